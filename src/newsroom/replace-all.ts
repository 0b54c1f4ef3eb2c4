import { Refusal } from '../base/problem.ts';
import type { PressRooms } from '../press/press-tasks.ts';
import { readAnySection, readAnyTopic, readSettings } from '../store/documents.ts';
import type { Db } from '../store/open-store.ts';
import type { Section, Settings, Topic } from '../story/newsroom.ts';
import type { PressReceipt } from '../story/receipt.ts';
import { type Actor, commitAndPress } from './acts.ts';
import { keepSettings } from './change-settings.ts';
import { keepSection } from './settings/sections.ts';
import { keepTopic } from './topics/topics.ts';
import { refuseBrokenTheme } from './try-theme.ts';

/** Settings as they stand in a file, with the sections and topics that it names. Those that are not named stay as they are. */
export interface WholeSettings {
  readonly settings: Settings;
  readonly sections: readonly Section[];
  readonly topics: readonly Topic[];
}

/** Sets settings, sections and topics to these in one act. Refuses (409) one that has ended: only a person brings it back, with its stories. */
export async function replaceAll(rooms: PressRooms, whole: WholeSettings, actor: Actor): Promise<PressReceipt> {
  const { receipt } = await commitAndPress(rooms, (tx) => keepAll(tx, { rooms, whole, actor }));
  return receipt;
}

/** Thrown at the end of what was only tried, so that nothing of it is kept. */
class OnlyTried extends Error {}

/** Refuses what `replaceAll` would refuse, and keeps nothing. */
export async function tryReplacingAll(rooms: PressRooms, whole: WholeSettings, actor: Actor): Promise<void> {
  try {
    await rooms.store.write(async (tx) => {
      await keepAll(tx, { rooms, whole, actor });
      throw new OnlyTried();
    });
  } catch (error) {
    if (!(error instanceof OnlyTried)) throw error;
  }
}

interface Keeping {
  readonly rooms: PressRooms;
  readonly whole: WholeSettings;
  readonly actor: Actor;
}

async function keepAll(tx: Db, { rooms, whole, actor }: Keeping): Promise<void> {
  const { settings: next } = whole;
  await refuseBrokenTheme(tx, rooms.site, { now: await readSettings(tx), next });
  await keepSettings(tx, { ...rooms, next, actor });
  for (const section of whole.sections) {
    const now = standing(await readAnySection(tx, section.slug), 'section');
    await keepSection(tx, { rooms, actor, section, did: didTo(now) });
  }
  for (const topic of whole.topics) {
    const now = standing(await readAnyTopic(tx, topic.slug), 'topic');
    await keepTopic(tx, { rooms, actor, topic, did: didTo(now) });
  }
}

type Filed = Pick<Section | Topic, 'slug' | 'name' | 'ended'>;

const kinds = {
  section: { part: 'Sections', path: (slug: string) => `/${slug}` },
  topic: { part: 'Topics', path: (slug: string) => `/topics/${slug}` },
} as const;

/** What is there of that name, which has not ended; null where there is nothing. */
function standing(now: Filed | null, is: keyof typeof kinds): Filed | null {
  if (!now?.ended) return now;
  const { part, path } = kinds[is];
  throw new Refusal(
    `${is}-ended`,
    409,
    `The ${is} “${now.name}” (${path(now.slug)}) has ended. Bring it back in Settings under ${part}, or leave it out of the file.`,
  );
}

function didTo(now: Filed | null): string {
  return now === null ? 'Made' : 'Changed';
}
