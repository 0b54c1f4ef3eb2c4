import { extname } from 'node:path';
import { Refusal } from '../../base/problem.ts';
import type { Filing } from '../../story/draft-of.ts';
import { threadApart, type ThreadLimits } from '../thread-apart.ts';
import type { Suggester } from './attribution.ts';
import type { Counted } from './counts.ts';
import type { Hand } from './dry-run.ts';
import type { Heard } from './tell-people.ts';
import type { Stretch } from './typed-by.ts';

/**
 * Tries large frames in a thread apart, one after the other, within a time and in bounded memory: what a day offline brings takes a second of
 * work, in which nobody else's keystroke waits. The thread is there while it is needed.
 */
export interface DryRunsApart {
  /** Lets `work` try updates on a draft as it stands. Throws a `Refusal` (422) for what cannot be applied, or costs too much. */
  on<T>(draft: Standing, work: (apart: DryRunApart) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A draft as bytes, and how it was filed rightly. */
export interface Standing {
  readonly state: Uint8Array;
  readonly filing: Filing;
}

export interface DryRunApart {
  take(update: Uint8Array, hand: Hand): Promise<Tried>;
  /** How much the draft holds with all that was tried. */
  size(): Promise<Size>;
}

export interface Size {
  readonly counted: Counted;
  readonly bytes: number;
}

/** What came of an update. */
export interface Tried {
  /** It and its repairing, to be kept; null when it says nothing new. */
  readonly whole: Uint8Array | null;
  /** Its repairing alone. */
  readonly made: readonly Uint8Array[];
  /** The pieces of both, as far as it is known who wrote them. */
  readonly stretches: readonly Stretch[];
  /** Whose the suggestions are that came with it. */
  readonly suggesters: readonly (readonly [string, Suggester])[];
  readonly heard: Heard;
}

/** What the thread is told, and what it answers. */
export type Order =
  | ({ readonly is: 'begin' } & Standing)
  | { readonly is: 'take'; readonly update: Uint8Array; readonly hand: Hand }
  | { readonly is: 'measure' }
  | { readonly is: 'end' };
export type ApartAnswer =
  | { readonly begun: true }
  | { readonly ended: true }
  | { readonly tried: Tried }
  | { readonly size: Size }
  | { readonly refused: string };

/** The worst frame within the limits takes a second on a slow machine. The largest draft twice over and the largest frame, as objects, are some 100 MB. */
const LIMITS: ThreadLimits = { mostMs: 20_000, mostMegabytes: 256, youngMegabytes: 32 };
/** Nobody needs a thread that has had nothing to do for so long. */
const IDLE_MS = 60_000;

export function openDryRunsApart(): DryRunsApart {
  const file = new URL(`dry-run-thread${extname(import.meta.url)}`, import.meta.url);
  const thread = threadApart<Order, ApartAnswer>(file, LIMITS);
  let idle: NodeJS.Timeout | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const told = async (order: Order): Promise<ApartAnswer> => {
    const answer = await thread.ask(order);
    if (!('because' in answer)) return answer;
    throw new Refusal('update-unfit', 422, 'This update would cost too much to apply.');
  };
  const take: DryRunApart['take'] = async (update, hand) => {
    const answer = await told({ is: 'take', update, hand });
    if ('tried' in answer) return answer.tried;
    throw new Refusal('update-unfit', 422, `This update cannot be applied: ${'refused' in answer && answer.refused}`);
  };
  const size: DryRunApart['size'] = async () => {
    const answer = await told({ is: 'measure' });
    if ('size' in answer) return answer.size;
    throw new Error('A draft could not be measured.');
  };
  const on = async <T>({ state, filing }: Standing, work: (apart: DryRunApart) => Promise<T>): Promise<T> => {
    if (idle) clearTimeout(idle);
    try {
      await told({ is: 'begin', state, filing });
      return await work({ take, size });
    } finally {
      if (thread.isThere()) await told({ is: 'end' });
      idle = setTimeout(() => void thread.end(), IDLE_MS).unref();
    }
  };
  return {
    on: (draft, work) => {
      const done = last.then(() => on(draft, work));
      last = done.catch(() => {});
      return done;
    },
    close: async () => {
      if (idle) clearTimeout(idle);
      await thread.end();
    },
  };
}
