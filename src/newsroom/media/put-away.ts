import { putMediaAway, readMediaItem } from '../../store/media-items.ts';
import type { MediaItem } from '../../story/media-item.ts';
import { type Actor, audit, type Uses } from '../acts.ts';
import { named } from './change-media.ts';

interface Moved {
  readonly items: MediaItem[];
  /** Those that a version or a draft shows: they stay. */
  readonly used: string[];
}

/** Puts items out of sight, or brings them back. Nothing that is used can be put away; what is where it should be already stays as it is. */
export async function putMediaOutOfSight(
  { store, clock }: Uses<'store' | 'clock'>,
  { ids, isAway }: { readonly ids: readonly string[]; readonly isAway: boolean },
  actor: Actor,
): Promise<Moved> {
  const away = { at: clock.now(), by: actor.id ?? actor.name };
  const moved: Moved = { items: [], used: [] };
  await store.write(async (tx) => {
    for (const id of new Set(ids)) {
      const item = await readMediaItem(tx, id);
      if (item === null || (item.putAway !== null) === isAway) continue;
      if (isAway && item.isUsed) {
        moved.used.push(id);
        continue;
      }
      await putMediaAway(tx, id, isAway ? away : null);
      moved.items.push({ ...item, putAway: isAway ? away : null });
    }
    if (moved.items.length === 0) return;
    const act = isAway ? 'put-media-away' : 'bring-media-back';
    const summary = `${isAway ? 'Put away' : 'Brought back'} ${named(moved.items)}`;
    const details = { media: moved.items.map(({ id }) => id) };
    await audit(tx, actor, { at: away.at, by: actor.name, act, summary, storyId: null, details });
  });
  return moved;
}
