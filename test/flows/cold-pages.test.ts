import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { killWithProof } from '../../src/newsroom/publishing/take-away.ts';
import { checkShelf } from '../../src/press/check.ts';
import { nodeFiles } from '../../src/press/disk/node-files.ts';
import { openPacks } from '../../src/press/disk/packs.ts';
import type { ShelfFiles } from '../../src/press/disk/shelf-files.ts';
import { openDiskShelf } from '../../src/press/disk-shelf.ts';
import { countLoose, packCold } from '../../src/press/pack-cold.ts';
import { pressAll } from '../../src/press/press.ts';
import { scrubShelf } from '../../src/press/scrub.ts';
import type { Shelf } from '../../src/press/shelf.ts';
import { aDelivery, ask } from '../house/deliveries.ts';
import { aHouse } from '../house/houses.ts';
import { aStory, idOf } from '../house/stories.ts';

const HOT = 2;
/** Hundreds of requests, or of lives: the machine may be busy. */
const LONG = { timeout: 300_000 };
const months = ['2007-06-30T23:30:00Z', '2007-07-01T08:00:00Z', '2007-07-24T16:32:00Z', '2007-08-01T00:10:00Z'];

/** A paper with six stories, one of them corrected and one under a slug of its own before, on a shelf on the disk. */
async function aPaper() {
  const house = await aHouse({ shelf: 'disk' });
  for (let number = 1; number <= 6; number += 1) {
    const story = aStory({
      id: idOf(number),
      headline: `Ferry number ${number}`,
      topics: [number % 2 ? 'ports' : 'storms'],
    });
    const publishedAt = months[number % months.length]!;
    await house.publish({ story, stated: { firstPublishedAt: publishedAt, lastUpdatedAt: publishedAt } });
  }
  const corrected = aStory({ id: idOf(3), headline: 'Ferry number 3', urlSlug: 'another-slug' });
  await house.publish({ story: corrected, change: 'correction', note: 'It was the third.' });
  await house.redirect('/old/ferry.html', idOf(1));
  return { ...house, at: join(house.folder, 'shelf') };
}

async function pathsOn(shelf: Shelf): Promise<string[]> {
  const paths: string[] = [];
  for await (const path of shelf.paths()) paths.push(path);
  return paths.toSorted();
}

/** What a process that has just begun reads at each address. */
async function standing(at: string): Promise<Map<string, unknown>> {
  const shelf = openDiskShelf(at);
  const all = new Map<string, unknown>();
  for (const path of await pathsOn(shelf)) {
    const shelved = await shelf.get(path);
    const body = shelved && 'body' in shelved.item ? Buffer.from(shelved.item.body).toString() : null;
    all.set(path, [
      shelved && { ...shelved, item: { ...shelved.item, body } },
      await shelf.tag(path),
      shelf.expected(path),
    ]);
  }
  return all;
}

const NOT_THERE = [
  '/news/zzzzzzzz/none',
  '/nothing',
  `/news/${idOf(3)}/ferry-reaches-the-islands`,
  `/news/${idOf(1)}/`,
];

/** What readers get: status, every header but the date, and the bytes as sent; whole, compressed, in part, and asked again with what they have. */
async function overHttp(folder: string): Promise<Map<string, unknown>> {
  const delivery = await aDelivery({ folder });
  // Fronts have no packs, and their dates lie seconds ahead after so many acts in one: until a date has come readers are not told of it.
  const paths = (await pathsOn(delivery.shelf)).filter((path) => path.includes('/news/'));
  const dates = await Promise.all(paths.map(async (path) => (await delivery.shelf.get(path))?.modifiedAt ?? 0));
  await sleep(Math.max(0, ...dates.map((at) => at - Date.now() + 1000)));
  const answers = new Map<string, unknown>();
  const note = async (path: string, headers: Record<string, string>) => {
    const got = await ask(delivery.port, path, { headers });
    const { date: _, ...told } = got.headers;
    answers.set(`${path} ${JSON.stringify(headers)}`, [got.status, told, got.bytes.toString('latin1')]);
    return got;
  };
  for (const path of [...paths, ...NOT_THERE]) {
    const plain = await note(path, {});
    await note(path, { 'accept-encoding': 'br' });
    await note(path, { range: 'bytes=10-99' });
    const { etag, 'last-modified': since } = plain.headers;
    if (etag) await note(path, { 'if-none-match': etag });
    if (since) await note(path, { 'if-modified-since': since });
  }
  await delivery.close();
  return answers;
}

function filesOfStories(at: string): string[] {
  const names = readdirSync(at, { recursive: true, encoding: 'utf8' });
  return [...new Set(names.flatMap((name) => /(?:^|\/)news\/([a-z0-9]+)/.exec(name)?.[1] ?? []))].toSorted();
}

class Killed extends Error {}

/** The disk for a process that is killed at one of its changes. */
function killedAfter(changes: number): ShelfFiles {
  let left = changes;
  const counted =
    <Given extends unknown[], T>(act: (...given: Given) => Promise<T>) =>
    async (...given: Given): Promise<T> => {
      if (left <= 0) throw new Killed();
      left -= 1;
      return act(...given);
    };
  const { create, append, sync, rename, remove, removeEmpty, makeFolder } = nodeFiles;
  return {
    ...nodeFiles,
    ...{ create: counted(create), append: counted(append), sync: counted(sync), rename: counted(rename) },
    ...{ remove: counted(remove), removeEmpty: counted(removeEmpty), makeFolder: counted(makeFolder) },
  };
}

