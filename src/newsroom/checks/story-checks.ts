import { differ } from '../../base/differ.ts';
import { problem, Refusal } from '../../base/problem.ts';
import { readStoryChecks, saveStoryChecks } from '../../store/story-checks.ts';
import type { Db } from '../../store/open-store.ts';
import type { SettingVersion } from '../../store/setting-versions.ts';
import { type StoryChecks, storyChecksSchema } from '../../story/story-checks.ts';
import type { PressRooms } from '../../press/press-tasks.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { type Actor, actBy, audit, commitAndPress } from '../acts.ts';

interface Kept {
  /** The number of the change; null where nothing is other than it was. */
  readonly number: number | null;
  readonly receipt: PressReceipt;
}

/** Sets what checks do and which words to avoid. Refuses (409) where somebody changed them meanwhile, and (422) what cannot be. */
export function changeStoryChecks(
  rooms: PressRooms,
  { was, set }: { readonly was: unknown; readonly set: unknown },
  actor: Actor,
): Promise<Kept> {
  return keptBy(rooms, async (tx) => {
    if (differ(await readStoryChecks(tx), seen(was))) throw changedMeanwhile();
    return keep(tx, { rooms, actor, checks: parsed(set), did: 'Changed the story checks' });
  });
}

/** Takes a change of them back. Refuses (409) where somebody changed them since. */
export function undoStoryChecks(rooms: PressRooms, version: SettingVersion, actor: Actor): Promise<Kept> {
  return keptBy(rooms, async (tx) => {
    if (differ(await readStoryChecks(tx), storyChecksSchema.parse(version.after))) throw changedMeanwhile();
    const checks = storyChecksSchema.parse(version.before ?? {});
    const did = `Undid change ${version.number} of the story checks`;
    return keep(tx, { rooms, actor, checks, did, undoes: version.number });
  });
}

async function keptBy(rooms: PressRooms, work: (tx: Db) => Promise<number | null>): Promise<Kept> {
  const { kept, receipt } = await commitAndPress(rooms, work);
  return { number: kept, receipt };
}

function parsed(wanted: unknown): StoryChecks {
  const found = storyChecksSchema.safeParse(wanted);
  if (found.success) return found.data;
  const problems = found.error.issues.map(({ path, message }) => problem('checks-wrong', path.join('/'), message));
  throw new Refusal('checks-wrong', 422, 'The checks cannot be saved as they are.', problems);
}

/** What somebody saw, in the order in which it is kept. */
function seen(was: unknown): unknown {
  const found = storyChecksSchema.safeParse(was);
  return found.success ? found.data : was;
}

function changedMeanwhile(): Refusal {
  const say =
    'Somebody else has changed the checks in the meantime. Your change was not saved; look at them as they are now.';
  return new Refusal('changed-meanwhile', 409, say);
}

interface Keeping {
  readonly rooms: Pick<PressRooms, 'clock'>;
  readonly actor: Actor;
  readonly checks: StoryChecks;
  readonly did: string;
  readonly undoes?: number;
}

async function keep(tx: Db, { rooms, actor, checks, did, undoes }: Keeping): Promise<number | null> {
  const act = actBy(actor, rooms.clock, { act: 'change-checks', summary: did });
  const number = await saveStoryChecks(tx, checks, { ...act, undoes: undoes ?? null });
  if (number !== null) await audit(tx, actor, { ...act, storyId: null, details: { change: number } });
  return number;
}
