import type { Block, BlockOf } from '../../story/blocks.ts';
import { type DrawingName, drawings } from '../pictures/drawings.ts';
import { rich } from './rich.ts';

// Blocks as a sub-editor would type them: bare strings are paragraphs, everything else is a word and its parts.

/** What a body is written as. */
export type Part = string | Block;

export function toBlock(part: Part): Block {
  return typeof part === 'string' ? { type: 'paragraph', ...rich(part) } : part;
}

export const crosshead = (text: string): Block => ({ type: 'crosshead', text });
export const divider = (): Block => ({ type: 'divider' });
export const bullets = (...items: string[]): Block => ({ type: 'list', ordered: false, items: items.map(rich) });
export const numbered = (...items: string[]): Block => ({ type: 'list', ordered: true, items: items.map(rich) });
export const keyPoints = (...items: string[]): Block => ({ type: 'keyPoints', items: items.map(rich) });
/** A link to another sample story by its name; its address is filled in when all stories are known. In a bulletin with when the film comes to it. */
export const see = (story: string, text: string, start?: number): Block => ({
  ...{ type: 'relatedLink', href: `story:${story}`, text },
  ...(start !== undefined && { start }),
});

export function pull(text: string, speaker: string, role: string | null = null): Block {
  return { type: 'pullQuote', text, speaker, role, source: null };
}

interface Source {
  readonly speaker?: string;
  readonly role?: string;
  readonly source?: string;
}

export function quoted({ speaker, role, source }: Source, ...paragraphs: string[]): Block {
  return {
    type: 'quote',
    paragraphs: paragraphs.map(rich),
    speaker: speaker ?? null,
    role: role ?? null,
    source: source ?? null,
  };
}

interface Told {
  readonly caption: string;
  /** Where the drawing's own words will not do, as in another language. */
  readonly alt?: string;
  readonly credit?: string;
}

/** A drawing of ours as an image; `load-pictures.ts` hangs the real picture into its place. */
export function drawn(name: DrawingName, told: string | Told): BlockOf<'image'> {
  const { alt, artist, width, height } = drawings[name];
  const words = typeof told === 'string' ? { caption: told } : told;
  const picture = { id: `${DRAWN}${name}`, width, height, renditions: [] };
  return { type: 'image', picture, alt, decorative: false, credit: `Illustration: ${artist}`, ...words };
}

/** Begins the id of a picture that stands for a drawing not yet made. */
export const DRAWN = 'drawing:';

export function gallery(title: string | null, ...images: BlockOf<'image'>[]): Block {
  return { type: 'gallery', title, images };
}

interface Film {
  readonly title: string;
  readonly poster: BlockOf<'image'>;
  readonly seconds: number;
  readonly transcript: string;
  readonly caption?: string;
  readonly credit?: string;
}

/** A film of which the sample keeps poster and transcript; there are no moving pictures to play. */
export function film({ title, poster, seconds, transcript, caption, credit }: Film): BlockOf<'video'> {
  const words = { caption: caption ?? null, credit: credit ?? null };
  return { type: 'video', title, src: null, poster, captions: null, transcript, durationSeconds: seconds, ...words };
}

export function sound(title: string, seconds: number, transcript: string): Block {
  return { type: 'audio', title, src: null, transcript, durationSeconds: seconds, credit: null };
}

export function embed(item: Omit<BlockOf<'embed'>, 'type'>): Block {
  return { type: 'embed', ...item };
}

export function table(one: Partial<BlockOf<'table'>> & Pick<BlockOf<'table'>, 'head' | 'rows'>): Block {
  return { type: 'table', caption: null, rowHeads: true, source: null, ...one };
}

export function factBox(title: string, paragraphs: string[], items: string[] = []): Block {
  return { type: 'factBox', title, paragraphs: paragraphs.map(rich), items: items.map(rich) };
}

/** Events as `[when readers see it, ISO date, what happened]`. */
export function timeline(title: string, ...events: [when: string, date: string, what: string][]): Block {
  return { type: 'timeline', title, events: events.map(([when, date, what]) => ({ when, date, what: rich(what) })) };
}

interface Post {
  readonly at: string;
  readonly headline?: string;
  readonly by?: string;
}

/** A live post; its moment names it within its story. */
export function post({ at, headline, by }: Post, ...paragraphs: string[]): Block {
  const id = `p${at.replace(/\D/g, '').slice(4, 12)}`;
  return { type: 'livePost', id, at, headline: headline ?? null, by: by ?? null, paragraphs: paragraphs.map(rich) };
}
