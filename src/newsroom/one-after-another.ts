import { setTimeout as sleep } from 'node:timers/promises';
import { othersFirst } from './drafts/others-first.ts';
import { listenerLimits } from './limits.ts';
import { buckets } from './people/rate-limits.ts';

/** Does what one person asks for one after the other. */
export type OneAfterAnother = <T>(whose: string, work: () => Promise<T>) => Promise<T>;

/**
 * For acts that read whole stories: nobody has two of them done at a time, keystrokes go before each, and whoever has had many seconds of them
 * rests in between. So one person leaves the others half of the newsroom at least, whatever they ask for.
 */
export function oneAfterAnother({ most, aSecond }: Seconds = listenerLimits.largeActsOfOnePerson): OneAfterAnother {
  const last = new Map<string, Promise<unknown>>();
  const seconds = buckets({ most, refillSeconds: 1 / aSecond });
  const inTurn = async <T>(whose: string, work: () => Promise<T>): Promise<T> => {
    await sleep(1000 * Math.max(0, seconds(whose).wait(now())));
    await othersFirst();
    const from = now();
    try {
      return await work();
    } finally {
      seconds(whose).spend(now(), now() - from);
    }
  };
  return (whose, work) => {
    const before = last.get(whose) ?? Promise.resolve();
    const answer = before.then(() => inTurn(whose, work));
    const over = answer.then(
      () => {},
      () => {},
    );
    last.set(whose, over);
    void over.then(() => {
      if (last.get(whose) === over) last.delete(whose);
    });
    return answer;
  };
}

interface Seconds {
  readonly most: number;
  readonly aSecond: number;
}

function now(): number {
  return performance.now() / 1000;
}
