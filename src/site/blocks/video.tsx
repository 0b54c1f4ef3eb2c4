import type { ComponentChildren, VNode } from 'preact';
import type { BlockOf } from '../../story/blocks.ts';
import { endOf, recordingOf } from '../../story/drawn-pictures.ts';
import { heldRecording, type PlayedFile, type Recording } from '../../story/recording.ts';
import { Picture, stillOf, WHOLE_SCREEN } from '../layout/picture.tsx';
import { safeMedia } from '../layout/safe-href.ts';
import { durationCode, durationLine } from '../times.ts';
import type { Words } from '../words-table.ts';
import type { RenderContext } from '../layout/render-context.ts';
import type { BlockView } from './block-view.ts';
import { Caption, Tombstone } from './image.tsx';

const COLUMN = `(min-width: 44em) 41rem, ${WHOLE_SCREEN}`;

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
  const ended = endOf(block);
  const recording = recordingOf(block);
  return (
    <figure class="media">
      {lite || ended ? null : <Player block={block} sizes={sizes} />}
      <MediaTitle block={block} label={words.video} context={context} />
      {ended ? <Tombstone of="recording" ended={ended} context={context} /> : <Missing block={block} words={words} />}
      {!ended && <Transcript text={block.transcript ?? recording?.transcript ?? null} words={words} />}
      <Caption caption={block.caption} credit={block.credit} />
    </figure>
  );
}

interface MediaTitleProps {
  readonly block: BlockOf<'video' | 'audio'>;
  /** What it is. */
  readonly label: string;
  readonly context: RenderContext;
}

/** What a recording is called and how long it runs; where nothing plays on the page itself, the way to its smallest file. */
export function MediaTitle({ block, label, context: { lite } }: MediaTitleProps): VNode {
  const recording = recordingOf(block);
  const small = lite ? recording?.files[0] : undefined;
  return (
    <p class="media-title">
      <b>{label}</b> {small ? <a href={small.path}>{block.title}</a> : block.title}{' '}
      <Length seconds={recording?.seconds ?? block.durationSeconds} />
    </p>
  );
}

function Missing({ block, words }: { block: BlockOf<'video'>; words: Words }): VNode | null {
  const recording = recordingOf(block);
  if (recording) return recording.files.length > 0 ? null : <p class="media-note">{words.playsSoon}</p>;
  return safeMedia(block.src) === null || heldRecording(block.src) ? <p class="media-note">{words.noVideo}</p> : null;
}

function Player({ block, sizes }: { block: BlockOf<'video'>; sizes: string }): VNode | null {
  const recording = recordingOf(block);
  const still = block.poster?.picture ?? null;
  const files = recording?.files ?? [];
  const src = heldRecording(block.src) ? null : safeMedia(block.src);
  if (files.length === 0 && src === null)
    return still && <Picture picture={still} alt={block.poster?.alt ?? ''} sizes={sizes} />;
  return (
    <video
      controls
      preload="none"
      playsinline
      aria-label={block.title}
      poster={(still && stillOf(still)) ?? undefined}
      {...shapeOf(sizeOf(block, recording))}
    >
      {recording ? <Sources files={files} /> : <source src={src ?? ''} />}
      <Tracks block={block} recording={recording} />
    </video>
  );
}

/** From here on a screen shows more than the smallest size has. */
const LARGE = '(min-width: 40em)';

/** The largest for large screens, and the smallest for all others. */
function Sources({ files }: { files: readonly PlayedFile[] }): VNode {
  const [small, ...larger] = files;
  const large = larger.at(-1);
  return (
    <>
      {large && <source src={large.path} type={large.type} media={LARGE} />}
      {small && <source src={small.path} type={small.type} />}
    </>
  );
}

function Tracks({ block, recording }: { block: BlockOf<'video'>; recording: Recording | null }): VNode {
  const own = safeMedia(block.captions);
  const known = recording?.captions ?? [];
  return (
    <>
      {own && <track kind="captions" src={own} default />}
      {known.map(({ lang, path }, at) => (
        <track kind="captions" src={path} srclang={lang} label={languageOf(lang)} default={!own && at === 0} />
      ))}
    </>
  );
}

/** A language as those call it who read it. */
function languageOf(lang: string): string {
  return new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;
}

/** The film says how large it is shown, or its still; without either it is sixteen to nine. */
function sizeOf({ poster }: BlockOf<'video'>, recording: Recording | null): { width: number; height: number } {
  if (recording?.width && recording.height) return { width: recording.width, height: recording.height };
  const picture = poster?.picture;
  return picture ? { width: picture.width, height: picture.height } : { width: 1280, height: 720 };
}

/** Sides that differ by less from sixteen to nine are of that shape. */
const ALIKE = 0.02;

function shapeOf(size: { width: number; height: number }) {
  const isWide = Math.abs(size.width / size.height / (16 / 9) - 1) < ALIKE;
  return { ...size, ...(isWide && { class: 'wide' }) };
}

/** How long a recording runs; nothing when nobody knows. */
function Length({ seconds }: { seconds: number | null }): VNode | null {
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
