import { describe, expect, it } from 'vitest';
import { isInstant } from '../base/clock.ts';
import { publicPath } from '../story/published.ts';
import { type Block, blockProblems, blockTypes, wordsOf } from '../story/blocks.ts';
import { containerLayouts, frontSchema } from '../story/front.ts';
import { sectionSchema, settingsSchema, topicSchema } from '../story/newsroom.ts';
import { type Story, storyKinds, storySchema } from '../story/story.ts';
import { changeKinds, needsNote } from '../story/version.ts';
import { type SampleAct, sampleNewsroom } from './sample-newsroom.ts';

const newsroom = sampleNewsroom('http://localhost:4000');
const { settings, sections, topics, fronts, mostRead, acts } = newsroom;

type Publish = Extract<SampleAct, { act: 'publish' }>;
const published = acts.filter((act): act is Publish => act.act === 'publish');
const stories = published.map((act) => storySchema.parse(act.story));

/** Each story as it last stood, by id. */
const latest = new Map(stories.map((story) => [story.id, story]));

/** Stories that readers can still have. */
const gone = new Set(acts.filter((act) => act.act === 'kill' || act.act === 'withdraw').map((act) => act.storyId));
const live = [...latest.values()].filter((story) => !gone.has(story.id));

/** The phrases of a quotation that are not in a text; an attribution may stand between them. */
function missing(quotation: string, text: string): string[] {
  return quotation
    .split(/(?<=[.?!,;]) /)
    .map((sentence) => sentence.replace(/[.,;]$/, ''))
    .filter((sentence) => !text.includes(sentence));
}

const RESERVED = [
  'news',
  'topics',
  'storylines',
  'lite',
  'corrections',
  'feeds',
  'sitemap',
  'media',
  'assets',
  'timegate',
  'timemap',
  'live',
  'api',
];

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(textsOf);
}

