import { breathe } from '../../base/breathe.ts';
import { type Problem, problem } from '../../base/problem.ts';
import { storeArchive } from '../../store/archive.ts';
import { readSettings } from '../../store/documents.ts';
import { onlyWordOf, ownerOfWord, sayOwner } from '../../store/first-words.ts';
import { readLed, standsFor } from '../../store/led-addresses.ts';
import type { ShelfItem } from '../../press/shelf.ts';
import type { Archive } from '../../story/archive.ts';
import { houseUseOf } from '../../story/first-words.ts';
import type { Uses } from '../acts.ts';
import { lookAtOwn } from '../checks/own-link.ts';
import { type ReadRow, readRow, type WantedRow } from './read-row.ts';

/** What would become of a row. */
export interface CheckedRow extends WantedRow {
  readonly is: 'new' | 'changed' | 'same' | 'wrong';
  /** Where people led the address until now; null where nobody did. */
  readonly was: string | null;
  readonly problems: readonly Problem[];
}

type Rooms = Uses<'store' | 'site' | 'shelf' | 'media'>;

/**
 * What would become of each of these rows, taken together: which are new, which lead elsewhere than they did, and what is wrong with the others, each with
 * its remedy. Nothing is changed. A row asks the store and the site several things: thousands would hold up everybody else's keystroke for seconds.
 */
export async function checkRedirects(rooms: Rooms, wanted: readonly WantedRow[]): Promise<CheckedRow[]> {
  const origin = (await readSettings(rooms.store.reader))?.siteUrl ?? '';
  const roads = new Map<string, Fit>();
  const begun: { readonly row: ReadRow; readonly problems: readonly Problem[] }[] = [];
  for (const one of wanted) {
    await breathe();
    const row = readRow(one, origin);
    const problems = row.is === 'unfit' ? row.problems : await wrongWithFrom(rooms, row, roads);
    // What leads nowhere itself makes no road of another row longer.
    if (row.is === 'read' && problems.length === 0) roads.set(row.from, row);
    begun.push({ row, problems });
  }
  const checked: CheckedRow[] = [];
  for (const [at, { row, problems }] of begun.entries()) {
    await breathe();
    const { line, from, to } = wanted[at] as WantedRow;
    if (row.is === 'unfit') checked.push({ line, from, to, is: 'wrong', was: null, problems });
    else checked.push(await checkedRow(rooms, row, { roads, begun: problems }));
  }
  return checked;
}

type Fit = Extract<ReadRow, { is: 'read' }>;
/** The first row of each address, of those that could lead somewhere. */
type Roads = ReadonlyMap<string, Fit>;

async function checkedRow(
  rooms: Rooms,
  row: Fit,
  { roads, begun }: { readonly roads: Roads; readonly begun: readonly Problem[] },
): Promise<CheckedRow> {
  const { line, from, to } = row;
  const was = await readLed(rooms.store.reader, from);
  const stands = await standsFor(rooms.store.reader, from);
  const isSame = to === (stands?.is === 'story' ? storyWithoutSlug(stands.storyId) : stands?.to);
  const isEnough = isSame || begun.some(({ code }) => code === 'twice');
  const problems = isEnough ? begun : [...begun, ...(await wrongWithTarget(rooms, row, roads))];
  const is = problems.length > 0 ? 'wrong' : isSame ? 'same' : was === null ? 'new' : 'changed';
  return { line, from, to, is, was, problems };
}

async function wrongWithFrom(rooms: Rooms, { from }: Fit, roads: Roads): Promise<Problem[]> {
  const first = roads.get(from)?.line;
  if (first !== undefined)
    return [problem('twice', 'from', `Line ${first} already redirects this address. Remove one of the two.`)];
  const word = onlyWordOf(from);
  const owner = word === null ? null : await ownerOfWord(rooms.store.reader, word);
  const isOthers = owner !== null && owner !== 'short' && owner !== 'import';
  const use = isOthers ? sayOwner(owner) : owner === null && word !== null ? houseUseOf(word) : null;
  if (use !== null) return [problem('word-taken', 'from', `/${word} belongs to ${use}. Choose another address.`)];
  const say = (await standingAt(rooms, from)) ?? (await standingBeside(rooms, from));
  return say === null ? [] : [problem('page-there', 'from', say)];
}

