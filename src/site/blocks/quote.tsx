import { Rich } from '../layout/rich-text.tsx';
import { Attribution } from './attribution.tsx';
import type { BlockView } from './block-view.ts';

export const quote: BlockView<'quote'> = {
  sheet: 'block-quotes',
  View: ({ block, context }) => (
    <figure class="quote">
      <blockquote>
        {block.paragraphs.map((text) => (
          <p>
            <Rich text={text} lite={context.lite} />
          </p>
        ))}
      </blockquote>
      <Attribution of={block} />
    </figure>
  ),
};
