import type { BlockView } from './block-view.ts';

export const crosshead: BlockView<'crosshead'> = {
  sheet: null,
  View: ({ block }) => <h2>{block.text}</h2>,
};
