import { describe, expect, it } from 'vitest';
import { isInstant } from '../base/clock.ts';
import { type Block, blockProblems, blockTypes } from '../story/blocks.ts';
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

const RESERVED = ['news', 'topics', 'storylines', 'lite', 'corrections', 'feeds', 'sitemap', 'media', 'assets', 'timegate', 'timemap', 'live', 'api'];

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

  it('has nothing in it that a sub-editor would object to', () => {
    const objections = stories.flatMap((story) => {
      const blocks = [...(story.mainMedia ? [story.mainMedia] : []), ...story.body];
      return blocks.flatMap((block, at) => blockProblems(block, `${story.catchline}/${at}`));
    });
    expect(objections).toEqual([]);
  });

  it('links only to its own stories, which exist, and to reserved example hosts', () => {
    const links = stories.flatMap((story) => textsOf(story.body).filter((text) => /^(https?:|story:|\/)/.test(text) && !text.startsWith('/media/')));
    expect(links.length).toBeGreaterThan(5);
    const addresses = [...latest.values()].map((story) => `/news/${story.id}/${encodeURIComponent(story.urlSlug)}`);
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
    const gone = new Set<string>();
    for (const act of acts) {
      expect(gone).not.toContain(act.storyId);
      if (act.act === 'publish') {
        expect(act.storyId).toBe(act.story.id);
        expect(seen.has(act.storyId)).toBe(act.change !== 'first');
        seen.add(act.storyId);
      } else expect(seen).toContain(act.storyId);
      if (act.act === 'withdraw' || act.act === 'kill') gone.add(act.storyId);
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
});
