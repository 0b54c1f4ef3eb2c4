import type { Instant } from '../../base/clock.ts';
import { Refusal } from '../../base/problem.ts';
import type { Act } from '../../store/changes.ts';
import type { Db } from '../../store/open-store.ts';
import { addVersion, type NewVersion } from '../../store/versions.ts';
import { publishable } from '../../story/publishable.ts';
import type { PublishedStory } from '../../story/published.ts';
import type { Story } from '../../story/story.ts';
import { type Actor, audit } from '../acts.ts';
import { refuseEmbargoed } from './embargo.ts';
import { refuseHeld } from './holds.ts';

/** Who lets a story go live, when, and with which words in the record. */
export interface GoingLive {
  readonly actor: Actor;
  readonly at: Instant;
  /** The verb of the audit: `publish`, `release`. */
  readonly act: string;
  /** Said after the summary: `, as planned by Ada Reed`. */
  readonly also?: string;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * The one way to readers: makes a story's next version within a transaction, with its record. Refuses (422) with every problem
 * that blocks and while an embargo holds, and (409) what is held or spiked, or cannot be published any more; the transaction is then to be dropped.
 */
export async function goLive(tx: Db, version: NewVersion, going: GoingLive): Promise<PublishedStory> {
  refuseUnpublishable(version);
  await refuseHeld(tx, version.story);
  await refuseEmbargoed(tx, version.story, going.at);
  const act = actOf(version, going);
  const live = await addVersion(tx, version, act);
  const details = { version: live.version, change: version.change, note: version.note, ...going.details };
  await audit(tx, going.actor, { ...act, act: going.act, storyId: live.story.id, details });
  return live;
}

/** Refuses (422) a story that may not go live as it stands, with every reason. */
export function refuseUnpublishable(version: NewVersion): void {
  const { blocks } = publishable(version.story, version);
  if (blocks.length > 0) throw new Refusal('not-publishable', 422, 'This story cannot go live yet.', blocks);
}

function actOf({ story, change }: NewVersion, { actor, at, also = '' }: GoingLive): Act {
  return { at, by: actor.name, act: 'publish', summary: `Published ${kindOf(change)}${titleOf(story)}${also}` };
}

function kindOf(change: NewVersion['change']): string {
  return change === 'first' ? '' : `${change} of `;
}

function titleOf({ headline }: Story): string {
  return `“${headline}”`;
}
