import { Refusal } from '../base/problem.ts';

/** As long as anybody may stand on one state of the data, in milliseconds: meanwhile what was deleted is kept, and the log grows. */
const LONGEST_SNAPSHOT_MS = 60_000;

/** The outcome of a reading, or a `Refusal` (503) once it has lasted too long; whoever waits for this ends its transaction then. */
export async function cutOffAfter<T>(longest: number | undefined, reading: Promise<T>): Promise<T> {
  const most = longest ?? LONGEST_SNAPSHOT_MS;
  if (most === Infinity) return reading;
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(tooLong(most)), most);
  return Promise.race([reading, late.promise]).finally(() => clearTimeout(timer));
}

function tooLong(longest: number): Refusal {
  const say = `Reading took longer than ${Math.round(longest / 1000)} seconds and was cut off, because the database cannot be tidied while it goes on. Nothing was lost; ask for less, or try again at a quieter time.`;
  return new Refusal('read-too-long', 503, say);
}
