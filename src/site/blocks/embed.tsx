import { isInstant } from '../../base/clock.ts';
import { safeHref } from '../layout/safe-href.ts';
import { Moment } from '../layout/time.tsx';
import type { BlockView } from './block-view.ts';

/** The words that were shown elsewhere, and the way there; nothing is ever fetched from the other place. */
export const embed: BlockView<'embed'> = {
  sheet: 'block-quotes',
  View: ({ block, context: { words, edition } }) => {
    const href = safeHref(block.url);
    return (
      <figure class="quote embed">
        {block.snapshot && (
          <blockquote>
            {block.snapshot.split(/\n+/).map((line) => (
              <p>{line}</p>
            ))}
          </blockquote>
        )}
        <figcaption>
          {block.author && <b>{block.author}</b>}
          {block.at && <span>{isInstant(block.at) ? <Moment at={block.at} edition={edition} /> : block.at}</span>}
          {href === null ? <span>{block.provider}</span> : <a href={href}>{words.seeOn(block.provider)}</a>}
        </figcaption>
      </figure>
    );
  },
};
