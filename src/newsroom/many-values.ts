import { Refusal } from '../base/problem.ts';
import { listenerLimits } from './limits.ts';

/** Refuses (413) a body of more values than anything that is asked here: a megabyte of JSON holds half a million, and each has its check. */
export function refuseManyValues(body: unknown, most: number = listenerLimits.valuesOfBody): void {
  let count = 0;
  const waiting: unknown[] = typeof body === 'object' ? [body] : [];
  while (waiting.length > 0) {
    for (const one of Object.values(waiting.pop() ?? {})) {
      count += 1;
      if (count > most) throw new Refusal('body-too-large', 413, 'This is too much at once. Send it in parts.');
      if (typeof one === 'object' && one !== null) waiting.push(one);
    }
  }
}
