import type { Instant } from '../../base/clock.ts';
import type { Db } from '../../store/open-store.ts';
import { endRelease, plannedRelease, readRelease } from '../../store/releases.ts';
import type { Release, ReleaseState } from '../../story/release.ts';
import { type Actor, audit } from '../acts.ts';
import { momentFor, nameOf } from './said.ts';
import { tellFailed } from './tell-failed.ts';

/** Why a planned release cannot be: one of its stories was taken from readers. */
export interface Taking {
  readonly storyId: string;
  /** As readers had it. */
  readonly headline: string;
  readonly is: 'killed' | 'withdrawn';
  readonly at: Instant;
}

/**
 * Ends the release that a story waits for, within the transaction that takes the story from readers, and returns it as it
 * ended; null when there is none. A story's own release is cancelled. One of several stories is all or none, so it is kept
 * back whole, now and not at its time, while there is time to release the others without this one.
 */
export async function endPlan(tx: Db, taking: Taking, actor: Actor): Promise<Release | null> {
  const release = await plannedRelease(tx, taking.storyId);
  if (!release) return null;
  const { at } = taking;
  const end = endOf(release, taking, actor);
  await endRelease(tx, release.id, end);
  await tellFailed(tx, release, { at, by: actor.id ?? 'system', why: end.why });
  for (const { storyId } of release.items) {
    const [name, moment] = [await nameOf(tx, storyId), await momentFor(tx, storyId, release.at)];
    const summary = `Removed ${name} from what goes live ${moment}: ${end.why}`;
    const act = end.is === 'failed' ? 'release-failed' : 'cancel-release';
    await audit(tx, actor, { at, by: actor.name, act, summary, storyId, details: { release: release.id } });
  }
  return readRelease(tx, release.id);
}

type End = Extract<ReleaseState, { is: 'failed' | 'cancelled' }>;

function endOf({ items }: Release, { headline, is, at }: Taking, { name: by }: Actor): End {
  if (items.length === 1) return { is: 'cancelled', at, by, why: `The story was ${is}.` };
  const together = `its ${items.length} stories go live together or not at all`;
  const why = `“${headline}” was ${is}, and ${together}. Release the others without it.`;
  return { is: 'failed', at, by, why };
}