test(
  'the whole site is the same over HTTP, byte for byte and header for header, whether its stories lie in files or in packs',
  LONG,
  async () => {
    const paper = await aPaper();
    const before = await overHttp(paper.folder);
    const stood = await standing(paper.at);
    expect(await countLoose(paper.rooms, HOT)).toBe(4);
    const note = await packCold(paper.rooms, { hot: HOT });
    expect(await countLoose(paper.rooms, HOT)).toBe(0);
    expect((await paper.rooms.shelf.packing?.packed())?.pages).toBe(note.pages);
    expect(note.stories).toBe(4);
    expect(note.pages).toBeGreaterThan(4 * 5);
    expect(filesOfStories(paper.at)).toHaveLength(HOT);
    expect(readdirSync(join(paper.at, '.shelf/packs')).length).toBeGreaterThan(1);
    expect(await standing(paper.at)).toEqual(stood);
    const after = await overHttp(paper.folder);
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [path, answer] of before) expect([path, after.get(path)]).toEqual([path, answer]);
    expect(await checkShelf(paper.rooms)).toEqual([]);
    expect(await packCold(paper.rooms, { hot: HOT })).toEqual({ stories: 0, pages: 0, anew: 0 });
  },
);

test('killed at any step of packing, and begun again, nothing is ever missing or other than it was', LONG, async () => {
  const paper = await aPaper();
  const stood = await standing(paper.at);
  let lives = 0;
  for (let isDone = false; !isDone; lives += 1) {
    const shelf = openDiskShelf(paper.at, killedAfter(lives));
    isDone = await packCold({ ...paper.rooms, shelf }, { hot: HOT, limit: 20_000 }).then(
      () => true,
      (error: unknown) => {
        if (!(error instanceof Killed)) throw error;
        return false;
      },
    );
    expect(await standing(paper.at)).toEqual(stood);
  }
  expect(lives).toBeGreaterThan(15);
  expect(filesOfStories(paper.at)).toHaveLength(HOT);
  expect(await checkShelf(paper.rooms)).toEqual([]);
});

test('a correction, a withdrawal and the news of the day show at once over packs, and the next night lays them into packs', async () => {
  const paper = await aPaper();
  await packCold(paper.rooms, { hot: HOT });
  const reader = await aDelivery({ folder: paper.folder });
  const pathOf = (number: number, slug = 'ferry-reaches-the-islands') => `/news/${idOf(number)}/${slug}`;
  expect((await ask(reader.port, pathOf(1))).text).toContain('Ferry number 1');
  await paper.publish({
    story: aStory({ id: idOf(1), headline: 'Ferry number one' }),
    change: 'correction',
    note: 'It is a word.',
  });
  await paper.withdraw(idOf(2));
  expect((await ask(reader.port, pathOf(1))).text).toContain('Ferry number one');
  expect((await ask(reader.port, pathOf(2))).status).toBe(410);
  expect((await ask(reader.port, `/lite${pathOf(2)}`)).status).toBe(410);
  expect((await ask(reader.port, pathOf(1, 'any'))).headers.location).toBe(pathOf(1));
  expect(await checkShelf(paper.rooms)).toEqual([]);
  const stood = await standing(paper.at);
  expect((await packCold(paper.rooms, { hot: HOT })).stories).toBeGreaterThan(0);
  expect(await standing(paper.at)).toEqual(stood);
  expect(await rowsOf(paper.at, idOf(2))).toEqual([]);
  expect((await rowsOf(paper.at, pathOf(1))).length).toBeGreaterThan(1);
  await scrubShelf(paper.rooms);
  expect((await pressAll(paper.rooms)).pressed.filter(({ result }) => result === 'written')).toEqual([]);
  expect(await standing(paper.at)).toEqual(stood);
});

/** Addresses with these letters in them that packs have rows of, whatever stands there now. */
async function rowsOf(at: string, letters: string): Promise<string[]> {
  const rows: string[] = [];
  for await (const { address } of openPacks(nodeFiles, at).rows()) if (address.includes(letters)) rows.push(address);
  return rows;
}

test('a kill is proved when what readers had is in no pack any more', async () => {
  const paper = await aPaper();
  await packCold(paper.rooms, { hot: HOT });
  const killed = idOf(4);
  expect((await rowsOf(paper.at, killed)).length).toBeGreaterThan(4);
  const { proof } = await killWithProof(
    paper.rooms,
    { storyId: killed, reason: 'A court said so.', confirm: 'KILL' },
    { name: 'Ada Reed' },
  );
  expect(proof.filter(({ now }) => now === 'still')).toEqual([]);
  expect(proof.some(({ path }) => path.startsWith(`/news/${killed}/`))).toBe(true);
  expect(await rowsOf(paper.at, killed)).toEqual([]);
  expect(await checkShelf(paper.rooms)).toEqual([]);
});

test('a shelf whose packs are lost is pressed anew, and nothing is told to be missing meanwhile', async () => {
  const paper = await aPaper();
  const stood = await standing(paper.at);
  await packCold(paper.rooms, { hot: HOT });
  await nodeFiles.remove(join(paper.at, '.shelf/packs'));
  const reader = await aDelivery({ folder: paper.folder });
  expect((await ask(reader.port, `/news/${idOf(1)}/ferry-reaches-the-islands`)).status).toBe(503);
  const { found, failed } = await scrubShelf({ ...paper.rooms, shelf: openDiskShelf(paper.at) });
  expect([found > 20, failed]).toEqual([true, []]);
  expect([...(await standing(paper.at)).keys()]).toEqual([...stood.keys()]);
  expect(await checkShelf({ ...paper.rooms, shelf: openDiskShelf(paper.at) })).toEqual([]);
  expect(existsSync(join(paper.at, '.shelf/packs'))).toBe(false);
});
