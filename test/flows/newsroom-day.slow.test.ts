import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/problem.ts';
import type { NewsroomParts } from '../../src/newsroom/acts.ts';
import { checkShelf } from '../../src/press/check.ts';
import { openMemoryShelf } from '../../src/press/memory-shelf.ts';
import { catchUp, pressAll, pressNow } from '../../src/press/press.ts';
import type { Site } from '../../src/site/page-kind.ts';
import { dumpRows, durableTables, restoreRows, type Row } from '../../src/store/dump.ts';
import { readsOf } from '../../src/store/ledger-rows.ts';
import type { Store } from '../../src/store/open-store.ts';
import { chance } from '../house/chance.ts';
import { aHouse, houseSettings } from '../house/houses.ts';
import { rounds, SEED } from '../house/proof.ts';
import { everything, failingShelf } from '../house/shelves.ts';
import { aStore } from '../house/stores.ts';
import { act } from './newsroom-day/acts.ts';
import type { Desk } from './newsroom-day/desk.ts';
import {
  feedsListWhatIsLive,
  noAddressDied,
  nothingGoneIsTold,
  nothingIsWrittenTooSoonOrTooLong,
} from './newsroom-day/oracles.ts';

// Random newsroom days: whatever happens, in whatever order, and wherever the press is cut off, the shelf is what pressing
// everything gives, byte for byte. A failure prints its seed: SEED=… ROUNDS=1 does that one day again.

const DAYS = rounds({ short: 2, long: 30 });

describe('a random newsroom day', () => {
  it('pressed as it went is what pressing everything gives, byte for byte', async () => {
    let acts = 0;
    for (let day = 0; day < DAYS; day += 1) acts += await aDay(SEED + day);
    process.stdout.write(`${DAYS} newsroom days of ${acts} acts, seeds ${SEED} to ${SEED + DAYS - 1}\n`);
  });
});

async function aDay(seed: number): Promise<number> {
  const desk: Desk = {
    house: await aHouse(),
    pick: chance(seed),
    stories: new Map(),
    settings: houseSettings(),
    addresses: new Set(),
    written: [],
    log: [],
  };
  const acts = 40 + desk.pick.number(41);
  try {
    for (let done = 0; done < acts; done += 1) await anHour(desk);
    await catchUp(desk.house.rooms);
    await proveShelf(desk);
    await proveFromNothing(desk);
    return acts;
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new Error(`seed ${seed}, after\n  ${desk.log.slice(-12).join('\n  ')}\n${what}`, { cause: error });
  } finally {
    await desk.house.store.close().catch(() => {});
  }
}

/** One act, and as a rule its press; sometimes the press comes later, or is cut off. */
async function anHour(desk: Desk): Promise<void> {
  const { pick, house, log } = desk;
  log.push(await act(desk));
  if (pick.often(0.25)) return;
  if (pick.often(0.3)) {
    const { rooms, how } = misfortune(desk);
    const ending = await catchUp(rooms).then(
      ({ pressed }) => `${pressed.filter(({ result }) => result === 'failed').length} pages failed`,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    log.push(`press with ${how}: ${ending}`);
    await noAddressDied(desk);
    if (pick.often(0.5)) return;
  }
  // As a rule some pages of a wide change stay due, and the next acts come in between.
  const isNow = pick.often(0.5);
  await (isNow ? pressNow({ ...house.rooms, atOnce: pick.number(40) }) : catchUp(house.rooms));
  log.push(isNow ? 'press what is warm' : 'press');
  await noAddressDied(desk);
  if (isNow) return;
  if (pick.often(0.12)) await proveShelf(desk);
}

/** Rooms in which something goes wrong: at a put, after settling, or while a page is rendered. */
function misfortune({ pick, house }: Desk): { rooms: NewsroomParts; how: string } {
  const left = { count: pick.number(30) };
  const strike = (error: () => Error) => () => {
    left.count -= 1;
    if (left.count < 0) throw error();
  };
  const full = strike(() => new Refusal('disk-full', 507, 'The disk is full.'));
  const jam = strike(() => new Error('a page jammed'));
  const choices: [string, () => NewsroomParts][] = [
    ['a full disk', () => ({ ...house.rooms, shelf: failingShelf(house.shelf, { put: full }) })],
    ['a put that fails', () => ({ ...house.rooms, shelf: failingShelf(house.shelf, { put: jam }) })],
    ['death after settling', () => ({ ...house.rooms, shelf: failingShelf(house.shelf, { settled: dies }) })],
    ['pages that cannot be rendered', () => ({ ...house.rooms, site: siteThatJams(house.site, jam) })],
  ];
  const [how, rooms] = pick.of(choices);
  return { rooms: rooms(), how };
}

function dies(): never {
  throw new Error('the process died');
}

function siteThatJams(site: Site, jam: () => void): Site {
  return {
    ...site,
    find: (path) => {
      const found = site.find(path);
      if (!found) return null;
      const render = (data: unknown) => {
        jam();
        return found.kind.render(data);
      };
      return { ...found, kind: { ...found.kind, render } };
    },
  };
}

async function proveShelf(desk: Desk): Promise<void> {
  expect(await checkShelf(desk.house.rooms)).toEqual([]);
  await noAddressDied(desk);
  await nothingGoneIsTold(desk);
  await nothingIsWrittenTooSoonOrTooLong(desk);
  await feedsListWhatIsLive(desk);
}

/** A newsroom restored from this one's dump into an empty store, and pressed from nothing: the same shelf, the same ledger. */
async function proveFromNothing({ house }: Desk): Promise<void> {
  const store = await aStore();
  try {
    await store.write(async (tx) => {
      for (const table of durableTables) {
        const rows: Row[] = [];
        for await (const row of dumpRows(house.store.reader, table)) rows.push(JSON.parse(JSON.stringify(row)) as Row);
        await restoreRows(tx, table, rows);
      }
    });
    const shelf = openMemoryShelf();
    await pressAll({ ...house.rooms, store, shelf });
    expect(await everything(shelf)).toEqual(await everything(house.shelf));
    expect(await ledgerOf(store)).toEqual(await ledgerOf(house.store));
  } finally {
    await store.close();
  }
}

/** What stands on the shelf according to the ledger, from which data, and which facts were read for it. */
async function ledgerOf({ reader }: Store): Promise<Map<string, unknown>> {
  const rows = await reader
    .selectFrom('pages')
    .select(['path', 'kind', 'outcome', 'data_hash', 'stale'])
    .where('outcome', '!=', 'missing')
    .orderBy('path')
    .execute();
  const pages = new Map<string, unknown>();
  for (const row of rows) pages.set(row.path, { ...row, reads: await readsOf(reader, row.path) });
  return pages;
}
