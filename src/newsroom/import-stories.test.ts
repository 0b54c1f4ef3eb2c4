import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Chance, chance } from '../../test/house/chance.ts';
import { tickingClock } from '../../test/house/clocks.ts';
import { aFolder } from '../../test/house/folders.ts';
import { actMaker, actsOn, aStore } from '../../test/house/stores.ts';
import { aStory, idOf, paragraph } from '../../test/house/stories.ts';
import { auditAfter } from '../store/audit.ts';
import { changesAfter } from '../store/changes.ts';
import { searchDesk } from '../store/desk-search.ts';
import { changeWorkflow } from '../store/desk-state.ts';
import { saveDraft } from '../store/drafts.ts';
import { dumpRows, type DurableTable, durableTables } from '../store/dump.ts';
import type { Store } from '../store/open-store.ts';
import { type PastStory, type PastVersion, readPast } from '../store/read-past.ts';
import { addVersion, suppressVersion } from '../store/public-acts.ts';
import { readPublished, readVersions } from '../store/versions.ts';
import type { Story } from '../story/story.ts';
import { changeKinds } from '../story/version.ts';
import { bringIn } from './gate.ts';
import { importStories } from './import-stories.ts';

const aClock = () => tickingClock('2026-11-30T10:00:00Z');
const record = {
  at: '2026-11-30T10:00:00Z',
  by: 'import',
  act: 'import',
  summary: 'Imported',
  actor: { name: 'import' },
};
const SECTIONS = ['world', 'sport'];

const image = {
  ...{ type: 'image' as const, alt: 'A pier', decorative: false, caption: null, credit: null },
  picture: {
    ...{ id: 'pier', width: 640, height: 360 },
    renditions: [{ path: '/media/k3x9k3x9/640.jpg', type: 'image/jpeg' as const, width: 640, height: 360 }],
  },
};

/** A story with a past that chance made: notes, equal versions, tombstones, a picture now and then, pages among them. */
function aPast(number: number, pick: Chance): PastStory {
  const base = aStory({
    ...{
      id: idOf(number),
      headline: `Ferry ${number} of ${pick.of(['Łódź', 'Hamburg', 'القاهرة'])}`,
      urlSlug: `ferry-${number}`,
    },
    ...{ edition: pick.of(['uk', 'ar']), section: pick.of(SECTIONS), topics: pick.some(['ports', 'storms']) },
    ...{ lang: pick.of(['en-GB', 'de']), kind: pick.often(0.1) ? 'page' : 'report' },
    ...(pick.often(0.2) && { mainMedia: image }),
  });
  const many = 1 + pick.number(4);
  const words = (version: number): Story =>
    pick.often(0.2)
      ? base
      : { ...base, body: [paragraph(`Word${number}x${version} at the Hafenbrücke.`), ...base.body] };
  return Array.from({ length: many }, (_, index): PastVersion => {
    const change = index === 0 ? 'first' : pick.of(changeKinds.filter((kind) => kind !== 'first'));
    const at = `2026-10-${10 + number}T0${index}:00:00Z`;
    const suppressed = index < many - 1 && pick.often(0.2) ? { at: '2026-11-01T00:00:00Z', reason: 'A name.' } : null;
    return { story: words(index), change, note: `Note ${index}.`, at, by: `person${pick.number(3)}`, suppressed };
  });
}

/** The same, one act after the other. */
async function publishOneByOne(store: Store, pasts: readonly PastStory[]): Promise<void> {
  for (const past of pasts) {
    await store.write(async (tx) => {
      for (const { story, change, note, at, by } of past) {
        const act = { at, by, act: 'publish', summary: 'Published' };
        await saveDraft(tx, story, act);
        await addVersion(tx, { story, change, note }, act);
      }
      for (const [index, { story, suppressed, by }] of past.entries())
        if (suppressed)
          await suppressVersion(
            tx,
            { storyId: story.id, number: index + 1, reason: suppressed.reason },
            { at: suppressed.at, by, act: 'suppress', summary: 'Suppressed' },
          );
    });
  }
}

/** What the record says of how it came about differs; the months of lists that a story left before anybody saw it are of no use. */
async function remembered(store: Store): Promise<ReadonlyMap<DurableTable, readonly unknown[]>> {
  const said = new Map<DurableTable, unknown[]>();
  for (const table of durableTables.filter((name) => name !== 'changes' && name !== 'audit'))
    said.set(table, await Array.fromAsync(dumpRows(store.reader, table)));
  return said;
}

