import type { Node, NodeSpec } from 'prosemirror-model';
import type { z } from 'zod';
import type { Problem } from '../../base/problem.ts';
import type { Part } from '../document/form.ts';
import type { Spot } from '../document/read.ts';
import type { Point } from '../points.ts';
import type { RichText } from '../rich-text.ts';

/**
 * What every block kind is: a schema, the words a reader would read in it (for counting, search and
 * comparison; one line a part), what a sub-editor would object to, and how it stands in a document.
 */
export interface BlockKind<Schema extends z.ZodType, Name extends string = string> {
  readonly schema: Schema;
  words(block: z.infer<Schema>): string;
  check(block: z.infer<Schema>, where: string): Problem[];
  /** True when its words tell the story, false when they head it or stand beside it. */
  readonly isTold: boolean;
  /** True when its words are what somebody said, as they said them. */
  readonly isSaid?: true;
  /** Where the whole block leads, beside the links of its words. */
  leadsTo?(block: z.infer<Schema>): string;
  /** What to do about a property that it cannot be without, and a draft of it still is. */
  readonly remedies: Readonly<Record<string, string>>;
  /** Its node in a document, under the kind's own name, and those that are in no other kind. */
  readonly nodes: { readonly [N in Name]: NodeKind };
  /** What its node says, all but the kind. Attributes are believed: they passed `check()`. The places of its parts are entered on the way. */
  read(spot: Spot): Omit<z.infer<Schema>, 'type'>;
  /** Its node. */
  write(block: z.infer<Schema>, make: Making): Node;
}

/** A node of the document: what may stand in it at all, and what should, in which order. */
export interface NodeKind {
  readonly spec: NodeSpec;
  /** Absent for texts and leaves. A name of a field is the name of the block's own property. */
  readonly form?: readonly Part[];
}

/** How nodes of a document are made. */
export interface Making {
  /** Words with their marks, as one text. */
  text(name: string, text: RichText): Node;
  /** A point with where it stands among others. */
  point(point: Point): Node;
  /** A node in its form: fields and attributes are the properties of `value` with their names, and `nodes` stand at their places. */
  form(name: string, value: object, nodes?: readonly Node[]): Node;
}

export function defineBlock<Schema extends z.ZodType, const Name extends string>(
  kind: BlockKind<Schema, Name>,
): BlockKind<Schema, Name> {
  return kind;
}

/** The lines that say something, one under the other. */
export function lines(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join('\n');
}
