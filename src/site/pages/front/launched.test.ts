import { describe, expect, test } from 'vitest';
import { c, k, settings } from '../../../../test/house/arranging.ts';
import { idOf } from '../../../../test/house/stories.ts';
import { dataArchive } from '../../../../test/site/data-archive.ts';
import { published, testSettings } from '../../../../test/site/newsroom.ts';
import type { ContainerSettings, Overrides, StandingCard, StandingContainer } from '../../../story/arrangement.ts';
import type { ListName } from '../../../story/front.ts';
import type { StoryInput } from '../../../story/story.ts';
import type { ChangeKind, Version } from '../../../story/version.ts';
import { tellingRetractions } from '../../told-retractions.ts';
import { containersOf, fillContainers } from './fill.ts';

const [edition] = testSettings().editions;

/** Stories 1 to 9, the ninth the newest; 7 is withdrawn, 99 was never published, 4 is an opinion, 5 is in sport. */
const more: Readonly<Record<number, Partial<StoryInput>>> = { 4: { kind: 'opinion' }, 5: { section: 'sport' } };
const stories = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number) =>
  published(
    { id: idOf(number), headline: `Headline ${number}`, kicker: `Kicker ${number}`, ...more[number] },
    {
      sortAt: `2026-05-0${number}T00:00:00Z`,
      ...(number === 7 && { state: { is: 'withdrawn' as const, at: '2026-05-10T00:00:00Z' } }),
    },
  ),
);

function card(number: number, said: Partial<StandingCard> = {}): StandingCard {
  const content = { is: 'story', id: idOf(number) } as const;
  return { id: k(number), content, overrides: {}, group: 'standard', sublinks: [], ...said };
}

function container(cards: readonly StandingCard[], said: Partial<ContainerSettings> = {}): StandingContainer {
  return { ...settings(said), id: c(cards.length), cards: [...cards] };
}

function version(number: number, change: ChangeKind): Version {
  const said = { note: 'A number was wrong.', publishedAt: '2026-05-11T00:00:00Z', headline: '', suppressed: null };
  return { storyId: idOf(1), number, change, ...said, story: null };
}

async function shown(containers: readonly StandingContainer[], versions: readonly Version[] = []) {
  const archive = dataArchive({ settings: testSettings(), stories, versions, launched: { uk: containers } });
  return fillContainers({ archive, edition: edition! }, await containersOf(archive, edition!));
}

/** The same of a story that was retracted, to which the site's pages all give words that say so. */
async function asShownRetracted(one: StandingCard) {
  const retracted = stories.map((story) =>
    story.story.id === idOf(1) ? { ...story, retracted: true as const } : story,
  );
  const archive = tellingRetractions(
    dataArchive({ settings: testSettings(), stories: retracted, versions: [], launched: { uk: [container([one])] } }),
  );
  return (await fillContainers({ archive, edition: edition! }, await containersOf(archive, edition!)))[0]?.cards[0];
}

async function headlines(...containers: StandingContainer[]): Promise<string[][]> {
  return (await shown(containers)).map(({ cards }) => cards.map((one) => one.indexHeadline.replace('Headline ', '')));
}

/** The first card of a container with this one. */
async function asShown(one: StandingCard, versions: readonly Version[] = []) {
  return (await shown([container([one])], versions))[0]?.cards[0];
}

