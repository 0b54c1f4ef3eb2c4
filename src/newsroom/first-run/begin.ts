import { Refusal } from '../../base/problem.ts';
import type { PressRooms } from '../../press/press-tasks.ts';
import { saveSection, saveSettings } from '../../store/documents.ts';
import { turnDay } from '../../store/days.ts';
import { endFirstRun, hasBegun, keepFirstRun, readFirstRun } from '../../store/first-run.ts';
import type { Db } from '../../store/open-store.ts';
import { type FirstAnswers, type FirstNewsroom, newsroomFrom } from '../../story/first-run.ts';
import { localTimeAt } from '../../story/local-time.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { type Actor, actBy, audit, commitAndPress } from '../acts.ts';

/** Keeps the answers so far. Refuses (409) once the newsroom has begun. */
export async function keepAnswers({ store }: Pick<PressRooms, 'store'>, answers: FirstAnswers): Promise<void> {
  await store.write(async (tx) => keepFirstRun(tx, { ...(await needFirstRun(tx)), answers }));
}

/**
 * Begins the newsroom that was answered: settings and sections in one transaction with the end of the questions, and then the first press. Refuses
 * (422) answers that make none, each at its question, and (409) a newsroom that has begun.
 */
export async function beginNewsroom(rooms: PressRooms, actor: Actor): Promise<PressReceipt> {
  const { receipt } = await commitAndPress(rooms, async (tx) => {
    const { answers, siteUrl } = await needFirstRun(tx);
    const newsroom = answers === null ? [] : newsroomFrom(answers, siteUrl);
    if (!('settings' in newsroom))
      throw new Refusal('first-run-wrong', 422, 'Some answers are still missing, or need changing.', newsroom);
    await keepNewsroom(tx, newsroom, { rooms, actor });
    await endFirstRun(tx);
  });
  return receipt;
}

async function keepNewsroom(
  tx: Db,
  { settings, sections }: FirstNewsroom,
  { rooms: { clock }, actor }: { readonly rooms: Pick<PressRooms, 'clock'>; readonly actor: Actor },
): Promise<void> {
  const act = actBy(actor, clock, { act: 'set-up', summary: `Began the newsroom “${settings.name}”` });
  await saveSettings(tx, settings, act);
  for (const section of sections) await saveSection(tx, section, act);
  for (const { id, clocks } of settings.editions) {
    const day = localTimeAt(act.at, clocks[0]?.timeZone ?? 'UTC').slice(0, 10);
    await turnDay(tx, id, day, act);
  }
  await audit(tx, actor, { ...act, storyId: null, details: { sections: sections.length } });
}

async function needFirstRun(db: Db) {
  const found = (await hasBegun(db)) ? null : await readFirstRun(db);
  if (found !== null) return found;
  throw new Refusal(
    'has-begun',
    409,
    'This newsroom has already started. What is asked here can be changed in Settings.',
  );
}
