import { type Fact, facts } from '../story/facts.ts';
import type { Picture } from '../story/picture.ts';
import type { Db } from './open-store.ts';
import { keepDocument, readDocument, readEntries } from './small-documents.ts';

/** A picture of somebody with a byline page, as it was and as it is to be; null where there is none. */
interface Faces {
  readonly before: Picture | null;
  readonly after: Picture | null;
  /** Whether another byline page that readers have shows it too. */
  isElsewhere(id: string): boolean;
}

type FaceState = 'public' | 'gone';

/** Notes which pictures byline pages show now and which no more; answers the facts of those that changed. */
export async function noteFaces(tx: Db, { before, after, isElsewhere }: Faces): Promise<Fact[]> {
  if (before?.id === after?.id) return [];
  if (after) await keepDocument(tx, faceOf(after.id), 'public' satisfies FaceState);
  if (before && !isElsewhere(before.id)) await keepDocument(tx, faceOf(before.id), 'gone' satisfies FaceState);
  return [before, after].flatMap((picture) => (picture ? [facts.media(picture.id)] : []));
}

/** Whether readers may have a picture because of a byline page; null for one that none ever showed. */
export async function readFaceState(db: Db, id: string): Promise<FaceState | null> {
  return (await readDocument(db, faceOf(id))) as FaceState | null;
}

/** The ids of all pictures that a byline page ever showed. */
export async function everyFace(db: Db): Promise<string[]> {
  return (await readEntries(db, 'face/')).map(([id]) => id);
}

function faceOf(id: string): string {
  return `face/${id}`;
}
