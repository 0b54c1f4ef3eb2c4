import { Refusal } from '../../base/problem.ts';
import type { Db } from '../../store/open-store.ts';
import type { Story } from '../../story/story.ts';

/** Refuses (409) to let a story go live that somebody holds back or has spiked, and says why and what to do. */
export async function refuseKeptBack(db: Db, story: Story): Promise<void> {
  const row = await db
    .selectFrom('drafts')
    .select(['hold_reason', 'spiked_reason'])
    .where('story_id', '=', story.id)
    .executeTakeFirst();
  const { hold_reason: held = null, spiked_reason: spiked = null } = row ?? {};
  if (spiked !== null) throw keptBack('spiked', story, `is spiked (${spiked}). Take it up again`);
  if (held !== null) throw keptBack('held', story, `is held (${held}). Release the hold`);
}

function keptBack(code: string, { headline }: Story, why: string): Refusal {
  return new Refusal(code, 409, `“${headline}” ${why} before you publish it.`);
}
