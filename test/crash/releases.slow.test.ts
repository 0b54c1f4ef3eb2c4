import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { systemClock, toInstant } from '../../src/base/clock.ts';
import { newsroomFolder } from '../../src/main/newsroom-folder.ts';
import type { NewsroomParts } from '../../src/newsroom/acts.ts';
import { searchAudit } from '../../src/store/audit.ts';
import { readSettings } from '../../src/store/documents.ts';
import { saveDraft } from '../../src/store/drafts.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { addRelease, readRelease } from '../../src/store/releases.ts';
import { readVersions } from '../../src/store/versions.ts';
import { type Story, storySchema } from '../../src/story/story.ts';
import { storyPath } from '../../src/story/published.ts';
import { aServer } from '../cli/newsrooms.ts';
import { ask } from '../house/deliveries.ts';
import { aFolder } from '../house/folders.ts';
import { someSettings } from '../house/presses.ts';
import { rounds, SEED } from '../house/proof.ts';
import { until } from '../house/standfirst.ts';
import { idOf, paragraph } from '../house/stories.ts';

// A server is killed around the second at which a release is due, and started again.

/** When it is killed, in milliseconds from the moment at which the release is due. */
const ALL_KILLS = [-400, -20, 0, 4, 10, 20, 40, 80, 300];
/** Two of them, others each time, or all. */
const KILLS = someOf(ALL_KILLS, rounds({ short: 2, long: ALL_KILLS.length }));
/** After the last round nobody is there for this long, so that what is due is late. */
const AWAY_MS = 3000;

it('what is due goes live exactly once, whenever the server dies, and says how late it was', async () => {
  const data = join(aFolder(), 'data');
  mkdirSync(data);
  writeFileSync(newsroomFolder(data).settings, JSON.stringify(someSettings()));
  const first = await aServer(data, '--empty');
  await first.stop();
  const store = await openStore(newsroomFolder(data).database);
  const late: number[] = [];
  for (const [round, afterDue] of KILLS.entries()) late.push(await aRound({ store, data, round, afterDue, away: 0 }));
  const away = { store, data, round: KILLS.length, afterDue: -900, away: AWAY_MS };
  const lateAfterAbsence = await aRound(away);
  expect(lateAfterAbsence).toBeGreaterThanOrEqual(2);
  await store.close();
  process.stdout.write(
    `killed at ${KILLS.join(', ')} ms from the due second, seed ${SEED}; late by ${late.join(', ')} s; away for ${AWAY_MS} ms, late by ${lateAfterAbsence} s\n`,
  );
});

function someOf(all: readonly number[], count: number): number[] {
  return Array.from(
    { length: count },
    (_, at) => all[(SEED + Math.floor((at * all.length) / count)) % all.length] ?? 0,
  );
}

interface Round {
  readonly store: Store;
  readonly data: string;
  readonly round: number;
  readonly afterDue: number;
  /** In milliseconds. */
  readonly away: number;
}

async function aRound({ store, data, round, afterDue, away }: Round): Promise<number> {
  const server = await aServer(data);
  const story = await aDraft(store, round);
  const due = Math.ceil((Date.now() + 1500) / 1000) * 1000;
  await plan(store, story, toInstant(new Date(due)));
  await sleep(due + afterDue - Date.now());
  await server.stop('SIGKILL');
  // On a busy machine the end may come after the due second.
  const isEarly = Date.now() < due;
  const before = await readVersions(store.reader, story.id);
  expect(before.filter(({ publishedAt }) => Date.parse(publishedAt) < due)).toEqual([]);
  if (isEarly) expect(before).toEqual([]);
  await sleep(away);
  const again = await aServer(data);
  const port = Number(new URL(again.site).port);
  await until(async () => (await ask(port, storyPath(story))).status === 200);
  expect((await ask(port, storyPath(story))).text).toContain(story.headline);
  expect(await readVersions(store.reader, story.id)).toHaveLength(1);
  expect((await readRelease(store.reader, story.id))?.state.is).toBe('done');
  const rows = await searchAudit(store.reader, { act: 'release', storyId: story.id, limit: 5 });
  expect(rows).toHaveLength(1);
  await again.stop();
  return Number(rows[0]?.details['lateSeconds']);
}

async function aDraft(store: Store, number: number): Promise<Story> {
  const settings = await readSettings(store.reader);
  const story = storySchema.parse({
    id: idOf(number),
    edition: settings?.editions[0]?.id,
    section: settings?.defaultSection,
    headline: `Planned for round ${number}`,
    standfirst: 'A plan.',
    urlSlug: `planned-${number}`,
    body: [paragraph('It was planned.')],
  });
  await store.write((tx) => saveDraft(tx, story, { at: systemClock.now(), by: 'Ada Reed' }));
  return story;
}

async function plan(store: NewsroomParts['store'], { id }: Story, at: string): Promise<void> {
  const items = [{ storyId: id, revision: 1, change: 'first' as const, note: null }];
  await store.write((tx) => addRelease(tx, { id, at, zone: 'UTC', items }, { at: systemClock.now(), by: 'Ada Reed' }));
}