/** Why an address would not lead anywhere though somebody led it: what the site itself makes of it. Null where it would. */
async function standingAt({ store, site }: Rooms, from: string): Promise<string | null> {
  const found = site.find(from);
  const loaded = await found?.kind.load(ledTo(storeArchive(store.reader), from), found.params);
  if (loaded?.is === 'page')
    return 'There is a page at this address, and readers would still see it. Choose another address.';
  if (loaded?.is === 'gone')
    return 'What was at this address was taken from readers, and it says so. It cannot be redirected.';
  if (loaded?.is === 'redirect')
    return loaded.to === PROBE
      ? null
      : `The site itself redirects this address to ${loaded.to}. Choose another address.`;
  return 'Addresses of this form belong to the site itself. Choose another address.';
}

const PROBE = 'https://probe.invalid/';

/** The archive in which people led this address elsewhere. */
function ledTo(archive: Archive, from: string): Archive {
  return { ...archive, redirect: async (path) => (path === from ? { is: 'led', to: PROBE } : archive.redirect(path)) };
}

/** A page that readers have who write its address in capitals or with an ending: they would be led away from it. */
async function standingBeside({ shelf }: Rooms, from: string): Promise<string | null> {
  const plain = from.replace(/(?:\/index)?\.html?$/i, '') || '/';
  for (const beside of new Set([from.toLowerCase(), plain, plain.toLowerCase()])) {
    if (beside === from || (await shelf.get(beside))?.item.is !== 'page') continue;
    return `This address also brings readers to ${beside}, where there is a page. Choose another address.`;
  }
  return null;
}

async function wrongWithTarget(rooms: Rooms, { from, to }: Fit, roads: Roads): Promise<Problem[]> {
  if (bare(to) === from) return [problem('loop', 'to', 'This address would lead to itself. Say where it should lead.')];
  if (!to.startsWith('/')) return [];
  const end = await endOfRoad(rooms, to, roads);
  if (end === null || bare(end) === from)
    return [
      problem('loop', 'to', `From ${to} readers would be led round and round, and never arrive. Say where it ends.`),
    ];
  if (end !== to && !isSameStory(end, to))
    return [problem('chain', 'to', `${to} leads on to ${end}. Lead it straight there.`)];
  const answer = await lookAtOwn(rooms, bare(to));
  if (answer.is === 'good') return [];
  return [
    problem('leads-nowhere', 'to', `There is nothing at ${to} that readers could see. Lead it to a page that exists.`),
  ];
}

/** Where roads end that were gone once. */
const ends = new WeakMap<Roads, Map<string, string | null>>();

/** Where one would come to in the end, by these rows and by what leads on today; null for a road without an end. */
async function endOfRoad({ shelf }: Rooms, to: string, roads: Roads): Promise<string | null> {
  const known = ends.get(roads) ?? new Map<string, string | null>();
  ends.set(roads, known);
  const passed = new Set<string>();
  let at: string | null = to;
  while (at !== null && !known.has(at)) {
    passed.add(at);
    const row: string | undefined = roads.get(bare(at))?.to;
    const item: ShelfItem | undefined =
      row === undefined && at.startsWith('/') ? (await shelf.get(bare(at)))?.item : undefined;
    const next: string | null = row ?? (item?.is === 'redirect' ? item.to : null);
    if (next === null) known.set(at, at);
    else at = passed.has(next) ? null : next;
  }
  const end = at === null ? null : (known.get(at) ?? null);
  for (const one of passed) known.set(one, end);
  return end;
}

/** A story leads from any slug to the present one, and readers of a redirect are led there at once. */
function isSameStory(one: string, other: string): boolean {
  const id = (address: string) => /^\/news\/[^/?#]+(?=\/[^/?#]*$|$)/.exec(bare(address))?.[0];
  return id(one) !== undefined && id(one) === id(other);
}

const storyWithoutSlug = (id: string): string => `/news/${id}`;

function bare(address: string): string {
  return address.split('#')[0] ?? address;
}
