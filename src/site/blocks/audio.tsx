import { safeMedia } from '../layout/safe-href.ts';
import type { BlockView } from './block-view.ts';
import { Caption } from './image.tsx';
import { Length, Transcript } from './video.tsx';

export const audio: BlockView<'audio'> = {
  sheet: 'block-media',
  View: ({ block, context: { words, lite } }) => {
    const src = safeMedia(block.src);
    return (
      <figure class="media">
        <p class="media-title">
          <b>{words.audio}</b> {block.title} <Length seconds={block.durationSeconds} />
        </p>
        {src === null && <p class="media-note">{words.noAudio}</p>}
        {src !== null && !lite && <audio controls preload="none" src={src} aria-label={block.title} />}
        <Transcript text={block.transcript} words={words} />
        <Caption caption={null} credit={block.credit} />
      </figure>
    );
  },
};
