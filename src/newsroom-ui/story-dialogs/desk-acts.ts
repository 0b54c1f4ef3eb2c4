import { useQueryClient } from '@tanstack/react-query';
import type { HandStage, workStages } from '../../story/stages.ts';
import { type AnswerOf, call } from '../api.ts';
import { sayWhy, toast } from '../../ui/toasts.tsx';
import { deskWords as words } from '../words/desk.ts';
import { type Changed, showStories } from './desk-query.ts';

export type WorkStage = (typeof workStages)[number];
type Before = AnswerOf<'POST /api/desk/stage'>['before'][number];

/** What the desk does with stories; each says what it did and can be taken back. */
export interface DeskActs {
  assign(ids: readonly string[], assignee: string | null, name: string): Promise<void>;
  move(ids: readonly string[], stage: WorkStage): Promise<void>;
  hold(ids: readonly string[], reason: string | null): Promise<void>;
  spike(ids: readonly string[], reason: string | null): Promise<void>;
  setDeadline(ids: readonly string[], deadline: string | null): Promise<void>;
  setEmbargo(ids: readonly string[], embargoUntil: string | null): Promise<void>;
  handOver(id: string, over: { stage?: HandStage; assignee?: string | null; note: string }): Promise<void>;
}

export function useDeskActs(): DeskActs {
  const client = useQueryClient();
  const refresh = (): void => {
    for (const queryKey of [['desk'], ['desk-story'], ['activity']]) void client.invalidateQueries({ queryKey });
  };
  const perform: Perform = (act) => performAct({ ...act, refresh });
  return {
    ...givingActs(perform),
    hold: (ids, reason) =>
      perform({
        say: reason ? words.done.hold : words.done.release,
        act: () => holdFor([...ids], reason),
        back: holdBack,
      }),
    spike: (ids, reason) =>
      perform({
        say: reason ? words.done.spike : words.done.unspike,
        act: () => spikeFor([...ids], reason),
        back: spikeBack,
      }),
    setDeadline: (ids, at) =>
      perform({
        say: words.done.deadline,
        act: () => dueAt([...ids], at),
        back: (before) => eachGroup(before, (one) => one.deadline, dueAt),
      }),
    setEmbargo: (ids, at) =>
      perform({
        say: words.done.embargo,
        act: () => embargoUntil([...ids], at),
        back: (before) => eachGroup(before, (one) => one.embargoUntil, embargoUntil),
      }),
  };
}

/** The acts that say who has a story and how far it is. */
function givingActs(perform: Perform): Pick<DeskActs, 'assign' | 'move' | 'handOver'> {
  return {
    assign: (ids, assignee, name) =>
      perform({ say: words.done.assign(name), act: () => assignTo([...ids], assignee), back: assignBack }),
    move: (ids, stage) =>
      perform({ say: words.done.move(words.stages[stage]), act: () => moveTo([...ids], stage), back: moveBack }),
    handOver: (id, over) =>
      perform({
        say: words.done.handOver,
        act: () => call('POST /api/stories/:id/hand-over', { params: { id }, body: over }),
        back: async (before, [story]) => {
          await assignBack(before);
          await moveBack(before);
          const at = story?.handed?.at;
          if (at) await call('POST /api/stories/:id/note/put-away', { params: { id }, body: { at } });
        },
      }),
  };
}

type Perform = (act: Omit<Performed, 'refresh'>) => Promise<void>;

interface Performed {
  readonly say: string;
  act(): Promise<Changed>;
  /** Takes it back: how the stories stood before, and how they stood after it. */
  back(before: Before[], after: Changed['stories']): Promise<unknown>;
  refresh(): void;
}

async function performAct({ say, act, back, refresh }: Performed): Promise<void> {
  try {
    const { stories, before } = await act();
    showStories(stories);
    const undo = (): void =>
      void back(before, stories)
        .then(() => toast({ say: words.undone }))
        .catch(sayWhy)
        .finally(refresh);
    toast({ say, undo });
  } catch (error) {
    sayWhy(error);
  }
  refresh();
}

function moveTo(ids: string[], stage: WorkStage): Promise<Changed> {
  return stage === 'ready'
    ? call('POST /api/desk/ready', { body: { ids } })
    : call('POST /api/desk/stage', { body: { ids, stage } });
}

/** A story that had gone out as it stood cannot be put back there by moving it; it stays in work. */
function moveBack(before: Before[]): Promise<void> {
  const movable = before.filter(({ stage }) => stage !== 'published');
  return eachGroup(
    movable,
    ({ stage }) => stage,
    (ids, stage) => moveTo(ids, stage as WorkStage),
  );
}

function assignTo(ids: string[], assignee: string | null): Promise<Changed> {
  return call('POST /api/desk/assignment', { body: { ids, assignee } });
}

function assignBack(before: Before[]): Promise<void> {
  return eachGroup(before, ({ assignee }) => assignee, assignTo);
}

function holdFor(ids: string[], reason: string | null): Promise<Changed> {
  return call('POST /api/desk/hold', { body: { ids, reason } });
}

function holdBack(before: Before[]): Promise<void> {
  return eachGroup(before, ({ hold }) => hold, holdFor);
}

function spikeFor(ids: string[], reason: string | null): Promise<Changed> {
  return call('POST /api/desk/spike', { body: { ids, reason } });
}

function spikeBack(before: Before[]): Promise<void> {
  return eachGroup(before, ({ spiked }) => spiked, spikeFor);
}

function dueAt(ids: string[], deadline: string | null): Promise<Changed> {
  return call('POST /api/desk/deadline', { body: { ids, deadline } });
}

function embargoUntil(ids: string[], until: string | null): Promise<Changed> {
  return call('POST /api/desk/embargo', { body: { ids, embargoUntil: until } });
}

/** Stories that stood alike before are put back together. */
async function eachGroup<V>(
  before: readonly Before[],
  valueOf: (one: Before) => V,
  act: (ids: string[], value: V) => Promise<unknown>,
): Promise<void> {
  for (const [value, group] of Map.groupBy(before, valueOf))
    await act(
      group.map(({ id }) => id),
      value,
    );
}
