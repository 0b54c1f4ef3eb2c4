import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checkShelf } from '../../src/press/check.ts';
import { catchUp } from '../../src/press/press.ts';
import type { PressReceipt } from '../../src/story/receipt.ts';
import { saveSection, saveTopic } from '../../src/store/documents.ts';
import { addVersion } from '../../src/store/public-acts.ts';
import { readVersions } from '../../src/store/versions.ts';
import { sectionSchema, topicSchema } from '../../src/story/newsroom.ts';
import { changeKinds } from '../../src/story/version.ts';
import { aFolder } from '../house/folders.ts';
import { aHouse } from '../house/houses.ts';
import { standing } from '../house/shelves.ts';
import { storeAt } from '../house/store-places.ts';
import { aStore } from '../house/stores.ts';
import { aStory, idOf, paragraph } from '../house/stories.ts';

// Stories without end, topics without number, and several processes at once.

const failed = ({ pressed }: PressReceipt) =>
  pressed.filter(({ result }) => result === 'failed').map(({ path }) => path);

describe('much of everything', () => {
  it('a story of ten thousand blocks is published and corrected', async () => {
    const house = await aHouse();
    const body = Array.from({ length: 10_000 }, (_, at) => paragraph(`Paragraph ${at} says something of the harbour.`));
    expect(failed(await house.publish({ story: aStory({ body }) }))).toEqual([]);
    expect(
      failed(await house.publish({ story: aStory({ body: body.slice(1) }), change: 'update', note: 'Shorter.' })),
    ).toEqual([]);
    expect(await standing(house.shelf, '/news/s2222223/ferry-reaches-the-islands')).toContain('Paragraph 9999 says');
  });

  it('three hundred topics, sixty of them on one story', async () => {
    const house = await aHouse();
    const slugs = Array.from({ length: 300 }, (_, at) => `topic-${at}`);
    await house.store.write(async (tx) => {
      for (const slug of slugs)
        await saveTopic(tx, topicSchema.parse({ slug, name: slug, edition: 'uk' }), house.act('topic'));
      for (const slug of slugs.slice(0, 50))
        await saveSection(
          tx,
          sectionSchema.parse({ slug: `s-${slug}`, name: slug, edition: 'uk' }),
          house.act('section'),
        );
    });
    const receipt = await house.publish({ story: aStory({ topics: slugs.slice(0, 60) }) });
    expect(failed(receipt)).toEqual([]);
    expect(await standing(house.shelf, '/topics/topic-59')).toContain('Ferry reaches the islands');
    // An act waits for a thousand pages; those of the other topics follow by themselves.
    expect(receipt.due).toBeGreaterThan(0);
    await catchUp(house.rooms);
    expect(await standing(house.shelf, '/topics/topic-60')).not.toContain('Ferry reaches the islands');
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  it('one story of two hundred versions presses as little as at first', async () => {
    const house = await aHouse();
    await house.publish({ story: aStory() });
    const first = await house.publish({ story: aStory({ body: [paragraph('0')] }), change: 'minor' });
    await house.store.write(async (tx) => {
      for (let count = 0; count < 200; count += 1) {
        const change = changeKinds[(count % 5) + 1]!;
        await addVersion(
          tx,
          { story: aStory({ body: [paragraph(String(count))] }), change, note: `Note ${count}` },
          house.act(),
        );
      }
    });
    await house.publish({ story: aStory({ body: [paragraph('x')] }), change: 'minor' });
    const last = await house.publish({ story: aStory({ body: [paragraph('y')] }), change: 'minor' });
    expect(last.pressed.length).toBe(first.pressed.length);
    expect(await checkShelf(house.rooms)).toEqual([]);
  });
});

const run = promisify(execFile);
const moduleUrl = (file: string) => JSON.stringify(new URL(`../../src/${file}`, import.meta.url).href);

describe('two processes at once', () => {
  it('publishing one story count its versions without a gap and lose none', async () => {
    const folder = aFolder();
    const store = await aStore(folder);
    const at = await storeAt(folder);
    const text = (name: string) => `
      const { openStore } = await import(${moduleUrl('store/open-store.ts')});
      const { addVersion } = await import(${moduleUrl('store/public-acts.ts')});
      const { readPublished } = await import(${moduleUrl('store/versions.ts')});
      const { saveDraft } = await import(${moduleUrl('store/drafts.ts')});
      const store = await openStore(${JSON.stringify(at)});
      const story = ${JSON.stringify(aStory())};
      for (let n = 0; n < 25; n += 1) {
        const told = { ...story, headline: '${name} ' + n };
        const act = { at: '2026-11-23T09:00:00Z', by: '${name}', act: 'publish', summary: 'x' };
        const { version } = await store.write(async (tx) => {
          await saveDraft(tx, told, act);
          const change = (await readPublished(tx, story.id)) ? 'minor' : 'first';
          return addVersion(tx, { story: told, change, note: null }, act);
        });
        console.log(JSON.stringify([version, told.headline]));
      }
      await store.close();`;
    const said = await Promise.all(
      ['one', 'two', 'three'].map((name) => run(process.execPath, ['--input-type=module', '--eval', text(name)])),
    );
    const told = said.flatMap(({ stdout }) =>
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as [number, string]),
    );
    const kept = (await readVersions(store.reader, idOf(1))).map(({ number, headline }) => [number, headline]);
    expect(kept).toEqual(told.toSorted(([a], [b]) => a - b));
    expect(kept.map(([number]) => number)).toEqual(Array.from({ length: 75 }, (_, index) => index + 1));
  });

  it('pressing at once give one shelf, on which every last version is live', async () => {
    const folder = aFolder();
    const houses = [await aHouse({ folder, shelf: 'disk' }), await aHouse({ folder, shelf: 'disk' })];
    await Promise.all(
      houses.map(async (house, at) => {
        for (let count = 0; count < 8; count += 1) {
          const id = idOf(at);
          await house.publish({
            story: aStory({ id, urlSlug: `s-${at}`, headline: `Story ${at}, ${count}` }),
            change: count === 0 ? 'first' : 'minor',
          });
          expect(await standing(house.shelf, `/news/${id}/s-${at}`)).toContain(`Story ${at}, ${count}`);
        }
      }),
    );
    expect(await checkShelf(houses[0]!.rooms)).toEqual([]);
  });
});
