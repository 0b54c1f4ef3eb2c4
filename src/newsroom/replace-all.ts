import { Refusal } from '../base/problem.ts';
import type { PressRooms } from '../press/press-tasks.ts';
import { readAnySection, readSettings } from '../store/documents.ts';
import type { Db } from '../store/open-store.ts';
import type { Section, Settings } from '../story/newsroom.ts';
import type { PressReceipt } from '../story/receipt.ts';
import { type Actor, commitAndPress } from './acts.ts';
import { keepSettings } from './change-settings.ts';
import { keepSection } from './settings/sections.ts';
import { refuseBrokenTheme } from './try-theme.ts';

/** Settings as they stand in a file, with the sections that it names. */
export interface WholeSettings {
  readonly settings: Settings;
  /** Those that are not named stay as they are. */
  readonly sections: readonly Section[];
}

/** Sets settings and sections to these in one act. Refuses (409) a section that has ended: only a person brings one back, with its stories. */
export async function replaceAll(rooms: PressRooms, whole: WholeSettings, actor: Actor): Promise<PressReceipt> {
  const { receipt } = await commitAndPress(rooms, async (tx) => {
    const { settings: next } = whole;
    await refuseBrokenTheme(tx, rooms.site, { now: await readSettings(tx), next });
    await keepSettings(tx, { ...rooms, next, actor });
    for (const section of whole.sections) {
      const now = await needStanding(tx, section);
      await keepSection(tx, { rooms, actor, section, did: now === null ? 'Made' : 'Changed' });
    }
  });
  return receipt;
}

async function needStanding(tx: Db, { slug, name }: Section): Promise<Section | null> {
  const now = await readAnySection(tx, slug);
  if (now?.ended)
    throw new Refusal(
      'section-ended',
      409,
      `The section “${name}” (/${slug}) has ended. Bring it back in Settings under Sections, or leave it out of the file.`,
    );
  return now;
}
