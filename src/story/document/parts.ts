import { type Point, pointAt, settled, type Standing } from '../points.ts';
import type { RichText } from '../rich-text.ts';
import { partsOf, richTextIn, type Spot, textOrNull } from './read.ts';

/** The points of a list. */
export function itemsOf(spot: Spot): Point[] {
  const parts = partsOf(spot, 'items', ['listItem']);
  return settled(parts.map(({ node }) => pointAt(richTextIn(node), node.attrs as Standing)));
}

export function paragraphsOf(spot: Spot): RichText[] {
  return partsOf(spot, 'paragraphs', ['paragraph']).map(({ node }) => richTextIn(node));
}

/** Whose words they are. */
export interface Attribution {
  readonly speaker: string | null;
  readonly role: string | null;
  readonly source: string | null;
}

export function attributionIn(spot: Spot): Attribution {
  return {
    speaker: textOrNull(spot, 'speaker'),
    role: textOrNull(spot, 'role'),
    source: textOrNull(spot, 'source'),
  };
}

/** A file that is played, and how long that takes. */
export interface Recording {
  readonly src: string | null;
  readonly durationSeconds: number | null;
}

export function recordingIn({ node }: Spot): Recording {
  return { src: node.attrs['src'] as string | null, durationSeconds: node.attrs['durationSeconds'] as number | null };
}
