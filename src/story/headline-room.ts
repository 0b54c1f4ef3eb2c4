import type { Story } from './story.ts';

/** How wide a text is in some type, in CSS pixels. A browser measures with its own fonts; nothing else knows them. */
export type Measure = (text: string, type: PlaceType) => number;

/** The type a headline is set in at a place. */
export interface PlaceType {
  readonly face: 'display' | 'serif' | 'system';
  /** In CSS pixels. */
  readonly size: number;
  readonly weight: 400 | 500 | 600;
  /** In em. */
  readonly spacing: number;
}

/** One place where a headline appears, and the room it has there. */
export interface HeadlinePlace {
  readonly is: 'story' | 'phone-story' | 'card' | 'phone-list' | 'search' | 'social' | 'feed' | 'push';
  /** Which headline stands there: the whole one, or the short one where there is one. */
  readonly shows: 'headline' | 'indexHeadline';
  readonly type: PlaceType;
  /** Width of a line, in CSS pixels. */
  readonly width: number;
  /** More lines than these are too many, or are cut. */
  readonly lines: number;
  /** Whether the place is our own, or belongs to others who may change it: then this is a fair guess and no promise. */
  readonly isOurs: boolean;
}

/**
 * The places in the order in which they matter. Our own are as src/site/styles sets them at 1280 and at 360 pixels
 * in Chromium: story.css `.tale h1`, cards.css `.card-medium h3`.
 * Those of others are rules of thumb, not measured: a search result of one line of 600 px, a link card, a phone's notification.
 */
export const headlinePlaces: readonly HeadlinePlace[] = [
  ours('story', { shows: 'headline', type: display(45.74, -0.018), width: 540, lines: 4 }),
  ours('phone-story', { shows: 'headline', type: display(32.87, -0.018), width: 328, lines: 4 }),
  ours('card', { shows: 'indexHeadline', type: serif(21, 600), width: 277, lines: 2 }),
  ours('phone-list', { shows: 'indexHeadline', type: serif(19.02, 600), width: 200, lines: 3 }),
  theirs('search', { shows: 'headline', type: system(20, 400), width: 600, lines: 1 }),
  theirs('social', { shows: 'headline', type: system(16, 600), width: 480, lines: 2 }),
  theirs('feed', { shows: 'headline', type: system(16, 500), width: 340, lines: 3 }),
  theirs('push', { shows: 'indexHeadline', type: system(15, 600), width: 300, lines: 2 }),
];

type Room = Pick<HeadlinePlace, 'shows' | 'type' | 'width' | 'lines'>;

function ours(is: HeadlinePlace['is'], room: Room): HeadlinePlace {
  return { is, ...room, isOurs: true };
}

function theirs(is: HeadlinePlace['is'], room: Room): HeadlinePlace {
  return { is, ...room, isOurs: false };
}

function display(size: number, spacing: number): PlaceType {
  return { face: 'display', size, weight: 600, spacing };
}

function serif(size: number, weight: 400 | 600): PlaceType {
  return { face: 'serif', size, weight, spacing: -0.003 };
}

function system(size: number, weight: PlaceType['weight']): PlaceType {
  return { face: 'system', size, weight, spacing: 0 };
}

/** How a headline stands at a place. */
export interface HeadlineRoom {
  readonly place: HeadlinePlace;
  /** The words that are there. */
  readonly text: string;
  /** The lines as they break; one empty line for no words. */
  readonly lines: readonly string[];
  readonly fits: boolean;
}

/** How the headline stands at every place, broken into lines as a browser breaks them: at spaces and after hyphens, greedily. */
export function headlineRooms(story: Pick<Story, 'headline' | 'shortHeadline'>, measure: Measure): HeadlineRoom[] {
  return headlinePlaces.map((place) => {
    const text = place.shows === 'headline' ? story.headline : (story.shortHeadline ?? story.headline);
    const lines = wrap(text, (part) => measure(part, place.type) <= place.width);
    return { place, text, lines, fits: lines.length <= place.lines };
  });
}

/** Whether an index has no room for the headline and there is no short one: then somebody should write one. */
export function wantsShortHeadline(
  rooms: readonly HeadlineRoom[],
  { shortHeadline }: Pick<Story, 'shortHeadline'>,
): boolean {
  if (shortHeadline) return false;
  return rooms.some(({ place, fits }) => place.isOurs && place.shows === 'indexHeadline' && !fits);
}

/** Text cut into lines that fit. A word wider than a line is cut where it must be (`overflow-wrap: break-word`). */
function wrap(text: string, fits: (part: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of breakable(text)) {
    if (fits((line + word).trimEnd())) {
      line += word;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    const [rest, ...cuts] = cutToFit(word, fits).toReversed();
    lines.push(...cuts.toReversed());
    line = rest ?? '';
  }
  return [...lines, line.trimEnd()];
}

/** The stretches between which a line may break, each with the spaces after it. */
function breakable(text: string): string[] {
  return (
    text
      .trim()
      .replace(/\s+/gu, ' ')
      .match(/[^\s-]+(?:-+| |$)|-+ ?/gu) ?? []
  );
}

function cutToFit(word: string, fits: (part: string) => boolean): string[] {
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && !fits(part + letter)) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}
