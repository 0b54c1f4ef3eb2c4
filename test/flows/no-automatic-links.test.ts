import { describe, expect, test } from 'vitest';
import { giveCommand } from '../../src/newsroom/fronts/give-command.ts';
import { launchNow } from '../../src/newsroom/fronts/launch.ts';
import { checkShelf } from '../../src/press/check.ts';
import { boardRevision } from '../../src/store/arranging.ts';
import type { CardContent, ContainerSettings } from '../../src/story/arrangement.ts';
import type { FrontAct } from '../../src/story/front-commands.ts';
import type { Person } from '../../src/story/person.ts';
import type { StoryInput } from '../../src/story/story.ts';
import { c, k, settings } from '../house/arranging.ts';
import { aHouse, type House } from '../house/houses.ts';
import { everything, standing } from '../house/shelves.ts';
import { aStory, idOf } from '../house/stories.ts';

// A story without automatic links: nothing stands with it that nobody chose, and it stands nowhere by itself.

const ada: Person = { id: 'p1', name: 'Ada Reed', role: 'editor' };
const TRIAL = idOf(7);

const aCard = (number: number, content: CardContent): FrontAct => ({
  act: 'add-card',
  container: c(1),
  card: k(number),
  content,
  overrides: {},
  list: 'standard',
  after: null,
});

const trial = (said: Partial<StoryInput> = {}) =>
  aStory({
    ...{ id: TRIAL, headline: 'Trial of the harbour master begins', urlSlug: 'trial', topics: ['ports'] },
    noAutomaticLinks: true,
    ...said,
  });

/** A house of several stories on one topic, of which the newest, and the most read, is about a trial. */
async function aCourtDay(said: Partial<StoryInput> = {}): Promise<House> {
  const house = await aHouse();
  for (const number of [1, 2, 3])
    await house.publish({
      story: aStory({ id: idOf(number), headline: `Story ${number}`, urlSlug: `s-${number}`, topics: ['ports'] }),
    });
  await house.publish({ story: trial(said) });
  await house.mostRead('uk', [TRIAL, idOf(1), idOf(2)]);
  return house;
}

/** Where the shelf leads to the story, besides its own pages. */
async function placesOf(house: House): Promise<string[]> {
  const all = await everything(house.shelf);
  return [...all]
    .filter(([path, text]) => !path.includes(TRIAL) && text?.includes(`/news/${TRIAL}/`))
    .map(([path]) => path);
}

const automatic = ['/', '/_/include/topic/ports', '/_/include/uk/most-read', '/_/include/uk/top-stories', '/lite'];

describe('a story without automatic links', () => {
  test('has no list beside it, and each other story has', async () => {
    const house = await aCourtDay();
    const page = await standing(house.shelf, `/news/${TRIAL}/trial`);
    const includes = [...(page ?? '').matchAll(/virtual="([^"]+)"/g)].map(([, path]) => path);
    expect(includes).toEqual(['/_/include/uk/masthead', '/_/include/uk/banner', '/_/include/uk/footer']);
    expect(page).not.toContain('class="rail"');
    // It has the page to itself, from its first line on: no column is kept for lists that do not come.
    expect(page).toContain('<body class="story alone">');
    expect(await standing(house.shelf, `/news/${idOf(1)}/s-1`)).not.toContain('alone">');
    expect(await standing(house.shelf, `/news/${idOf(1)}/s-1`)).toContain('/_/include/uk/most-read');
  });

  test('stands on no front that fills itself, in no most read, top stories or more-on, and others take its places', async () => {
    const house = await aCourtDay();
    expect((await placesOf(house)).filter((path) => automatic.includes(path))).toEqual([]);
    for (const path of automatic) expect(await standing(house.shelf, path), path).toContain('Story 1');
    const without = await aCourtDay({ noAutomaticLinks: undefined });
    expect((await placesOf(without)).filter((path) => automatic.includes(path))).toEqual(automatic);
  });

  test('is in the lists of its section and topic, in feeds and sitemaps, where everything is', async () => {
    const house = await aCourtDay();
    expect(await placesOf(house)).toEqual(
      expect.arrayContaining(['/world', '/topics/ports', '/feeds/uk.rss', '/news-sitemap.xml']),
    );
  });

  test('leaves and comes back with the version that says so, and the shelf is what pressing everything gives', async () => {
    const house = await aCourtDay({ noAutomaticLinks: undefined });
    await house.publish({ story: trial(), change: 'minor' });
    expect((await placesOf(house)).filter((path) => automatic.includes(path))).toEqual([]);
    expect(await checkShelf(house.rooms)).toEqual([]);
    await house.publish({ story: trial({ noAutomaticLinks: undefined }), change: 'minor' });
    expect((await placesOf(house)).filter((path) => automatic.includes(path))).toEqual(automatic);
    expect(await checkShelf(house.rooms)).toEqual([]);
  });

  test('fills no container and is no newest of a list on a front that editors arranged, but stands where they put it', async () => {
    const house = await aCourtDay();
    let given = 0;
    const give = async (act: FrontAct) => {
      const on = await boardRevision(house.store.reader);
      await giveCommand(house.rooms, { id: `court-${(given += 1)}`, hand: 'screen', on, do: act }, ada);
    };
    const launch = async () => {
      const on = await boardRevision(house.store.reader);
      const things = [{ kind: 'front', id: 'uk' } as const, { kind: 'container', id: c(1) } as const];
      await launchNow(house.rooms, { things, on, until: null }, ada);
    };
    const filling: Partial<ContainerSettings> = {
      size: 4,
      backfill: { lists: ['section/world', 'all'], kinds: ['report'] },
    };
    await give({ act: 'begin-front', front: 'uk', containers: [{ ...settings(), ...filling, id: c(1), cards: [] }] });
    await give(aCard(1, { is: 'newest', list: 'topic/ports' }));
    await launch();
    const front = await standing(house.shelf, '/');
    expect(front).not.toContain(TRIAL);
    for (const number of [1, 2, 3]) expect(front).toContain(`Story ${number}`);
    await give(aCard(2, { is: 'story', id: TRIAL }));
    await launch();
    expect(await standing(house.shelf, '/')).toContain(TRIAL);
  });

  test('leaves lists full however many of them are the newest', async () => {
    const house = await aHouse();
    for (let number = 1; number <= 8; number += 1)
      await house.publish({
        story: aStory({ id: idOf(number), headline: `Story ${number}`, urlSlug: `s-${number}`, topics: ['ports'] }),
      });
    for (let number = 20; number < 35; number += 1)
      await house.publish({ story: trial({ id: idOf(number), urlSlug: `t-${number}` }) });
    const moreOn = await standing(house.shelf, '/_/include/topic/ports');
    expect(moreOn?.match(/<li/g)).toHaveLength(6);
    expect(moreOn).not.toContain('Trial');
    expect((await standing(house.shelf, '/'))?.match(/>Story \d</g)?.length).toBeGreaterThanOrEqual(4);
  });
});
