import { sayWhy } from '../../ui/toasts.tsx';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { newId } from '../../base/ids.ts';
import type { FrontAct } from '../../story/front-commands.ts';
import { call } from '../api.ts';
import { isConnected } from '../../ui/connection.ts';
import { useMe } from '../session.ts';
import { frontWords as words } from '../words/fronts.ts';
import { hand } from './hand.ts';
import { type Choice, type FoundStory, frontQuery } from './front-query.ts';
import { changeWaiting, useWaiting, waitingFor } from './kept-front.ts';
import { drop, send, type Sent } from './sending.ts';
import type { Waiting } from './waiting.ts';

const none: readonly Waiting[] = [];

/** What one does to a front, one command after the other. */
export interface Arranging {
  /** What became of the last act, for everybody to read and for those who listen. */
  readonly said: string;
  /** Acts that were asked for and not answered yet. */
  readonly waiting: number;
  /** Commands that the screen has no state with yet, first given first. */
  readonly given: readonly Waiting[];
  /** Those of them that are on this device alone, because there is no connection, or the newsroom does not answer. */
  readonly kept: readonly Waiting[];
  /**
   * Gives commands in their order, and says `say` when all were done. What somebody is in the way of is kept, and the others
   * are given. `on` is the revision that whoever acts had before them; the one on the screen unless given.
   */
  give(acts: readonly FrontAct[], say: string, on?: number): void;
  /** Says something of what was done on this screen alone. */
  tell(say: string): void;
  takeBack(): void;
  doAgain(): void;
  /** Takes back one that still waits here. */
  drop(waiting: Waiting): void;
  /** Chooses between one's own command and what was in its way. */
  settle(choice: Choice, isMine: boolean): void;
  begin(): void;
}

export function useArranging(front: string): Arranging {
  const [said, tell] = useState('');
  const { waiting, ask } = useAsking(tell);
  const giving = useGiving(front, tell);
  const { give, kept, given, drop: dropOne, send: sendOn } = giving;
  return {
    ...{ said, waiting, given, kept, give, tell, drop: dropOne },
    // One that may be on its way is taken back in the newsroom, once it is there.
    takeBack: () => giving.takeBack() || ask(() => sendOn().then(() => takeBack(false))),
    doAgain: () => giving.doAgain() || ask(() => takeBack(true)),
    settle: (choice, isMine) => {
      const on = giving.seen();
      ask(() => settle(choice.id, isMine ? { id: newId(), hand, on } : null));
    },
    begin: () => ask(() => begin(front)),
  };
}

/** What needs an answer: it is done now or not at all, one after the other. */
function useAsking(tell: (say: string) => void) {
  const client = useQueryClient();
  const [waiting, setWaiting] = useState(0);
  const last = useRef<Promise<void>>(Promise.resolve());
  const ask = (work: () => Promise<string>): void => {
    setWaiting((count) => count + 1);
    last.current = last.current.then(async () => {
      const say = await work().catch(notDone);
      // Offline what only lists show waits for it, and nobody waits for that.
      void client.invalidateQueries({ queryKey: ['fronts'] });
      await client.invalidateQueries({ queryKey: ['front'] });
      tell(say);
      setWaiting((count) => count - 1);
    });
  };
  return { waiting, ask };
}

/** What is given on this device, sent at once where there is a line. */
function useGiving(front: string, tell: (say: string) => void) {
  const client = useQueryClient();
  const person = useMe().id;
  const given = useWaiting(person, front);
  const [isStuck, setStuck] = useState(false);
  const dropped = useRef<Waiting[]>([]);
  const sendOn = (): Promise<Sent> =>
    send({ person, front }).then((sent) => {
      setStuck(!sent.isAll);
      return sent;
    });
  useEffect(() => void sendOn(), [person, front]);
  const notSent = (): Waiting[] => waitingFor(person, front).filter(({ done }) => done === null);
  /** What whoever acts has before them at that moment. */
  const seen = (): number => client.getQueryData(frontQuery(front).queryKey)?.revision ?? 0;
  const put = (commands: readonly Waiting[], say: string): void => {
    changeWaiting(person, front, (all) => [...all, ...commands]);
    void sendOn().then((sent) => tell(saidOf(sent, say)));
  };
  const dropOne = ({ id }: Waiting): void => {
    drop({ person, front }, [id]);
    tell(words.droppedHere);
  };
  return {
    ...{ given, seen, send: sendOn, drop: dropOne },
    kept: isStuck ? given.filter(({ done }) => done === null) : none,
    give: (acts: readonly FrontAct[], say: string, on = seen()): void => {
      dropped.current = [];
      // What waits on a device came from one hand, also when the page was loaded again meanwhile.
      const by = { hand: notSent()[0]?.hand ?? hand, on };
      const command = (act: FrontAct): Waiting => ({ ...waitingOf(act), ...by, story: storyFor(act, client) });
      put(acts.map(command), say);
    },
    /** False where nothing is to be taken back here. */
    takeBack: (): boolean => {
      const one = notSent().at(-1);
      if (!one || isConnected()) return false;
      if (one.tried) tell(words.maybeThere);
      else {
        dropOne(one);
        dropped.current.push(one);
      }
      return true;
    },
    doAgain: (): boolean => {
      const one = dropped.current.pop();
      if (one) put([one], words.redone);
      return one !== undefined;
    },
  };
}

function waitingOf(act: FrontAct): Pick<Waiting, 'id' | 'do' | 'at' | 'tried' | 'done'> {
  return { id: newId(), do: act, at: new Date().toISOString(), tried: false, done: null };
}

/** A story that is put on the front is shown there at once, as the list beside had it. */
function storyFor(act: FrontAct, client: QueryClient): FoundStory | null {
  if (act.act !== 'add-card' || act.content.is !== 'story') return null;
  const { id } = act.content;
  const lists = client.getQueriesData<{ stories: readonly FoundStory[] }>({ queryKey: ['front-stories'] });
  return lists.flatMap(([, found]) => found?.stories ?? []).find((story) => story.id === id) ?? null;
}

function saidOf({ conflicts, refused, isAll }: Sent, say: string): string {
  if (!isAll) return words.keptHere(say);
  if (conflicts > 0) return words.inTheWay;
  return refused > 0 ? '' : say;
}

function notDone(error: unknown): string {
  sayWhy(error);
  return '';
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
