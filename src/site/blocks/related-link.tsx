import { litePath } from '../addresses.ts';
import { safeHref } from '../layout/safe-href.ts';
import type { BlockView } from './block-view.ts';

export const relatedLink: BlockView<'relatedLink'> = {
  sheet: 'block-related',
  View: ({ block, context: { words, lite } }) => {
    const href = safeHref(block.href);
    const own = href !== null && lite && href.startsWith('/news/') ? litePath(href) : href;
    return (
      <p class="related">
        <b>{words.relatedLink}</b> {own === null ? block.text : <a href={own}>{block.text}</a>}
      </p>
    );
  },
};
