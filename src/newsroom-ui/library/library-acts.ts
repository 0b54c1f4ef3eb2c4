import { counted } from '../../ui/language.ts';
import { sayWhy, toast } from '../../ui/toasts.tsx';
import { type AnswerOf, call } from '../api.ts';
import { mediaWords as words } from '../words/media.ts';
import { libraryChanged, type MediaItem } from './library-query.ts';

/** Fields of items, as somebody wants them who saw each at its revision. */
export type Wishes = AnswerOf<'POST /api/media/details'>['undo'];
export type Changed = AnswerOf<'POST /api/media/details'>;

/** Changes fields, says so with the way back, and what somebody else changed meanwhile; null when it was not done. */
export async function changeFields(changes: Wishes): Promise<Changed | null> {
  try {
    const changed = await call('POST /api/media/details', { body: { changes } });
    libraryChanged();
    sayChanged(changed);
    return changed;
  } catch (error) {
    sayWhy(error);
    return null;
  }
}

function sayChanged({ items, undo, conflicts }: Changed): void {
  if (items.length > 0 && undo.length > 0)
    toast({ say: counted(items.length, words.changed), undo: () => void changeFields(undo) });
  if (conflicts.length > 0) toast({ say: counted(conflicts.length, words.notChanged), tone: 'stop' });
}

/** Puts items away or brings them back, and says so with the way back; what is in use stays. */
export async function putAway(items: readonly MediaItem[], isAway: boolean): Promise<void> {
  try {
    const done = await call('POST /api/media/away', { body: { ids: items.map(({ id }) => id), isAway } });
    libraryChanged();
    const say = counted(done.items.length, isAway ? words.wasPutAway : words.wasBroughtBack);
    if (done.items.length > 0) toast({ say, undo: () => void putAway(done.items, !isAway) });
    if (done.used.length > 0) toast({ say: counted(done.used.length, words.stayed), tone: 'stop' });
  } catch (error) {
    sayWhy(error);
  }
}
