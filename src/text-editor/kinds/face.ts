import type { DOMOutputSpec, Fragment, Node, Schema } from 'prosemirror-model';
import type { BlockType } from '../../story/blocks.ts';
import type { BlockLook } from '../views/block-view.ts';

/** How one kind of block is put in, drawn, turned into others and copied. Its name stands in `words.ts`. */
export interface BlockFace {
  /** The ways to put it in, the usual one first. */
  readonly ways: readonly [Way, ...Way[]];
  /** How those of its nodes are drawn that have no form, by their names. */
  readonly draws?: Readonly<Record<string, Draw>>;
  /** The forms of its nodes, by their names. */
  readonly looks?: Readonly<Record<string, BlockLook>>;
  /** What its nodes are in HTML that any other program reads; a node without one is what is in it. */
  readonly tags?: Readonly<Record<string, (node: Node) => string>>;
  /** What HTML says of its nodes besides, by their names. */
  readonly attributes?: Readonly<Record<string, (node: Node) => Readonly<Record<string, string>>>>;
  /** What it is in plain text when it has no words. */
  readonly plain?: string;
  /** Its fields that say enough by themselves, and bear no label. */
  readonly unlabelled?: readonly string[];
}

export type Draw = (node: Node) => DOMOutputSpec;

/** A kind of block, or one with another look. */
export interface Way {
  readonly kind: BlockType | 'numberedList';
  /** Words people may look for it by, beside its name. */
  readonly alsoCalled: string;
  /** A new one; where nothing is said, an empty one in its form. */
  start?(schema: Schema): Node;
  /** Only of blocks that are words. */
  readonly turn?: Turn;
}

/** How words of another block come to stand in one of this kind. */
export interface Turn {
  /** Fields that it shares with others, whose words are no lines then. */
  readonly carries: readonly string[];
  make(lines: readonly Fragment[], from: Node): Node[];
}
