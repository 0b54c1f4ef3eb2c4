import { problem, Refusal } from '../../base/problem.ts';
import type { PressRooms } from '../../press/press-tasks.ts';
import { type LedAddress, leadAddresses, readLed } from '../../store/led-addresses.ts';
import type { Db } from '../../store/open-store.ts';
import type { SettingVersion } from '../../store/setting-versions.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { type Actor, actBy, audit, commitAndPress, type Uses } from '../acts.ts';
import { checkRedirects } from './check-redirects.ts';
import type { WantedRow } from './read-row.ts';

/** What somebody wants of an address, and what they saw of it. */
export interface RedirectWish {
  readonly from: string;
  /** Null: it leads nowhere any more. */
  readonly to: string | null;
  readonly was: string | null;
}

interface Kept {
  /** The number of the change; null where nothing is other than it was. */
  readonly number: number | null;
  readonly receipt: PressReceipt;
}

/**
 * Leads addresses somewhere, or nowhere any more; all of them or none. Refuses (422) what cannot be, by its line, and (409) what somebody led elsewhere
 * meanwhile.
 */
export async function setRedirects(
  rooms: PressRooms & Uses<'media'>,
  wishes: readonly RedirectWish[],
  actor: Actor,
): Promise<Kept> {
  const rows = wishes.flatMap(({ from, to }, at): WantedRow[] => (to === null ? [] : [{ line: at + 1, from, to }]));
  const checked = await checkRedirects(rooms, rows);
  const wrong = checked.flatMap(({ line, problems }) =>
    problems.map((one) => problem(one.code, `${line}/${one.where}`, one.say)),
  );
  if (wrong.length > 0) throw new Refusal('redirects-wrong', 422, wrong[0]?.say ?? '', wrong);
  const spelt = new Map(checked.map(({ line, from, to }) => [line, { from, to }]));
  return keep(rooms, { wishes: wishes.map((wish, at) => ({ ...wish, ...spelt.get(at + 1) })), actor });
}

/** Takes a change of redirects back: each address leads where it led before. Refuses (409) where somebody led one elsewhere since. */
export async function undoRedirects(
  rooms: PressRooms,
  { number, before, after }: SettingVersion,
  actor: Actor,
): Promise<Kept> {
  const led = after as Readonly<Record<string, string | null>>;
  const old = before as Readonly<Record<string, string | null>>;
  const wishes = Object.keys(led).map((from) => ({ from, to: old[from] ?? null, was: led[from] ?? null }));
  return keep(rooms, { wishes, actor, undoes: number });
}

interface Keeping {
  readonly wishes: readonly RedirectWish[];
  readonly actor: Actor;
  readonly undoes?: number;
}

async function keep(rooms: PressRooms, { wishes, actor, undoes }: Keeping): Promise<Kept> {
  const { kept, receipt } = await commitAndPress(rooms, async (tx) => {
    await refuseChanged(tx, wishes);
    const wanted = wishes.map(({ from, to }): LedAddress => ({ path: from, to }));
    const act = actBy(actor, rooms.clock, { act: 'lead-addresses', summary: sayAct(wanted, undoes) });
    const number = await leadAddresses(tx, wanted, { ...act, undoes: undoes ?? null });
    if (number !== null) await audit(tx, actor, { ...act, storyId: null, details: { change: number } });
    return number;
  });
  return { number: kept, receipt };
}

function sayAct(wanted: readonly LedAddress[], undoes: number | undefined): string {
  if (undoes !== undefined) return `Undid change ${undoes} of redirects`;
  const [first] = wanted;
  if (wanted.length !== 1 || !first) return `Redirected ${wanted.length} addresses`;
  return first.to === null ? `Removed the redirect from ${first.path}` : `Redirected ${first.path} to ${first.to}`;
}

async function refuseChanged(tx: Db, wishes: readonly RedirectWish[]): Promise<void> {
  const problems = [];
  for (const [at, { from, to, was }] of wishes.entries()) {
    const now = await readLed(tx, from);
    if (now === was || now === to) continue;
    const say = `Somebody else has ${now === null ? `removed the redirect from ${from}` : `redirected ${from} to ${now}`} in the meantime.`;
    problems.push(problem('changed-meanwhile', `${at + 1}/from`, say));
  }
  if (problems.length > 0)
    throw new Refusal('changed-meanwhile', 409, `${problems[0]?.say} Nothing was changed; look at it again.`, problems);
}
