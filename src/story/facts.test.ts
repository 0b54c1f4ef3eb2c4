import { describe, expect, it } from 'vitest';
import { aStory, idOf, paragraph } from '../../test/house/stories.ts';
import { type Fact, facts, touchedByStory as touchedOn } from './facts.ts';
import type { ZoneOf } from './lists.ts';
import type { PublicState, PublishedStory } from './published.ts';
import { cardOf } from './published.ts';
import type { StoryInput } from './story.ts';

const AT = '2026-11-23T09:30:00Z';

function touchedByStory(before: PublishedStory | null, after: PublishedStory, zoneOf: ZoneOf = () => 'UTC'): Fact[] {
  return touchedOn(before, after, zoneOf);
}

function published(said: Partial<StoryInput> = {}, more: Partial<PublishedStory> = {}): PublishedStory {
  const dates = { firstPublishedAt: AT, lastUpdatedAt: AT, sortAt: AT };
  return { story: aStory(said), state: { is: 'live' }, version: 1, change: 'first', ...dates, ...more };
}

/** Facts of the one story, without its name before them. */
function short(touched: readonly Fact[]): string[] {
  return touched.map((fact) => fact.replace(`story/${idOf(1)}/`, '')).toSorted();
}

/** What sitemaps show of the story changes with these. */
const SITEMAP = 'addresses/2026-11';

function lists(...names: string[]): string[] {
  return names.flatMap((name) => [`list/${name}/2026-11`, `list/${name}/months`, `list/${name}/newest`]);
}

const everyFacet = ['body', 'byline', 'card', 'dates', 'headline', 'history', 'picture', 'state', 'summary', 'updated'];

describe('a first publication', () => {
  it('touches every facet and every list of the story', () => {
    const touched = short(touchedByStory(null, published({ topics: ['ports', 'ferries', 'ports'] })));
    expect(touched).toEqual(
      [
        ...everyFacet,
        SITEMAP,
        ...lists('all', 'edition/uk', 'section/world', 'topic/ferries', 'topic/ports'),
      ].toSorted(),
    );
  });
});

describe('a change touches its own facet, the history, and nothing else:', () => {
  const changes: [string, Partial<StoryInput>, string[]][] = [
    ['nothing', {}, []],
    ['catchline, which readers never see', { catchline: 'FERRY' }, []],
    ['body', { body: [paragraph('Otherwise.')] }, ['body']],
    ['dateline', { dateline: 'PORT ELLEN' }, ['body']],
    ['agencies', { agencies: ['AFP'] }, ['body']],
    ['origin', { origin: { name: 'The Old Paper' } }, ['body']],
    ['headline', { headline: 'Otherwise' }, ['headline', 'card']],
    ['short headline', { shortHeadline: 'Short' }, ['headline', 'card']],
    ['kicker', { kicker: 'Weather' }, ['headline', 'card']],
    ['standfirst', { standfirst: 'Otherwise.' }, ['summary', 'card']],
    ['trail text', { trailText: 'Otherwise.' }, ['summary', 'card']],
    ['main picture', { mainMedia: { type: 'image', alt: 'A ferry' } }, ['picture', 'card', SITEMAP]],
    ['byline', { byline: [{ person: 'Ada Reed' }] }, ['byline', 'card']],
    ['slug', { urlSlug: 'otherwise' }, ['state', 'card', SITEMAP]],
    ['kind', { kind: 'analysis' }, ['state', 'card', SITEMAP]],
    ['language', { lang: 'ar', dir: 'rtl' }, ['state', 'card', SITEMAP]],
    ['section', { section: 'sport' }, ['state', 'card', SITEMAP, ...lists('section/sport', 'section/world')]],
    ['edition', { edition: 'arabic' }, ['state', 'card', SITEMAP, ...lists('edition/arabic', 'edition/uk')]],
    ['topic added', { topics: ['ports'] }, ['state', 'card', SITEMAP, ...lists('topic/ports')]],
  ];

  it.each(changes)('%s', (_, said, expected) => {
    const after = published(said, { version: 2 });
    expect(short(touchedByStory(published(), after))).toEqual(['history', ...expected].toSorted());
  });

  it('topics in another order', () => {
    const touched = touchedByStory(
      published({ topics: ['a', 'b'] }),
      published({ topics: ['b', 'a'] }, { version: 2 }),
    );
    expect(short(touched)).toEqual([SITEMAP, 'card', 'history', 'state']);
  });

  it('topic taken away', () => {
    const touched = touchedByStory(published({ topics: ['a', 'b'] }), published({ topics: ['a'] }, { version: 2 }));
    expect(short(touched)).toEqual(['card', 'history', 'state', SITEMAP, ...lists('topic/b')].toSorted());
  });

  it('date of the last update', () => {
    const touched = touchedByStory(published(), published({}, { version: 2, lastUpdatedAt: '2026-11-24T00:00:00Z' }));
    expect(short(touched)).toEqual([SITEMAP, 'history', 'updated']);
  });

  it('place in lists, in both months', () => {
    const touched = touchedByStory(published(), published({}, { sortAt: '2026-12-01T00:00:00Z' }));
    const both = ['all', 'edition/uk', 'section/world'].flatMap((name) => [...lists(name), `list/${name}/2026-12`]);
    expect(short(touched)).toEqual(['card', 'dates', 'history', SITEMAP, 'addresses/2026-12', ...both].toSorted());
  });
});

