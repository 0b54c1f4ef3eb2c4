import { Moment } from '../layout/time.tsx';
import { Rich } from '../layout/rich-text.tsx';
import type { BlockView } from './block-view.ts';

/** One entry of a live story, with an address of its own inside the page. */
export const livePost: BlockView<'livePost'> = {
  sheet: 'block-live',
  View: ({ block, context: { words, edition, lite } }) => (
    <article class="post" id={`post-${encodeURIComponent(block.id)}`}>
      <p class="post-time">
        <Moment at={block.at} edition={edition} />
      </p>
      {block.headline && <h2>{block.headline}</h2>}
      {block.paragraphs.map((text) => (
        <p>
          <Rich text={text} lite={lite} />
        </p>
      ))}
      {block.by && (
        <p class="post-by">
          {words.by} {block.by}
        </p>
      )}
    </article>
  ),
};
