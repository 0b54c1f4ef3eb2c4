import { type Problem, problem, Refusal } from '../../base/problem.ts';
import { readBars } from '../../store/desk-state.ts';
import type { Db } from '../../store/open-store.ts';
import type { Story } from '../../story/story.ts';

/** That somebody holds a story back or has spiked it, why, and what to do; null when it is free to go. */
export async function holdOn(db: Db, { id, headline }: Pick<Story, 'id' | 'headline'>): Promise<Problem | null> {
  const { held, spiked } = await readBars(db, id);
  const say = (why: string): string => `“${headline}” ${why} before you publish it.`;
  if (spiked !== null) return problem('spiked', '', say(`is spiked (${spiked}). Unspike it`));
  return held === null ? null : problem('held', '', say(`is held (${held}). Release the hold`));
}

/** Refuses (409) to let a story go live that somebody holds back or has spiked. */
export async function refuseHeld(db: Db, story: Story): Promise<void> {
  const kept = await holdOn(db, story);
  if (kept) throw new Refusal(kept.code, 409, kept.say, [kept]);
}