async function touched(store: Store): Promise<Map<string | null, Set<string>>> {
  const all = new Map<string | null, Set<string>>();
  for (const { storyId, facts } of await changesAfter(store.reader, 0, 10_000))
    all.set(storyId, new Set([...(all.get(storyId) ?? []), ...facts]));
  return all;
}

const SOUGHT = ['word3x0', 'word5x1', 'lodz', 'القاهرة', 'brücke', 'hafenbruecke', 'ferry 7'];

for (const seed of [1, 2, 3])
  test(`stories brought in together leave what publishing one version after the other leaves (${seed})`, async () => {
    const pick = chance(seed);
    const pasts = Array.from({ length: 19 }, (_, number) => aPast(number, pick));
    const [together, oneByOne] = [await aStore(), await aStore()];
    const read = await Promise.all(pasts.map(readPast));
    await together.write((tx) => bringIn(tx, read, record));
    // What shows pictures comes last: it is not among those that are brought in together.
    const order = [...pasts.filter((past) => !isOther(past)), ...pasts.filter(isOther)];
    await publishOneByOne(oneByOne, order);
    expect(await remembered(together)).toEqual(await remembered(oneByOne));
    const [some, all] = [await touched(together), await touched(oneByOne)];
    for (const [story, facts] of all) expect([...facts].filter((fact) => !some.get(story)?.has(fact))).toEqual([]);
    for (const text of SOUGHT) {
      const found = await searchDesk(oneByOne.reader, text, { limit: 50 });
      expect(await searchDesk(together.reader, text, { limit: 50 }), text).toEqual(found);
    }
    expect(await auditAfter(together.reader, 0, 100)).toHaveLength(1);
  });

function isOther(past: PastStory): boolean {
  return past.some(({ story }) => story.kind === 'page' || story.mainMedia !== null);
}

/** A folder as `bench/make-stories.ts` writes it. */
function aFolderOf(pasts: readonly PastStory[], change: (lines: string[]) => string[] = (lines) => lines): string {
  const folder = join(aFolder(), 'stories');
  mkdirSync(folder);
  const rows = pasts.flatMap((past) =>
    past.map(({ story, at, suppressed, ...version }, index) => ({
      ...{ story_id: story.id, number: index + 1, ...version, published_at: at, headline: story.headline },
      ...{
        json: JSON.stringify(story),
        suppressed_at: suppressed?.at ?? null,
        suppressed_reason: suppressed?.reason ?? null,
      },
    })),
  );
  const section = (slug: string) => ({
    name: `section/${slug}`,
    json: JSON.stringify({ slug, name: slug, edition: 'uk' }),
  });
  const tables = {
    documents: SECTIONS.map((slug) => JSON.stringify(section(slug))),
    versions: change(rows.map((row) => JSON.stringify(row))),
  };
  const said = Object.entries(tables).map(([table, lines]) => {
    const bytes = lines.map((line) => `${line}\n`).join('');
    writeFileSync(join(folder, `${table}.jsonl`), bytes);
    return [table, { rows: lines.length, sha256: createHash('sha256').update(bytes).digest('hex') }];
  });
  writeFileSync(join(folder, 'standfirst-export.json'), JSON.stringify({ form: 1, tables: Object.fromEntries(said) }));
  return folder;
}

const quietly = (store: Store) => ({ store, clock: aClock(), show: () => {} });

/** More than one batch. */
function manyPasts(): PastStory[] {
  const pick = chance(9);
  return Array.from({ length: 400 }, (_, number) => aPast(number % 19, pick)).map((past, number) =>
    past.map((version) => ({
      ...version,
      story: { ...version.story, id: idOf(number), kind: 'report', mainMedia: null },
    })),
  );
}

test('an import that is cut off goes on where it was, and ends as one that was not', async () => {
  const folder = aFolderOf(manyPasts());
  const [cut, whole] = [await aStore(), await aStore()];
  let batches = 0;
  const cutAfter = (most: number) => () => {
    batches += 1;
    if (batches === most) throw new Error('killed');
  };
  for (const most of [1, 3])
    await expect(importStories({ store: cut, clock: aClock(), show: cutAfter(most) }, folder)).rejects.toThrow(
      'killed',
    );
  const rest = await importStories(quietly(cut), folder);
  expect(rest.isResumed).toBe(true);
  const all = await importStories(quietly(whole), folder);
  expect(all).toMatchObject({ stories: 400, isResumed: false });
  expect(rest.stories).toBeLessThan(400);
  expect(await remembered(cut)).toEqual(await remembered(whole));
  expect((await auditAfter(cut.reader, 0, 1000)).length).toBe((await auditAfter(whole.reader, 0, 1000)).length);
  expect(await importStories(quietly(cut), folder)).toMatchObject({ stories: 0, versions: 0 });
});

