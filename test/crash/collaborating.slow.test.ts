import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { applyUpdate, Doc } from 'yjs';
import { readDocument } from '../../src/newsroom/drafts/read-document.ts';
import { draftIn, partsOf } from '../../src/newsroom/drafts/y-story.ts';
import { lastUpdate, readLog } from '../../src/store/draft-log.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { revisionText } from '../../src/store/texts-once.ts';
import { readVersion, readVersions } from '../../src/store/versions.ts';
import { contentText } from '../../src/story/content-text.ts';
import { repairDocument } from '../../src/story/repair-document.ts';
import type { Story } from '../../src/story/story.ts';
import { chance } from '../house/chance.ts';
import { until } from '../house/editors.ts';
import { atTheEnd } from '../house/endings.ts';
import { aFolder } from '../house/folders.ts';
import { aFreePort } from '../house/ports.ts';
import { rounds, SEED } from '../house/proof.ts';
import { aStory, idOf } from '../house/stories.ts';
import { aChild } from './children.ts';
import { aTypist, holdsAll, type Typist } from './typists.ts';

// Three people type in one story while its server is killed at random moments, over and over, and an editor publishes.

const ROUNDS = rounds({ short: 4, long: 110 });

/** A story grows with every round and is read whole after each, so a new one is begun now and then. */
const ROUNDS_A_STORY = 22;

it('a server that is killed while three type loses nothing it acknowledged and publishes nothing it had not kept', async () => {
  const sum = { edits: 0, answers: 0, versions: 0 };
  for (let from = 0; from < ROUNDS; from += ROUNDS_A_STORY) {
    const made = await killedOverAndOver(SEED + from, Math.min(ROUNDS_A_STORY, ROUNDS - from));
    sum.edits += made.edits;
    sum.answers += made.answers;
    sum.versions += made.versions;
  }
  process.stdout.write(
    `killed ${ROUNDS} times while three typed, ${sum.edits} edits, ${sum.answers} acknowledgements, ${sum.versions} versions, seed ${SEED}\n`,
  );
  expect(sum.answers).toBeGreaterThan(ROUNDS);
  // The editor publishes at moments of chance; in eighteen rounds there is always one.
  expect(sum.versions).toBeGreaterThanOrEqual(Math.floor(ROUNDS / 18));
});

async function killedOverAndOver(seed: number, kills: number) {
  const [folder, pick, port] = [aFolder(), chance(seed), await aFreePort('127.0.0.1')];
  let word = 0;
  const at = { port, storyId: idOf(1), pick, word: () => `w${(word += 1)}x` };
  const typists = ['ada', 'ben', 'cid'].map((name) => aTypist(name, at));
  for (const { leave } of typists) atTheEnd(leave);
  const start = (round: number) => aChild('collaborating.ts', folder, String(port), String(seed + round));

  let versions = 0;
  let next = start(0);
  for (let round = 1; round <= kills; round += 1) {
    const child = next;
    await child.nextLine();
    child.tell('go');
    for (const { type } of typists) type();
    // The next one starts up while this one works, and waits for its turn.
    next = start(round);
    if (round % 10 === 0) await converged(typists);
    // Every other round something is acknowledged first, however busy the machine is.
    else if (round % 2 === 0) await until(answersBeyond(typists, 3));
    else await sleep(pick.number(900));
    await child.kill();
    expect(child.complaints()).toBe('');
    versions = await prove(folder, typists, { seed, round, from: versions });
  }
  await next.kill();
  for (const { rest, leave } of typists) {
    rest();
    leave();
  }
  return { edits: word, versions, answers: typists.reduce((all, typist) => all + typist.answers(), 0) };
}

/** Whether so many more answers have come since now. */
function answersBeyond(typists: readonly Typist[], more: number): () => boolean {
  const answers = () => typists.reduce((all, typist) => all + typist.answers(), 0);
  const before = answers();
  return () => answers() >= before + more;
}

/** All put their hands down, everything is acknowledged, and all see the same. */
async function converged(typists: readonly Typist[]): Promise<void> {
  for (const { rest } of typists) rest();
  await until(() => typists.every(({ isDone }) => isDone()));
  const seen = () => new Set(typists.map(({ doc }) => JSON.stringify(draftIn(doc, aStory())))).size;
  await until(() => seen() === 1);
  for (const { type } of typists) type();
}

/** What must hold after every kill, asked of the store alone. Returns how many versions there are. */
async function prove(
  folder: string,
  typists: readonly Typist[],
  { seed, round, from }: { seed: number; round: number; from: number },
): Promise<number> {
  const store = await openStore(join(folder, 'standfirst.db'));
  try {
    const kept = new Doc();
    for (const update of (await readLog(store.reader, idOf(1))).updates) applyUpdate(kept, update);
    for (const { acknowledged } of typists)
      expect(holdsAll(kept, acknowledged), `seed ${seed}, round ${round}`).toBe(true);
    if (kept.getXmlFragment('story').length > 0) {
      const raw = readDocument(partsOf(kept).story);
      expect(() => raw.check(), `seed ${seed}, round ${round}`).not.toThrow();
      expect(repairDocument(raw).repairs, `seed ${seed}, round ${round}`).toEqual([]);
    }
    if (round % 20 === 0) expect(await store.damage()).toEqual([]);
    return await onlyKeptWordsPublished(store, from);
  } finally {
    await store.close();
  }
}

/** Every version since the last look is word for word a revision, and that revision is of a part of the log that is kept. */
async function onlyKeptWordsPublished({ reader }: Store, from: number): Promise<number> {
  const heads = await readVersions(reader, idOf(1));
  const last = await lastUpdate(reader, idOf(1));
  const rows = await reader
    .selectFrom('revisions')
    .select([revisionText.as('json'), 'up_to'])
    .where('story_id', '=', idOf(1))
    .execute();
  const saved = new Map(rows.map(({ json, up_to }) => [contentText(JSON.parse(json) as Story), up_to]));
  for (const { number } of heads.slice(from)) {
    const version = await readVersion(reader, idOf(1), number);
    const upTo = saved.get(contentText(version!.story!));
    expect(upTo, `version ${number} is a revision made from the log, seed ${SEED}`).toBeTypeOf('number');
    expect(upTo).toBeLessThanOrEqual(last);
  }
  return heads.length;
}
