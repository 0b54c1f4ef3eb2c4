import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newId } from '../../base/ids.ts';
import type { FrontAct } from '../../story/front-commands.ts';
import { call } from '../api.ts';
import { sayWhy } from '../story-dialogs/desk-acts.ts';
import { frontWords as words } from '../words/fronts.ts';
import { hand } from './hand.ts';
import { type Choice, frontQuery } from './front-query.ts';

/** What one does to a front, one command after the other. */
export interface Arranging {
  /** What became of the last act, for everybody to read and for those who listen. */
  readonly said: string;
  /** Acts that were asked for and not answered yet. */
  readonly waiting: number;
  /**
   * Gives commands in their order, and says `say` when all were done. What somebody is in the way of is kept, and the others
   * are given. `on` is the revision that whoever acts had before them; the one on the screen unless given.
   */
  give(acts: readonly FrontAct[], say: string, on?: number): void;
  /** Says something of what was done on this screen alone. */
  tell(say: string): void;
  takeBack(): void;
  doAgain(): void;
  /** Chooses between one's own command and what was in its way. */
  settle(choice: Choice, isMine: boolean): void;
  begin(): void;
}

export function useArranging(front: string): Arranging {
  const client = useQueryClient();
  const { queryKey } = frontQuery(front);
  const [said, setSaid] = useState('');
  const [waiting, setWaiting] = useState(0);
  const last = useRef<Promise<void>>(Promise.resolve());
  /** What whoever acts has before them at that moment. */
  const seen = (): number => client.getQueryData(queryKey)?.revision ?? 0;
  const afterOthers = (work: () => Promise<string>): void => {
    setWaiting((count) => count + 1);
    last.current = last.current.then(async () => {
      const say = await work().catch(notDone);
      await Promise.all([
        client.invalidateQueries({ queryKey: ['front'] }),
        client.invalidateQueries({ queryKey: ['fronts'] }),
      ]);
      setSaid(say);
      setWaiting((count) => count - 1);
    });
  };
  return {
    said,
    waiting,
    give: (acts, say, on = seen()) => {
      afterOthers(() => giveAll(acts, on, say));
    },
    tell: setSaid,
    takeBack: () => afterOthers(() => takeBack(false)),
    doAgain: () => afterOthers(() => takeBack(true)),
    settle: (choice, isMine) => {
      const on = seen();
      afterOthers(() => settle(choice.id, isMine ? { id: newId(), hand, on } : null));
    },
    begin: () => afterOthers(() => begin(front)),
  };
}

function notDone(error: unknown): string {
  sayWhy(error);
  return '';
}

async function giveAll(acts: readonly FrontAct[], on: number, say: string): Promise<string> {
  let isInTheWay = false;
  for (const act of acts) {
    const outcome = await call('POST /api/front-commands', { body: { id: newId(), hand, on, do: act } });
    isInTheWay ||= outcome.is === 'conflict';
  }
  return isInTheWay ? words.inTheWay : say;
}

async function takeBack(again: boolean): Promise<string> {
  const { outcome } = await call('POST /api/front-commands/undo', { body: { hand, again } });
  if (outcome === null) return again ? words.nothingToRedo : words.nothingToUndo;
  if (outcome.is === 'conflict') return words.inTheWay;
  return again ? words.redone : words.undone;
}

async function settle(
  id: string,
  again: { readonly id: string; readonly hand: string; readonly on: number } | null,
): Promise<string> {
  const { outcome } = await call('POST /api/front-choices/:id', { params: { id }, body: { again } });
  if (outcome?.is === 'conflict') return words.inTheWay;
  return outcome ? words.mineDone : words.left;
}

async function begin(front: string): Promise<string> {
  await call('POST /api/fronts/:front/beginning', { params: { front }, body: { hand } });
  return words.done(words.did.begin);
}
