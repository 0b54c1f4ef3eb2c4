import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readVersions } from '../../src/store/versions.ts';
import { chance } from '../house/chance.ts';
import { readersFiles } from '../house/distributed.ts';
import { NoPostgres } from '../house/postgres-server.ts';
import { isLong, SEED } from '../house/proof.ts';
import { until } from '../house/standfirst.ts';
import { hasVarnish } from '../house/varnish.ts';
import { faults } from './under-faults/faults.ts';
import { aWholeHouse, type House } from './under-faults/house.ts';
import { ALWAYS, judge, type Noted } from './under-faults/judge.ts';
import {
  type Load,
  now,
  persisting,
  planned,
  provenTyped,
  publishing,
  reading,
  typistsAt,
} from './under-faults/load.ts';

// A newsroom as large as they come, each part a real process: three newsrooms, two presses, three delivery nodes, a PostgreSQL with two that follow it, an object
// store, and Varnish before the readers. People type, publish and read all the time, stories are planned, and each minute something fails and is mended. Whatever
// was acknowledged is kept, readers through the cache are always answered, and nobody reads what is torn, or older than what a receipt says is there.

const MINUTES = Number(process.env['MINUTES'] ?? (isLong ? 30 : 1));
const EVERY_MS = 60_000;
const LASTS_MS = 12_000;
const PATIENCE_S = 120;
const named = process.env['FAULT'];
const kinds = kindsSaid(named);
const some = chance(SEED);

const say = (words: string) => process.stdout.write(`under faults, seed ${SEED}: ${words}\n`);
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

test('whatever fails of a whole house, nothing acknowledged is lost and no reader has what is wrong', async ({
  skip,
}) => {
  if (!hasVarnish) return skip('Varnish or its xkey is not installed');
  const house = await aWholeHouse().catch((error: unknown) => {
    if (error instanceof NoPostgres) return skip(error.message);
    throw error;
  });
  const load: Load = { house, history: [], some, isOver: false };
  const working = [
    ...house.of('newsroom').map((node) => publishing(load, node)),
    ...house
      .of('delivery')
      .map((node) => reading(load, node.name, { origin: node.origin(), aSecond: 4, patience: 5_000 })),
    reading(load, ALWAYS, { origin: house.cache, aSecond: 15, patience: 20_000 }),
  ];
  const releases: Awaited<ReturnType<typeof planned>>[] = [];
  let acknowledgements = 0;
  try {
    await untilWell(load, 0);
    const began = now();
    const first = some.number(kinds.length);
    for (let round = 0; now() - began < MINUTES * 60_000; round += 1) {
      const from = now();
      const name = round === 0 || named ? kinds[round % kinds.length]! : kinds[(first + round * 5) % kinds.length]!;
      releases.push(await planned(load, round));
      const typing = await typistsAt(load, round);
      await sleep(2000 + some.number(3000));
      load.history.push({ is: 'fault', what: name, at: now() });
      const { what, mend } = await faults[name]!(house, some);
      await sleep(LASTS_MS);
      await mend();
      const mended = now();
      load.history.push({ is: 'mended', what: name, at: mended });
      await untilWell(load, mended);
      const typed = await provenTyped(load, typing);
      acknowledgements += typed;
      say(
        `${name} (${what}); all well ${seconds(now() - mended)} after it was mended; ${typed} keystrokes acknowledged and kept`,
      );
      // Those that are named come one after the other.
      if (!named) await sleep(Math.max(0, EVERY_MS - (now() - from)));
    }
  } finally {
    load.isOver = true;
    await Promise.all(working);
    say(`history ${keptIn(load.history)}`);
  }
  tell(load.history, acknowledgements);
  expect(judge(load.history)).toEqual([]);
  await everyScheduleOnce(house, releases);
  await nothingLost(load);
  await allAlike(house);
});