describe('the sample newsroom', () => {
  it('is the same each time', () => {
    expect(sampleNewsroom('http://localhost:4000')).toEqual(newsroom);
  });

  it('has settings, sections, topics and fronts that keep their schemas', () => {
    expect(settingsSchema.parse(settings)).toEqual(settings);
    for (const section of sections) expect(sectionSchema.parse(section)).toEqual(section);
    for (const topic of topics) expect(topicSchema.parse(topic)).toEqual(topic);
    for (const front of fronts) expect(frontSchema.parse(front)).toEqual(front);
  });

  it('gives every section an edition, a place in the navigation and a free address', () => {
    const editions = settings.editions.map((edition) => edition.id);
    const slugs = sections.map((section) => section.slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    for (const { slug, edition } of sections) {
      expect(editions).toContain(edition);
      expect([...editions, ...RESERVED]).not.toContain(slug);
    }
    expect(new Set(settings.editions.flatMap((edition) => edition.nav))).toEqual(new Set(slugs));
  });

  it('files every version under a section, its edition and topics that exist', () => {
    for (const story of stories) {
      const section = sections.find((one) => one.slug === story.section);
      expect(section?.edition).toBe(story.edition);
      for (const slug of story.topics) expect(topics.map((topic) => topic.slug)).toContain(slug);
    }
  });

  it('uses every kind of block', () => {
    const used = new Set(stories.flatMap((story) => story.body.map((block: Block) => block.type)));
    expect([...used].sort()).toEqual([...blockTypes].sort());
  });

  it('uses every kind of story, of change, of mark and of container', () => {
    const used = (values: readonly string[]) => [...new Set(values)].sort();
    expect(used([...latest.values()].map((story) => story.kind))).toEqual([...storyKinds].sort());
    expect(used(published.map((act) => act.change))).toEqual([...changeKinds].sort());
    expect(used(fronts.flatMap((front) => front.containers.map((one) => one.layout)))).toEqual(
      [...containerLayouts].sort(),
    );
    expect(JSON.stringify(stories)).toMatch(/"type":"strong".*"type":"emphasis".*"type":"link"/);
  });

  it('gives every edition a front with a splash, and every topic a story', () => {
    expect(fronts.map((front) => front.edition).sort()).toEqual(settings.editions.map((edition) => edition.id).sort());
    for (const front of fronts) expect(front.containers[0]?.layout).toBe('splash');
    const filed = new Set(live.flatMap((story) => story.topics));
    expect(topics.map((topic) => topic.slug).filter((slug) => !filed.has(slug))).toEqual([]);
  });

  it('curates and counts as most read only stories that are live, each once a front', () => {
    const ids = new Set(live.map((story) => story.id));
    const chosen = fronts.map((front) => front.containers.flatMap((one) => one.curated));
    for (const list of [...chosen, ...Object.values(mostRead)]) {
      expect(list.filter((id) => !ids.has(id))).toEqual([]);
      expect(new Set(list).size).toBe(list.length);
    }
    expect(Object.keys(mostRead).sort()).toEqual(settings.editions.map((edition) => edition.id).sort());
  });

  it('writes Arabic stories in Arabic, from address to alt text', () => {
    const arabic = live.filter((story) => story.lang === 'ar');
    expect(arabic.length).toBeGreaterThanOrEqual(10);
    for (const story of arabic) {
      expect(story).toMatchObject({ dir: 'rtl', edition: 'ar' });
      for (const text of [story.headline, story.standfirst, story.urlSlug, ...story.byline.map((one) => one.person)])
        expect(text).toMatch(/\p{Script=Arabic}/u);
      if (story.mainMedia?.type === 'image')
        for (const text of [story.mainMedia.alt, story.mainMedia.caption, story.mainMedia.credit])
          expect(text).toMatch(/\p{Script=Arabic}/u);
    }
  });

  it('shows no markup to readers', () => {
    for (const story of stories)
      for (const text of textsOf({ ...story, urlSlug: '' })) expect(text).not.toMatch(/\*|\]\(/);
  });

  it('sets live posts newest first, each named once', () => {
    for (const story of stories.filter((one) => one.kind === 'live')) {
      const posts = story.body.filter((block) => block.type === 'livePost');
      expect(posts.length).toBeGreaterThan(0);
      expect(posts.map((post) => post.at)).toEqual(
        posts
          .map((post) => post.at)
          .toSorted()
          .toReversed(),
      );
      expect(new Set(posts.map((post) => post.id)).size).toBe(posts.length);
    }
  });

  it('says pull quotes in the text as well', () => {
    const said = (text: string): string => text.replace(/[“”«»]|[,.…]$/gu, '').toLowerCase();
    for (const story of live) {
      const text = said(
        story.body
          .filter((block) => block.type !== 'pullQuote')
          .map(wordsOf)
          .join(' '),
      );
      for (const block of story.body)
        if (block.type === 'pullQuote' && block.speaker)
          expect.soft(missing(said(block.text), text), `${story.catchline}: ${block.text}`).toEqual([]);
    }
  });

  it('has nothing in it that a sub-editor would object to', () => {
    const objections = stories.flatMap((story) => {
      const blocks = [...(story.mainMedia ? [story.mainMedia] : []), ...story.body];
      return blocks.flatMap((block, at) => blockProblems(block, `${story.catchline}/${at}`));
    });
    expect(objections).toEqual([]);
  });

  it('links only to its own stories, which exist, and to reserved example hosts', () => {
    const links = stories.flatMap((story) =>
      textsOf(story.body).filter((text) => /^(https?:|story:|\/)/.test(text) && !text.startsWith('/media/')),
    );
    expect(links.length).toBeGreaterThan(5);
    const addresses = [...latest.values()].map(publicPath);
    for (const link of links) {
      if (link.startsWith('/')) expect(addresses).toContain(link);
      else expect(new URL(link).hostname).toMatch(/(^|\.)example\.(org|com|net)$/);
    }
  });
});

describe('the acts of the sample newsroom', () => {
  it('stand in order of time, all before 23 November 2026', () => {
    const dates = acts.map((act) => act.at);
    expect(dates.every(isInstant)).toBe(true);
    expect(dates).toEqual([...dates].sort());
    expect(dates.at(-1)?.localeCompare('2026-11-23T00:00:00Z')).toBe(-1);
  });

  it('publish a first version once, and nothing after a story has gone', () => {
    const seen = new Set<string>();
    const closed = new Set<string>();
    for (const act of acts) {
      expect(closed).not.toContain(act.storyId);
      if (act.act === 'publish') {
        expect(act.storyId).toBe(act.story.id);
        expect(seen.has(act.storyId)).toBe(act.change !== 'first');
        seen.add(act.storyId);
      } else expect(seen).toContain(act.storyId);
      if (act.act === 'withdraw' || act.act === 'kill') closed.add(act.storyId);
    }
  });

  it('carry a note exactly where readers are owed one', () => {
    for (const { change, note } of published) expect(Boolean(note)).toBe(needsNote(change));
  });

  it('change something with every later version', () => {
    const before = new Map<string, Story>();
    for (const story of stories) {
      expect(before.get(story.id)).not.toEqual(story);
      before.set(story.id, story);
    }
  });

  it('hold the histories that every kind of page needs', () => {
    const count = (kind: SampleAct['act']) => acts.filter((act) => act.act === kind).length;
    const histories = Map.groupBy(stories, (story) => story.id);
    const changed = (field: 'urlSlug' | 'section') =>
      [...histories.values()].filter((all) => new Set(all.map((story) => story[field])).size > 1).length;
    expect([...histories.values()].filter((all) => all.length > 2).length).toBeGreaterThanOrEqual(5);
    expect(changed('urlSlug')).toBeGreaterThanOrEqual(2);
    expect(changed('section')).toBeGreaterThanOrEqual(1);
    expect(Math.min(count('kill'), count('withdraw'), count('suppress'))).toBeGreaterThanOrEqual(1);
    expect(new Set(acts.map((act) => act.at.slice(0, 7))).size).toBeGreaterThanOrEqual(6);
  });

  it('suppress only versions that were superseded', () => {
    for (const act of acts) {
      if (act.act !== 'suppress') continue;
      const before = published.filter((one) => one.storyId === act.storyId && one.at <= act.at).length;
      expect(act.version).toBeLessThan(before);
    }
  });
});
