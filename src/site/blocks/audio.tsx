import { endOf, recordingOf } from '../../story/drawn-pictures.ts';
import { heldRecording } from '../../story/recording.ts';
import { safeMedia } from '../layout/safe-href.ts';
import type { BlockView } from './block-view.ts';
import { Caption, Tombstone } from './image.tsx';
import { MediaTitle, Transcript } from './video.tsx';

export const audio: BlockView<'audio'> = {
  sheet: 'block-media',
  View: ({ block, context }) => {
    const { words, lite } = context;
    const ended = endOf(block);
    const recording = recordingOf(block);
    const file = recording?.files.at(-1);
    const src = file?.path ?? (heldRecording(block.src) ? null : safeMedia(block.src));
    return (
      <figure class="media">
        <MediaTitle block={block} label={words.audio} context={context} />
        {ended && <Tombstone of="recording" ended={ended} context={context} />}
        {src === null && !ended && <p class="media-note">{recording ? words.playsSoon : words.noAudio}</p>}
        {src !== null && !ended && !lite && <audio controls preload="none" src={src} aria-label={block.title} />}
        {!ended && <Transcript text={block.transcript ?? recording?.transcript ?? null} words={words} />}
        <Caption caption={null} credit={block.credit} />
      </figure>
    );
  },
};
