import type { ComponentChildren, VNode } from 'preact';
import type { BlockOf } from '../../story/blocks.ts';
import { Picture, stillOf } from '../layout/picture.tsx';
import { safeMedia } from '../layout/safe-href.ts';
import { durationCode, durationLine } from '../times.ts';
import type { Words } from '../words-table.ts';
import type { RenderContext } from '../layout/render-context.ts';
import type { BlockView } from './block-view.ts';
import { Caption } from './image.tsx';

const COLUMN = '(min-width: 44em) 41rem, 100vw';

export const video: BlockView<'video'> = {
  sheet: 'block-media',
  View: ({ block, context }) => <VideoFigure video={block} context={context} />,
};

interface VideoFigureProps {
  readonly video: BlockOf<'video'>;
  readonly context: RenderContext;
  readonly sizes?: string;
}

/** A film with its still, captions and transcript; nothing is fetched before the reader starts it. */
export function VideoFigure({ video: block, context, sizes = COLUMN }: VideoFigureProps): VNode {
  const { words, lite } = context;
  return (
    <figure class="media">
      {lite ? null : <Player block={block} sizes={sizes} />}
      <p class="media-title">
        <b>{words.video}</b> {block.title} <Length seconds={block.durationSeconds} />
      </p>
      {safeMedia(block.src) === null && <p class="media-note">{words.noVideo}</p>}
      <Transcript text={block.transcript} words={words} />
      <Caption caption={block.caption} credit={block.credit} />
    </figure>
  );
}

function Player({ block, sizes }: { block: BlockOf<'video'>; sizes: string }): VNode | null {
  const src = safeMedia(block.src);
  const still = block.poster?.picture ?? null;
  if (src === null) return still && <Picture picture={still} alt={block.poster?.alt ?? ''} sizes={sizes} />;
  const captions = safeMedia(block.captions);
  return (
    <video
      controls
      preload="none"
      aria-label={block.title}
      poster={(still && stillOf(still)) ?? undefined}
      {...sizeOf(block)}
    >
      <source src={src} />
      {captions && <track kind="captions" src={captions} default />}
    </video>
  );
}

/** The still says how large the film is shown; without one it is sixteen to nine. */
function sizeOf({ poster }: BlockOf<'video'>): { width: number; height: number } {
  const picture = poster?.picture;
  return picture ? { width: picture.width, height: picture.height } : { width: 1280, height: 720 };
}

/** How long a recording runs; nothing when nobody knows. */
export function Length({ seconds }: { seconds: number | null }): VNode | null {
  return seconds === null ? null : <time datetime={durationCode(seconds)}>{durationLine(seconds)}</time>;
}

/** What is said in a recording, folded away until it is asked for. */
export function Transcript({ text, words }: { text: string | null; words: Words }): VNode | null {
  if (!text) return null;
  return (
    <details class="transcript">
      <summary>{words.transcript}</summary>
      {text.split(/\n+/).map((line): ComponentChildren => (
        <p>{line}</p>
      ))}
    </details>
  );
}
