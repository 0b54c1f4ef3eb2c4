import { changeMediaItem, type MediaWish, readMediaItem } from '../../store/media-items.ts';
import { noteSuperseded } from '../../store/superseded-media.ts';
import { recordChange } from '../../store/changes.ts';
import { touchedByPicture } from '../../store/media-uses.ts';
import type { Db } from '../../store/open-store.ts';
import { readCues, writeCues } from '../../story/captions.ts';
import { facts } from '../../story/facts.ts';
import type { MediaField, MediaItem } from '../../story/media-item.ts';
import { filesOfRecording } from '../../story/recording.ts';
import { captionsName } from '../../story/told-recording.ts';
import { fileNamesOf, type Picture } from '../../story/picture.ts';
import { pressNow } from '../../press/press.ts';
import type { PressRooms } from '../../press/press-tasks.ts';
import { coveredAnew, drawCovered, loseUncovered } from './cover-picture.ts';
import { type Actor, audit, type Uses } from '../acts.ts';
import { fileNameOf } from './take-in.ts';

export interface MediaConflict {
  readonly item: MediaItem;
  /** The fields that somebody else wrote since. */
  readonly fields: MediaField[];
  readonly wished: MediaWish['set'];
}

interface Changed {
  readonly items: MediaItem[];
  /** What takes it back, as wishes. */
  readonly undo: MediaWish[];
  readonly conflicts: MediaConflict[];
}

export type ChangingRooms = PressRooms & Uses<'store' | 'clock' | 'media' | 'originals' | 'pictures'>;

/**
 * Changes fields of items, in one transaction and one row of the record. An item of which somebody wrote one of the fields since it was
 * seen stays as it is and is told with both; the others are changed all the same. Ids that are not there are passed over. What is covered otherwise than
 * before is so for readers too once this has answered.
 */
export async function changeMedia(rooms: ChangingRooms, asked: readonly MediaWish[], actor: Actor): Promise<Changed> {
  const covered = await coveredAnew(rooms, asked);
  const changed = await changeWords(rooms, asked, { actor, covered });
  const hidden = changed.items.filter(({ id }) => covered.has(id));
  if (hidden.length > 0) await hide(rooms, hidden);
  return changed;
}

interface Changing {
  readonly actor: Actor;
  /** Pictures of which the wishes cover other places, as they are drawn from now on. */
  readonly covered?: ReadonlyMap<string, Picture>;
}

/** The same for wishes that cover nothing. */
export async function changeWords(
  { store, clock, media }: Uses<'store' | 'clock' | 'media'>,
  asked: readonly MediaWish[],
  { actor, covered = new Map() }: Changing,
): Promise<Changed> {
  const wishes = asked.map(withPlainCaptions);
  // Bytes stand before the pages that name them.
  for (const { id, set } of wishes)
    for (const one of set.captions ?? []) await media.put(captionsName(id, one), new TextEncoder().encode(one.vtt));
  const at = clock.now();
  const changed: Changed = { items: [], undo: [], conflicts: [] };
  await store.write(async (tx) => {
    for (const wish of wishes) {
      const before = wish.set.captions && (await readMediaItem(tx, wish.id));
      const done = await changeMediaItem(tx, wish, { at, by: actor.id ?? actor.name });
      if (done?.is === 'conflict')
        changed.conflicts.push({ item: done.item, fields: [...done.fields], wished: wish.set });
      if (done?.is !== 'done') continue;
      if (before) await loseCaptions(tx, before, done.item, at);
      const anew = covered.get(done.item.id);
      if (anew) await noteUndrawn(tx, done.item, anew, at);
      changed.items.push(anew ? await drawCovered(tx, done.item, anew) : done.item);
      changed.undo.push(done.undo);
    }
    if (changed.items.length === 0) return;
    await tellShown(tx, changed.items, wishes, { at, by: actor.name });
    const fields = [...new Set(wishes.flatMap(({ set }) => Object.keys(set)))];
    const what = { act: 'change-media', summary: `Changed ${fields.join(', ')} of ${named(changed.items)}` };
    const details = { media: changed.items.map(({ id }) => id), fields };
    await audit(tx, actor, { at, by: actor.name, ...what, storyId: null, details });
  });
  return changed;
}

/** Pages show what is covered first, and then what was not is gone; should the pages not be pressed, it is gone all the same. */
async function hide(rooms: ChangingRooms, items: readonly MediaItem[]): Promise<void> {
  try {
    await pressNow(rooms);
  } finally {
    for (const { id } of items) await loseUncovered(rooms, id);
  }
}

/** What was drawn until now; where something is covered it does not stay for its thirty days (`loseUncovered`). */
async function noteUndrawn(tx: Db, { id, picture }: MediaItem, anew: Picture, at: string): Promise<void> {
  const drawn = new Set(fileNamesOf(anew));
  const gone = fileNamesOf(picture).filter((name) => !drawn.has(name));
  await noteSuperseded(
    tx,
    gone.map((name) => ({ mediaId: id, name })),
    at,
  );
}

/** Captions as they are delivered: cues and nothing else. Those without a cue are none. */
function withPlainCaptions({ set, ...wish }: MediaWish): MediaWish {
  if (!set.captions) return { ...wish, set };
  const captions = set.captions.map(({ lang, vtt }) => ({ lang, vtt: writeCues(readCues(vtt)) }));
  return { ...wish, set: { ...set, captions: captions.filter(({ vtt }) => vtt !== '') } };
}

async function loseCaptions(tx: Db, before: MediaItem, after: MediaItem, at: string): Promise<void> {
  const names = ({ recording }: MediaItem) => (recording ? filesOfRecording(recording) : []);
  const kept = new Set(names(after));
  const gone = names(before).filter((name) => !kept.has(name));
  await noteSuperseded(
    tx,
    gone.map((name) => ({ mediaId: after.id, name })),
    at,
  );
}

/** What people say of an item that is on pages. */
const shownFields: readonly MediaField[] = ['covers', 'rights', 'captions', 'transcript', 'digitalSourceType'];

/** When an item may be shown stands on its page; whether it goes into feeds, how it came about, and what is said in it, on those that show it: all are pressed again. */
async function tellShown(
  tx: Db,
  items: readonly MediaItem[],
  wishes: readonly MediaWish[],
  who: { readonly at: string; readonly by: string },
): Promise<void> {
  const ids = new Set(wishes.filter(({ set }) => shownFields.some((field) => field in set)).map(({ id }) => id));
  for (const item of items.filter(({ id }) => ids.has(id))) {
    const what = { ...who, act: 'change-media', summary: `Changed what is shown of ${named([item])}`, storyId: null };
    await recordChange(tx, { ...what, facts: [facts.media(item.id), ...(await touchedByPicture(tx, item.id))] });
  }
}

/** Items as the record names them: the one, or how many. */
export function named(items: readonly MediaItem[]): string {
  const [one] = items;
  return items.length === 1 && one ? (fileNameOf(one) ?? one.id) : `${items.length} items`;
}