describe('the end of a story', () => {
  const ends: PublicState[] = [
    { is: 'withdrawn', at: AT },
    { is: 'killed', at: AT, reason: 'A court said so.' },
  ];
  const own = lists('all', 'edition/uk', 'section/world');

  it.each(ends)('as $is touches its state and the lists it leaves', (state) => {
    expect(short(touchedByStory(published(), published({}, { state })))).toEqual(
      ['card', 'history', 'state', SITEMAP, ...own].toSorted(),
    );
  });

  it('and its return touch them again; filed otherwise meanwhile, only the lists it joins', () => {
    const [withdrawn] = ends;
    const gone = published({}, { state: withdrawn! });
    expect(short(touchedByStory(gone, published({}, { version: 2 })))).toEqual(
      ['card', 'history', 'state', SITEMAP, ...own].toSorted(),
    );
    const elsewhere = short(touchedByStory(gone, published({ section: 'sport' }, { version: 2 })));
    expect(elsewhere).toContain('list/section/sport/newest');
    expect(elsewhere).not.toContain('list/section/world/newest');
  });

  it('killed after it was withdrawn touches no list', () => {
    const touched = touchedByStory(published({}, { state: ends[0]! }), published({}, { state: ends[1]! }));
    expect(short(touched)).toEqual(['card', 'history', 'state']);
  });
});

describe('a card', () => {
  const said: Partial<StoryInput>[] = [
    { headline: 'Otherwise' },
    { shortHeadline: 'Short' },
    { kicker: 'Weather' },
    { standfirst: 'Otherwise.' },
    { trailText: 'Otherwise.' },
    { mainMedia: { type: 'image', alt: 'A ferry' } },
    { byline: [{ person: 'Ada Reed' }] },
    { urlSlug: 'otherwise' },
    { kind: 'analysis' },
    { lang: 'ar', dir: 'rtl' },
    { section: 'sport' },
    { edition: 'arabic' },
    { topics: ['ports'] },
    { body: [] },
    { dateline: 'PORT ELLEN' },
    { agencies: ['AFP'] },
    { origin: { name: 'The Old Paper' } },
    { catchline: 'FERRY' },
  ];

  // The rule on which the whole press stands: what a card shows is covered by the facets a card is said to read.
  it.each(said)('that shows %j reads a facet that the change touches', (input) => {
    const [before, after] = [published(), published(input, { version: 2 })];
    if (JSON.stringify(cardOf(before)) === JSON.stringify(cardOf(after))) return;
    expect(touchedByStory(before, after)).toContain(facts.story(idOf(1), 'card'));
  });

  it('never shows a change of the body', () => {
    for (const input of [{ body: [] }, { dateline: 'X' }, { agencies: ['AFP'] }, { origin: { name: 'X' } }]) {
      expect(cardOf(published(input))).toEqual(cardOf(published()));
      expect(touchedByStory(published(), published(input))).not.toContain(facts.story(idOf(1), 'card'));
    }
  });
});
