import { changeMediaItem, type MediaWish } from '../../store/media-items.ts';
import { recordChange } from '../../store/changes.ts';
import { touchedByPicture } from '../../store/media-uses.ts';
import type { Db } from '../../store/open-store.ts';
import { facts } from '../../story/facts.ts';
import type { MediaField, MediaItem } from '../../story/media-item.ts';
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

/**
 * Changes fields of items, in one transaction and one row of the record. An item of which somebody wrote one of the fields since it was
 * seen stays as it is and is told with both; the others are changed all the same. Ids that are not there are passed over.
 */
export async function changeMedia(
  { store, clock }: Uses<'store' | 'clock'>,
  wishes: readonly MediaWish[],
  actor: Actor,
): Promise<Changed> {
  const at = clock.now();
  const changed: Changed = { items: [], undo: [], conflicts: [] };
  await store.write(async (tx) => {
    for (const wish of wishes) {
      const done = await changeMediaItem(tx, wish, { at, by: actor.id ?? actor.name });
      if (done?.is === 'conflict')
        changed.conflicts.push({ item: done.item, fields: [...done.fields], wished: wish.set });
      if (done?.is !== 'done') continue;
      changed.items.push(done.item);
      changed.undo.push(done.undo);
    }
    if (changed.items.length === 0) return;
    await tellRights(tx, changed.items, wishes, { at, by: actor.name });
    const fields = [...new Set(wishes.flatMap(({ set }) => Object.keys(set)))];
    const what = { act: 'change-media', summary: `Changed ${fields.join(', ')} of ${named(changed.items)}` };
    const details = { media: changed.items.map(({ id }) => id), fields };
    await audit(tx, actor, { at, by: actor.name, ...what, storyId: null, details });
  });
  return changed;
}

/** When an item may be shown stands on its page, and whether it goes into feeds: both are pressed anew. */
async function tellRights(
  tx: Db,
  items: readonly MediaItem[],
  wishes: readonly MediaWish[],
  who: { readonly at: string; readonly by: string },
): Promise<void> {
  const ids = new Set(wishes.filter(({ set }) => set.rights !== undefined).map(({ id }) => id));
  for (const item of items.filter(({ id }) => ids.has(id))) {
    const what = { ...who, act: 'change-rights', summary: `Changed the rights in ${named([item])}`, storyId: null };
    await recordChange(tx, { ...what, facts: [facts.media(item.id), ...(await touchedByPicture(tx, item.id))] });
  }
}

/** Items as the record names them: the one, or how many. */
export function named(items: readonly MediaItem[]): string {
  const [one] = items;
  return items.length === 1 && one ? (fileNameOf(one) ?? one.id) : `${items.length} pictures`;
}
