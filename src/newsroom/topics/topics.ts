import { differ } from '../../base/differ.ts';
import { type Problem, problem, Refusal } from '../../base/problem.ts';
import type { PressRooms } from '../../press/press-tasks.ts';
import { readAnyTopic, readSettings, readTopic, saveTopic } from '../../store/documents.ts';
import type { Db } from '../../store/open-store.ts';
import { filedNow, relist } from '../../store/merges.ts';
import type { Act } from '../../story/act.ts';
import { type Topic, topicSchema } from '../../story/newsroom.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { type Actor, actBy, audit, commitAndPress } from '../acts.ts';
import { changedMeanwhile, noSuchEdition } from '../filing-refusals.ts';

/** What somebody saw of a topic, null for one that is to be made, and wants instead. */
export interface TopicWish {
  readonly was: Topic | null;
  readonly set: unknown;
}

/**
 * Makes a topic, or changes what it is called, what it is and what is said about it. Refuses (409) one that somebody changed meanwhile or that is there or was
 * there already, and (422) what cannot be. The word of a topic is its for ever.
 */
export async function saveTopicAs(rooms: PressRooms, wish: TopicWish, actor: Actor): Promise<PressReceipt> {
  const topic = parsed(wish.set);
  const { receipt } = await commitAndPress(rooms, async (tx) => {
    const now = await readAnyTopic(tx, topic.slug);
    if (wish.was === null && now !== null) throw isThere(now);
    if (differ(now, wish.was)) throw changedMeanwhile('topic', topic.slug);
    const editions = (await readSettings(tx))?.editions ?? [];
    if (!editions.some(({ id }) => id === topic.edition)) throw unfit([noSuchEdition()]);
    await keepTopic(tx, { rooms, actor, topic, did: now === null ? 'Made' : 'Changed' });
  });
  return receipt;
}

function parsed(wanted: unknown): Topic {
  const found = topicSchema.omit({ ended: true }).safeParse(wanted);
  if (found.success) return found.data;
  throw unfit(found.error.issues.map(({ path, message }) => problem('topic-wrong', path.join('/'), message)));
}

function unfit(problems: readonly Problem[]): Refusal {
  return new Refusal('topic-wrong', 422, 'This topic cannot be saved as it is.', [...problems]);
}

function isThere({ name, slug, ended }: Topic): Refusal {
  const say = ended
    ? `There was a topic “${name}” at this address. Bring it back, or choose another word.`
    : `There is already a topic “${name}” at this address. Use that one, or choose another word.`;
  return new Refusal('topic-exists', 409, say, [
    problem('topic-exists', 'slug', say.replace('this word', `“${slug}”`)),
  ]);
}

/**
 * Ends a topic. Merged into another one, its addresses and feeds lead there, and its stories stand in that one's lists, those that are still to come as well;
 * without one its addresses say that it is gone. No word of a story changes. Refuses (404) one that is not there, and (422) to merge it into itself or into
 * none that is there.
 */
export async function endTopic(
  rooms: PressRooms,
  { slug, to }: { readonly slug: string; readonly to: string | null },
  actor: Actor,
): Promise<PressReceipt> {
  const { receipt } = await commitAndPress(rooms, async (tx) => {
    const topic = await needTopic(tx, slug);
    const into = to === null ? null : await readTopic(tx, to);
    if (to !== null && (to === slug || into === null))
      throw unfit([problem('no-such-topic', 'to', 'There is no such topic. Choose one from the list.')]);
    const did = into ? `Merged into “${into.name}”` : 'Ended';
    const act = await keepTopic(tx, { rooms, actor, topic: { ...topic, ended: { to } }, did });
    if (into) await relist(tx, { is: 'topic', slug }, act);
  });
  return receipt;
}

/** Brings a topic back that was ended or merged: its addresses and its stories are its own again. Refuses (404) one that never was. */
export async function bringTopicBack(rooms: PressRooms, slug: string, actor: Actor): Promise<PressReceipt> {
  const { receipt } = await commitAndPress(rooms, async (tx) => {
    const { ended: _ended, ...topic } = (await readAnyTopic(tx, slug)) ?? (await needTopic(tx, slug));
    const where = await filedNow(tx, { is: 'topic', slug });
    const act = await keepTopic(tx, { rooms, actor, topic, did: 'Brought back' });
    if (where !== slug) await relist(tx, { is: 'topic', slug: where }, act);
  });
  return receipt;
}

async function needTopic(tx: Db, slug: string): Promise<Topic> {
  const topic = await readTopic(tx, slug);
  if (!topic) throw new Refusal('no-such-topic', 404, `There is no topic ${slug}.`);
  return topic;
}

interface Keeping {
  readonly rooms: Pick<PressRooms, 'clock'>;
  readonly actor: Actor;
  readonly topic: Topic;
  readonly did: string;
}

/** Keeps a topic with its record, in a transaction; an equal one leaves none. */
export async function keepTopic(tx: Db, { rooms, actor, topic, did }: Keeping): Promise<Act> {
  const act = actBy(actor, rooms.clock, { act: 'change-topic', summary: `${did}: the topic “${topic.name}”` });
  const number = await saveTopic(tx, topic, act);
  if (number !== null)
    await audit(tx, actor, { ...act, storyId: null, details: { change: number, topic: topic.slug } });
  return act;
}