/** All kinds of faults, or those that are named, with a semicolon between two. */
function kindsSaid(names: string | undefined): readonly string[] {
  const all = Object.keys(faults);
  const wanted = names?.split(/\s*;\s*/) ?? all;
  for (const name of wanted)
    if (!all.includes(name)) throw new Error(`There is no fault “${name}”. These are: ${all.join('; ')}.`);
  return wanted;
}

/** Waits until everybody publishes, and every road to readers has what was published since. */
async function untilWell({ house, history }: Load, since: number): Promise<void> {
  const roads = [ALWAYS, ...house.of('delivery').map(({ name }) => name)];
  const reports = house.of('newsroom').map((_, at) => String(at + 1));
  const isWell = () => {
    const fresh = history.filter((one) => one.is === 'acknowledged' && one.at > since);
    const has = (road: string) =>
      history.some(
        (one) =>
          one.is === 'confirmed' &&
          one.road === road &&
          fresh.some((it) => it.is === 'acknowledged' && it.report === one.report && it.version === one.version),
      );
    return reports.every((report) => fresh.some((one) => 'report' in one && one.report === report)) && roads.every(has);
  };
  await until(isWell, PATIENCE_S).catch(() => {
    const fresh = history.filter((one) => 'at' in one && one.at > since);
    throw new Error(`It is not well after ${PATIENCE_S} s: ${JSON.stringify(fresh.slice(-30))}`);
  });
  history.push({ is: 'well', what: '', at: now() });
}

function keptIn(history: readonly Noted[]): string {
  const file = join(tmpdir(), `under-faults-${SEED}.jsonl`);
  writeFileSync(file, history.map((one) => `${JSON.stringify(one)}\n`).join(''));
  return file;
}

function tell(history: readonly Noted[], acknowledgements: number): void {
  const count = (is: Noted['is'], road?: string) =>
    history.filter((one) => one.is === is && (road === undefined || ('road' in one && one.road === road))).length;
  say(
    `${count('fault')} faults, ${acknowledgements} keystrokes acknowledged, ${count('acknowledged')} of ${count('tried')} publications acknowledged, ` +
      `${count('read', ALWAYS)} reads through Varnish, ${count('read') - count('read', ALWAYS)} at delivery nodes, ${count('confirmed')} confirmations`,
  );
}

/** None before its time, each once. */
async function everyScheduleOnce(
  { store }: House,
  releases: readonly Awaited<ReturnType<typeof planned>>[],
): Promise<void> {
  const live = (id: string) => persisting(() => readVersions(store.reader, id));
  await until(
    async () => (await Promise.all(releases.map(({ story }) => live(story.id)))).every((all) => all.length > 0),
    60,
  );
  for (const { story, at } of releases) {
    const versions = await live(story.id);
    expect(versions.length, story.headline).toBe(1);
    expect(versions[0]!.publishedAt >= at, `${story.headline} at ${versions[0]!.publishedAt}, planned for ${at}`).toBe(
      true,
    );
  }
}

async function nothingLost({ house, history }: Load): Promise<void> {
  for (const [at] of house.of('newsroom').entries()) {
    const report = String(at + 1);
    const id = `report-${report}`;
    const { rows } = { rows: await house.store.reader.selectFrom('versions').select(['headline']).execute() };
    const kept = new Set(rows.map(({ headline }) => headline));
    for (const one of history)
      if (one.is === 'acknowledged' && one.report === report)
        expect(kept.has(`Report ${report}, version ${one.version}`), `${id}, version ${one.version}`).toBe(true);
  }
}

async function allAlike(house: House): Promise<void> {
  const ours = readersFiles(house.data);
  for (const copy of house.copies)
    await until(() => {
      const its = readersFiles(copy);
      return ours.size === its.size && [...ours].every(([path, bytes]) => its.get(path) === bytes);
    }, 60);
  const check = await house.run('press', '--check', '--data', house.data);
  expect(check.said).toContain('byte for byte');
  expect(check.code).toBe(0);
}