describe('a launched front', () => {
  test('shows its cards by group, and the newest of a list in the places that are left', async () => {
    const backfill = { lists: ['all' as const], kinds: [] };
    expect(await headlines(container([card(2), card(1, { group: 'veryBig' })], { backfill }))).toEqual([
      ['1', '2', '9', '8'],
    ]);
    expect(await headlines(container([card(2)], { backfill }))).toEqual([['9', '2', '8', '6']]);
  });

  test('leaves no hole where a story is not live, and none stands twice', async () => {
    const lead = container([card(99, { group: 'veryBig' }), card(7), card(1), card(2)]);
    expect(await headlines(lead, container([card(2, { id: k(20) }), card(3)]))).toEqual([['1', '2'], ['3']]);
  });

  test('fills up with stories of several lists at once, and of some kinds', async () => {
    const lists = (...names: ListName[]) => ({ lists: names, kinds: [] });
    expect(await headlines(container([], { backfill: lists('all', 'section/sport') }))).toEqual([['5']]);
    expect(await headlines(container([], { backfill: { lists: ['all'], kinds: ['opinion'] } }))).toEqual([['4']]);
  });

  test('leaves out containers that are hidden, or for other editions', async () => {
    const hidden = container([card(1)], { hidden: true });
    expect(
      await headlines(
        hidden,
        container([card(2)], { editions: ['arabic'] }),
        container([card(3)], { editions: ['uk'] }),
      ),
    ).toEqual([['3']]);
  });

  test('shows the newest of a list that has no place yet, as itself', async () => {
    const newest = card(50, {
      content: { is: 'newest', list: 'all' },
      overrides: { headline: { value: 'Not this', against: 0 } },
    });
    expect(await headlines(container([card(9), newest, { ...newest, id: k(51) }]))).toEqual([['9', '8', '6']]);
  });

  test('shows addresses with an editor’s words, in the language of the edition', async () => {
    const link = card(50, { content: { is: 'link', href: 'https://tides.example/', headline: 'Tide tables' } });
    expect(await asShown(link)).toMatchObject({
      path: 'https://tides.example/',
      indexHeadline: 'Tide tables',
      lang: edition!.lang,
      placed: { isLink: true },
    });
  });
});

describe('what an editor wrote on a card', () => {
  const overrides: Overrides = {
    headline: { value: 'Ours', against: 2 },
    kicker: { value: null, against: 2 },
    picture: { value: { is: 'none' }, against: 2 },
    byline: { value: false, against: 2 },
    label: { value: { is: 'sponsored', by: 'Harbour Bank' }, against: 2 },
  };

  test('stands in place of the story’s own', async () => {
    expect(await asShown(card(1, { overrides }))).toMatchObject({
      indexHeadline: 'Ours',
      kicker: null,
      mainMedia: null,
      placed: { byline: false, label: { is: 'sponsored', by: 'Harbour Bank' } },
    });
  });

  test.each<[ChangeKind, string]>([
    ['correction', 'Headline 1'],
    ['retraction', 'Headline 1'],
    ['update', 'Ours'],
    ['minor', 'Ours'],
  ])('after a %s reads “%s”; who paid is said as before', async (change, headline) => {
    const after = await asShown(card(1, { overrides }), [version(3, change)]);
    expect(after).toMatchObject({ indexHeadline: headline, placed: { label: { is: 'sponsored' } } });
    const again = { ...overrides, headline: { value: 'Ours again', against: 3 } };
    expect(await asShown(card(1, { overrides: again }), [version(3, change)])).toMatchObject({
      indexHeadline: 'Ours again',
    });
  });

  test('says that its story was retracted, as the story’s own headline does', async () => {
    expect((await asShownRetracted(card(1)))?.indexHeadline).toBe('Retracted: Headline 1');
    expect((await asShownRetracted(card(1, { overrides })))?.indexHeadline).toBe('Retracted: Ours');
  });

  test('puts the picture of another story there, while readers have that', async () => {
    const of = (number: number) =>
      asShown(card(1, { overrides: { picture: { value: { is: 'story', id: idOf(number) }, against: 1 } } }));
    const own = stories[0]?.story.mainMedia;
    expect((await of(7))?.mainMedia).toEqual(own);
    expect((await of(2))?.mainMedia).toEqual(stories[1]?.story.mainMedia);
  });

  test('leaves a card that nobody wrote on as every list has it', async () => {
    expect(await asShown(card(1))).not.toHaveProperty('placed');
  });

  test('goes along with the cards under it, those that are live', async () => {
    const sublinks = [8, 7, 99].map((number) => ({
      id: k(number + 100),
      content: card(number).content,
      overrides: {},
    }));
    expect((await asShown(card(1, { sublinks })))?.placed?.sublinks.map((one) => one.headline)).toEqual(['Headline 8']);
  });

  test('makes it as large as its editor wanted it', async () => {
    const large = card(2, { overrides: { size: { value: 'veryBig', against: 1 } } });
    expect(await headlines(container([card(1), large]))).toEqual([['2', '1']]);
  });
});
