import { rememberedOf } from '../base/remembered.ts';
import { type Archive, type DrawnPicture, type DrawnRecording, loadShared } from './archive.ts';
import { everyImageIn, isImage } from './images-in.ts';
import type { EndedPicture } from './media-rights.ts';
import { isHeld, type Picture } from './picture.ts';
import { heldRecording, holdsRecording, type Recording, recordingsWithin } from './recording.ts';
import type { Story } from './story.ts';

/** What is drawn of an item of the library; null where there is no such item, its end where nobody may be shown it any more. */
export type AskPicture = (id: string) => Promise<DrawnPicture>;
/** The same of a film or of sound. */
type AskRecording = (id: string) => Promise<DrawnRecording>;

/**
 * An archive whose stories have their pictures as they are drawn: where a story says only which one it shows, the library says what its
 * sizes are. Whatever draws asks such an archive, so nothing that draws knows of the library.
 */
export function withPictures(archive: Archive): Archive {
  const ask: AskPicture = (id) => archive.picture(id);
  const askPlayed: AskRecording = (id) => archive.recording(id);
  return {
    ...archive,
    shared: (name, load) => loadShared(archive, name, (own) => load(withPictures(own))),
    story: async (id) => {
      const found = await archive.story(id);
      return found && { ...found, story: await drawn(found.story, ask, askPlayed) };
    },
    card: async (id) => {
      const found = await archive.card(id);
      return found && drawn(found, ask, askPlayed);
    },
    version: async (id, number) => {
      const found = await archive.version(id, number);
      return found?.story ? { ...found, story: await drawn(found.story, ask, askPlayed) } : found;
    },
    author: async (id) => faced(await archive.author(id), ask),
    authorAt: async (slug) => faced(await archive.authorAt(slug), ask),
    signedBy: async (name) => faced(await archive.signedBy(name), ask),
    corrections: async (edition, slice) => {
      const entries = await archive.corrections(edition, slice);
      return Promise.all(
        entries.map(async (one) => (one.card ? { ...one, card: await drawn(one.card, ask, askPlayed) } : one)),
      );
    },
  };
}

/** Somebody with their face as the library has it by now; it may be one of before, which is drawn as it is. */
async function faced<T extends { readonly picture: Picture | null }>(of: T | null, ask: AskPicture): Promise<T | null> {
  if (!of?.picture) return of;
  return { ...of, picture: shownOf(of.picture, await ask(of.picture.id)) };
}

/**
 * The same with each of its pictures as it is drawn; one of which there is nothing to draw is null, and its words stand for it. What plays is drawn where
 * `askPlayed` is given, and else is left as it is held.
 */
export async function drawn<T extends Pick<Story, 'mainMedia'> & Partial<Pick<Story, 'body'>>>(
  story: T,
  ask: AskPicture,
  askPlayed?: AskRecording,
): Promise<T> {
  const { mainMedia, body = [] } = story;
  const { ids, recordings } = shownIn(story);
  const played = askPlayed ? recordings : [];
  if (ids.length + played.length === 0) return story;
  const found: Found = { pictures: await answers(ids, ask), recordings: await answers(played, askPlayed) };
  const before = hangings.get(story);
  if (before && isSame(before.found, found)) return before.as as T;
  const isAsItWas = everyImageIn({ mainMedia, body }).every(
    ({ picture }) => !picture || shownOf(picture, found.pictures.get(picture.id) ?? null) === picture,
  );
  const as = isAsItWas && played.length === 0 ? story : (hung(story, found) as T);
  hangings.set(story, { found, as });
  return as;
}

/** How each was drawn last: the same until an answer is another one, so that what is made of a card is made once. */
const hangings = new WeakMap<object, { readonly found: Found; readonly as: unknown }>();

function isSame(one: Found, other: Found): boolean {
  const same = <T>(these: ReadonlyMap<string, T>, those: ReadonlyMap<string, T>) =>
    these.size === those.size && [...these].every(([id, answer]) => those.get(id) === answer);
  return same(one.pictures, other.pictures) && same(one.recordings, other.recordings);
}

/** Looked for once in what is asked for again and again: each list shows a hundred cards, most of them those of before. */
const shownIn = rememberedOf(({ mainMedia, body = [] }: Pick<Story, 'mainMedia'> & Partial<Pick<Story, 'body'>>) => ({
  ids: everyImageIn({ mainMedia, body }).flatMap(({ picture }) => (picture ? [picture.id] : [])),
  recordings: recordingsWithin({ mainMedia, body }),
}));

interface Found {
  readonly pictures: ReadonlyMap<string, DrawnPicture>;
  readonly recordings: ReadonlyMap<string, DrawnRecording>;
}

async function answers<T>(ids: readonly string[], ask?: (id: string) => Promise<T>): Promise<Map<string, T>> {
  if (!ask) return new Map();
  return new Map(await Promise.all([...new Set(ids)].map(async (id) => [id, await ask(id)] as const)));
}

function hung(value: unknown, found: Found): unknown {
  if (Array.isArray(value)) return value.map((one) => hung(one, found));
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(([name, part]) => [name, hung(part, found)]);
  const copy: object = Object.fromEntries(parts);
  if (holdsRecording(copy)) return withRecording(copy, found.recordings.get(heldRecording(copy.src) ?? '') ?? null);
  if (!isImage(copy) || !copy.picture) return copy;
  const drawnAs = found.pictures.get(copy.picture.id) ?? null;
  const ended = isEnded(drawnAs) ? { ended: drawnAs } : {};
  return { ...copy, picture: shownOf(copy.picture, drawnAs), ...ended };
}

function withRecording(block: object, recording: DrawnRecording): object {
  if (recording === null) return block;
  return isEnded(recording) ? { ...block, ended: recording } : { ...block, recording };
}

/** What plays of a block as it is drawn; null for one that holds nothing of the library, or of which nothing is there. */
export function recordingOf(block: { readonly type: string; readonly recording?: Recording }): Recording | null {
  return block.recording ?? null;
}

/** Why and since when a drawn picture or film is not to be seen, for whoever draws it; null for one that is, or of which words alone survived. */
export function endOf(block: { readonly type: string; readonly ended?: EndedPicture }): EndedPicture | null {
  return block.ended ?? null;
}

function isEnded(found: DrawnPicture | DrawnRecording): found is EndedPicture {
  return found !== null && 'ended' in found;
}

/** Stories from before there was a library say themselves how a picture is drawn, until somebody cuts or covers it, or nobody may be shown it. */
function shownOf(picture: Picture, found: DrawnPicture): Picture | null {
  if (isEnded(found)) return null;
  if (isHeld(picture)) return found;
  if (found?.crops || found?.isCovered) return found;
  return found?.origin ? { ...picture, origin: found.origin } : picture;
}
