import type { VNode } from 'preact';
import { isInstant } from '../../base/clock.ts';
import type { Edition } from '../../story/newsroom.ts';
import { streamTimes } from '../../story/players.ts';
import { safeHref } from '../layout/safe-href.ts';
import { Moment } from '../layout/time.tsx';
import { embedPath } from '../embed-path.ts';
import type { BlockView } from './block-view.ts';
import { ImageFigure } from './image.tsx';

/** The words that were shown elsewhere, the page on which the other site shows it, for those who ask, and the way there; nothing is fetched from the other place here. */
export const embed: BlockView<'embed'> = {
  sheet: 'block-quotes',
  View: ({ block, context }) => {
    const { words, edition, embedsAt, lite } = context;
    const href = safeHref(block.url);
    const alone = embedsAt === undefined || lite ? null : embedPath(embedsAt, block);
    return (
      <figure class="quote embed">
        {block.poster && <ImageFigure image={block.poster} context={context} />}
        {block.snapshot && (
          <blockquote>
            {block.snapshot.split(/\n+/).map((line) => (
              <p>{line}</p>
            ))}
          </blockquote>
        )}
        <figcaption>
          {block.author && <b>{block.author}</b>}
          {block.at && (
            <span>
              <When at={block.at} edition={edition} />
            </span>
          )}
          {alone !== null && <a href={alone}>{words.showHere(block.provider)}</a>}
          {href === null ? <span>{block.provider}</span> : <a href={href}>{words.seeOn(block.provider)}</a>}
        </figcaption>
      </figure>
    );
  },
};

/** A moment, from when until when a stream is live, or what somebody wrote. */
function When({ at, edition }: { at: string; edition: Edition }): VNode {
  if (isInstant(at)) return <Moment at={at} edition={edition} />;
  const [begins, ends] = streamTimes(at);
  if (begins === '' && ends === '') return <>{at}</>;
  return (
    <>
      {begins !== '' && <Moment at={begins} edition={edition} />} –{' '}
      {ends !== '' && <Moment at={ends} edition={edition} />}
    </>
  );
}
