import { boardRevision } from '../../store/arranging.ts';
import { auditAfter, lastAudit } from '../../store/audit.ts';
import { touchedSince } from '../../store/desk.ts';
import { lastNotice, toldSince } from '../../store/notices.ts';
import type { Store } from '../../store/open-store.ts';
import type { Held } from '../fronts/holding.ts';
import type { Presence } from './presence.ts';

/** Told of more, a screen had better fetch everything again. */
const MOST_AT_ONCE = 500;

/** What screens were told already. */
export interface Delivered {
  /** The newest act. */
  readonly seq: number;
  /** The last moment that was looked at, and how stories were touched in it: more may follow within the same second. */
  readonly since: string;
  readonly touched: ReadonlyMap<string, number>;
  readonly presence: number;
  /** The number of the last notice that people were told of. */
  readonly notice: number;
}

export interface EventSources {
  readonly store: Store;
  readonly presence: () => Presence;
}

/** Everything up to now counts as delivered. */
export async function deliveredUpTo({ store, presence }: EventSources, now: string): Promise<Delivered> {
  const touches = await touchedSince(store.reader, now, MOST_AT_ONCE);
  return {
    seq: await lastAudit(store.reader),
    since: now,
    touched: new Map(touches.map(({ id, revision }) => [id, revision])),
    presence: presence().count,
    notice: await lastNotice(store.reader),
  };
}

/** The events for what happened since, and what is then delivered. */
export async function eventsSince(
  rooms: EventSources,
  delivered: Delivered,
): Promise<{ events: string[]; delivered: Delivered }> {
  const acts = await auditAfter(rooms.store.reader, delivered.seq, MOST_AT_ONCE);
  const touches = await touchedSince(rooms.store.reader, delivered.since, MOST_AT_ONCE);
  const fresh = touches.filter(
    ({ id, at, revision }) => at > delivered.since || delivered.touched.get(id) !== revision,
  );
  const stories = [...new Set([...acts.flatMap(({ storyId }) => storyId ?? []), ...fresh.map(({ id }) => id)])];
  const seq = acts.at(-1)?.seq ?? delivered.seq;
  const since = touches.at(-1)?.at ?? delivered.since;
  const here = rooms.presence();
  const told = await toldSince(rooms.store.reader, delivered.notice);
  const events = [
    ...(told.people.length > 0 ? [eventText('told', { people: told.people })] : []),
    ...(await frontsEvents(
      rooms,
      acts.map(({ act }) => act),
    )),
    ...(acts.length > 0 || stories.length > 0 ? [changedEvent(seq, stories)] : []),
    ...(here.count !== delivered.presence ? [presenceEvent(here)] : []),
  ];
  const touched = new Map(touches.filter(({ at }) => at === since).map(({ id, revision }) => [id, revision]));
  return { events, delivered: { seq, since, touched, presence: here.count, notice: told.last } };
}

/** What a screen that comes back is told first: all it missed, and who is where. */
export async function welcomeBack({ store, presence }: EventSources, after: number): Promise<string[]> {
  const acts = await auditAfter(store.reader, after, MOST_AT_ONCE);
  const seq = acts.at(-1)?.seq ?? after;
  const stories = [...new Set(acts.flatMap(({ storyId }) => storyId ?? []))];
  const here = presence();
  const missed =
    acts.length === MOST_AT_ONCE ? everythingEvent(await lastAudit(store.reader)) : changedEvent(seq, stories);
  return [missed, presenceEvent(here)];
}

function changedEvent(seq: number, stories: readonly string[]): string {
  return eventText('changed', { stories }, seq);
}

/** Acts after which a screen that shows a front asks what is new. */
const ofFronts: ReadonlySet<string> = new Set([
  'arrange-front',
  'launch-front',
  'return-front',
  'plan-front',
  'cancel-front',
  'launch-failed',
]);

/** Which revision of the board there is by now, and whether what readers have of it, or will have, is another than before. */
async function frontsEvents({ store }: Pick<EventSources, 'store'>, acts: readonly string[]): Promise<string[]> {
  const some = acts.filter((act) => ofFronts.has(act));
  if (some.length === 0) return [];
  const isLaunched = some.some((act) => act !== 'arrange-front');
  return [eventText('fronts', { revision: await boardRevision(store.reader), isLaunched })];
}

function everythingEvent(seq: number): string {
  return eventText('everything', {}, seq);
}

function presenceEvent({ stories }: Presence): string {
  return eventText('presence', { stories });
}

/** Who has which card of a front in hand. */
export function heldEvent(held: readonly Held[]): string {
  return eventText('held', { held });
}

/** As https://html.spec.whatwg.org/multipage/server-sent-events.html writes them; JSON has no line breaks. */
function eventText(event: string, data: object, id?: number): string {
  return `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}