test('what is here already stays as it is, and a story goes on where nobody works on it', async () => {
  const folder = aFolderOf(
    manyPasts()
      .filter((past) => past.length > 1)
      .slice(0, 6),
  );
  const store = await aStore();
  const { publish, kill } = actsOn(store, actMaker());
  const pasts = manyPasts().filter((past) => past.length > 1);
  const [rests, killed, worked, held, typed] = pasts.map((past) => past[0]!.story) as [
    Story,
    Story,
    Story,
    Story,
    Story,
  ];
  for (const story of [rests, killed, worked, held]) {
    await store.write((tx) => saveDraft(tx, story, actMaker()()));
    await publish({ story });
  }
  await kill(killed.id);
  const own = { ...worked, headline: 'What somebody here writes' };
  await store.write((tx) => saveDraft(tx, own, actMaker()()));
  await store.write((tx) => changeWorkflow(tx, held.id, { hold: { reason: 'Lawyers.' }, who: actMaker()() }));
  await store.write((tx) => saveDraft(tx, { ...typed, headline: 'Never live here' }, actMaker()()));
  const { left } = await importStories(quietly(store), folder);
  expect(left.toSorted()).toEqual([killed, worked, held, typed].map(({ id }) => id).toSorted());
  const versions = async ({ id }: Story) => (await readVersions(store.reader, id)).length;
  expect(await versions(rests)).toBe(pasts[0]?.length);
  expect([await versions(killed), await versions(worked), await versions(held), await versions(typed)]).toEqual([
    1, 1, 1, 0,
  ]);
  expect((await readPublished(store.reader, killed.id))?.state.is).toBe('killed');
  expect(await versions(pasts[5]![0]!.story)).toBe(pasts[5]?.length);
});

const edit = (at: number, edits: object) => (lines: string[]) =>
  lines.map((line, index) => (index === at ? JSON.stringify({ ...(JSON.parse(line) as object), ...edits }) : line));

test('a row that is wrong is refused with its line, and so is a file that was changed', async () => {
  const pasts = manyPasts().slice(0, 3);
  const store = await aStore();
  const story = pasts[0]?.[0]?.story ?? aStory();
  const refusals: readonly (readonly [(lines: string[]) => string[], string])[] = [
    [edit(0, { number: 2 }), 'Version 1 of this story belongs here.'],
    [edit(0, { change: 'update' }), 'Only the first version of a story may have the change “first”'],
    [edit(0, { json: '{"id":' }), 'This row'],
    [edit(0, { json: JSON.stringify({ ...story, section: 'nowhere' }) }), 'There is no section nowhere here.'],
    [edit(0, { story_id: idOf(99) }), 'The story in this row has a different id'],
    [edit(0, { published_at: 'yesterday' }), 'published_at'],
    [
      (lines) => lines.map((line) => edit(0, { suppressed_at: '2026-11-01T00:00:00Z' })([line])[0] ?? ''),
      'cannot be a suppressed one',
    ],
  ];
  for (const [change, say] of refusals) {
    const refused = importStories(quietly(store), aFolderOf(pasts, change));
    await expect(refused, say).rejects.toMatchObject({
      code: 'export-damaged',
      problems: [{ where: expect.stringMatching(/versions\.jsonl:\d+$/), say: expect.stringContaining(say) }],
    });
  }
  const folder = aFolderOf(pasts);
  const file = join(folder, 'versions.jsonl');
  writeFileSync(file, readFileSync(file, 'utf8').replace('Ferry', 'Fairy'));
  await expect(importStories(quietly(store), folder)).rejects.toMatchObject({
    problems: [{ where: file, say: expect.stringContaining('its digest differs') }],
  });
  expect(await Array.fromAsync(dumpRows(store.reader, 'stories'))).toEqual([]);
});

test('a wrong row far down a large file is refused with its line, and what stands before it is here', async () => {
  const folder = aFolderOf(manyPasts(), (lines) => edit(lines.length - 1, { change: 'first', number: 9 })(lines));
  const [store, lines] = [await aStore(), readFileSync(join(folder, 'versions.jsonl'), 'utf8').trim().split('\n')];
  await expect(importStories(quietly(store), folder)).rejects.toMatchObject({
    ...{ name: 'Refusal', status: 422, code: 'export-damaged' },
    problems: [{ where: `${join(folder, 'versions.jsonl')}:${lines.length}` }],
  });
  const here = await Array.fromAsync(dumpRows(store.reader, 'versions'));
  expect(here.length).toBeGreaterThan(0);
  expect(here.length).toBeLessThan(lines.length);
});
