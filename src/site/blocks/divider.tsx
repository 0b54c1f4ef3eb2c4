import type { BlockView } from './block-view.ts';

export const divider: BlockView<'divider'> = {
  sheet: null,
  View: () => <hr />,
};
