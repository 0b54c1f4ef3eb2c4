import type { VNode } from 'preact';
import type { BlockOf, BlockType } from '../../story/blocks.ts';
import type { RenderContext } from '../layout/render-context.ts';

export interface BlockProps<T extends BlockType> {
  readonly block: BlockOf<T>;
  readonly context: RenderContext;
}

/** How a kind of block is drawn, and the style sheet it needs on a full page; null when the story's own suffices. */
export interface BlockView<T extends BlockType> {
  readonly sheet: string | null;
  readonly View: (props: BlockProps<T>) => VNode | null;
}
