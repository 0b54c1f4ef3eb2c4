import { z } from 'zod';
import type { Picture } from './picture.ts';

/** What an item of the library is that plays. */
export const recordingKinds = ['film', 'sound'] as const;
export type RecordingKind = (typeof recordingKinds)[number];

/** A file of the media shelf that browsers play. */
const playedSchema = z.strictObject({
  /** Address on the readers' site, absolute path: `/media/3f9a…/720.mp4`. */
  path: z.string().startsWith('/media/'),
  type: z.enum(['video/mp4', 'video/webm', 'audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/wav', 'audio/flac']),
  /** Null of sound. */
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  bytes: z.int().min(0),
});

const captionsFileSchema = z.strictObject({
  /** BCP 47 tag of the language they are in. */
  lang: z.string().min(2).max(35),
  /** Of a WebVTT file on the media shelf. */
  path: z.string().startsWith('/media/'),
});

/** A film or a recording of sound, as it is drawn. A story holds its address (`heldAddress`); the library says the rest. */
export const recordingSchema = z.strictObject({
  /** Content name of the original. */
  id: z.string().min(1),
  is: z.enum(recordingKinds),
  /** How large it is shown, in pixels; null of sound. */
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  /** How long it runs, rounded up. */
  seconds: z.int().positive(),
  /** What plays, the smallest first; none while nothing was made that browsers play. */
  files: z.array(playedSchema),
  captions: z.array(captionsFileSchema),
  /** What is said in it: as somebody wrote it down, or else the words of its captions. */
  transcript: z.string().nullable(),
  /** True for one that is not for feeds, from which others take it. */
  isNotSyndicated: z.literal(true).optional(),
});

export type Recording = z.infer<typeof recordingSchema>;
export type PlayedFile = z.infer<typeof playedSchema>;

const HELD = /^\/media\/([a-z0-9]{8,64})\/(?:film|sound)$/;

/** The address by which a story holds a recording: it names the item and is not a file. */
export function heldAddress({ id, is }: Pick<Recording, 'id' | 'is'>): string {
  return `/media/${id}/${is}`;
}

/** The id of the recording that an address holds; null for the address of a file. */
export function heldRecording(src: string | null | undefined): string | null {
  return HELD.exec(src ?? '')?.[1] ?? null;
}

/** A recording that somebody chose for a block, and what it brings along. */
export interface ChosenRecording {
  /** Its address, as a story holds it. */
  readonly src: string;
  readonly seconds: number | null;
  readonly title: string;
  readonly credit: string;
  /** As a story holds it; null where there is none. */
  readonly poster: Picture | null;
}

/** A block that plays something of the library. */
interface HoldingBlock {
  readonly src: string;
  /** What the story itself has for those who cannot hear it. */
  readonly captions?: string | null;
  readonly transcript?: string | null;
}

/** True for a block, wherever it stands, that plays something of the library. */
export function holdsRecording(value: unknown): value is HoldingBlock {
  if (typeof value !== 'object' || value === null) return false;
  const { src } = value as Partial<HoldingBlock>;
  return typeof src === 'string' && heldRecording(src) !== null;
}

/** The ids of the recordings of the library that stand somewhere within a value, in their order. */
export function recordingsWithin(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = holdsRecording(value) ? [heldRecording(value.src) ?? ''] : [];
  return [...own, ...Object.values(value).flatMap(recordingsWithin)];
}

/** The names on the media shelf of all that was made of a recording. */
export function filesOfRecording({ files, captions }: Recording): string[] {
  return [...files, ...captions].map(({ path }) => path.slice('/media/'.length));
}
