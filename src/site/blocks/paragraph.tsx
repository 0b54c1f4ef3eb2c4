import { Rich } from '../layout/rich-text.tsx';
import type { BlockView } from './block-view.ts';

export const paragraph: BlockView<'paragraph'> = {
  sheet: null,
  View: ({ block, context }) => (
    <p>
      <Rich text={block} lite={context.lite} />
    </p>
  ),
};
