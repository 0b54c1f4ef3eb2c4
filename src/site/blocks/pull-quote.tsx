import { Attribution } from './attribution.tsx';
import type { BlockView } from './block-view.ts';

/** Set large beside the text that says the same words. */
export const pullQuote: BlockView<'pullQuote'> = {
  sheet: 'block-quotes',
  View: ({ block }) => (
    <figure class="pull-quote">
      <blockquote>
        <p>{block.text}</p>
      </blockquote>
      <Attribution of={block} />
    </figure>
  ),
};
