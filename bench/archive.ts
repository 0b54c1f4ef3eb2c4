import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../src/base/log.ts';
import { toInstant } from '../src/base/clock.ts';
import { newsroomFolder } from '../src/main/newsroom-folder.ts';
import { type OpenRooms, openRooms } from '../src/main/open-rooms.ts';
import { sampleNewsroom } from '../src/sample/sample-newsroom.ts';
import { saveFront, saveSection, saveSettings, saveTopic } from '../src/store/documents.ts';
import { addVersion } from '../src/store/public-acts.ts';
import type { Block } from '../src/story/blocks.ts';
import { plain } from '../src/story/rich-text.ts';
import { slugify } from '../src/story/slug.ts';
import { type Story, storySchema } from '../src/story/story.ts';

/** Stories that a newsroom of middling size publishes in a day. */
const A_DAY = 30;
const LAST_DAY = Date.UTC(2026, 10, 22, 20);
const AT_ONCE = 250;

/** Numbers that look random and are the same on every machine (Mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const NOUNS =
  'harbour council ferry budget railway orchestra hospital vote bridge school market river union festival report court'.split(
    ' ',
  );
const VERBS =
  'reopens delays doubles questions welcomes rejects rebuilds moves opens wins loses repairs sells plans drops keeps'.split(
    ' ',
  );
const FILL =
  'The council said on Tuesday that work would begin within weeks, and that those who live nearest would be told first.'.split(
    ' ',
  );

const ID_LETTERS = '23456789abcdefghjkmnpqrstvwxyz';

/** The story of a number: always the same, with about 500 words, a crosshead, a pull quote and a list. */
export function madeStory(number: number, sections: readonly string[]): Story {
  const random = seeded(number + 1);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const sentence = () => Array.from({ length: 22 }, () => pick(FILL)).join(' ');
  const headline = `${pick(NOUNS)} ${pick(VERBS)} ${pick(NOUNS)} after ${pick(NOUNS)} ${pick(NOUNS)} ${number}`;
  const paragraph = (): Block => ({ type: 'paragraph', ...plain(`${sentence()}. ${sentence()}.`) });
  return storySchema.parse({
    id: idOf(number),
    edition: 'uk',
    section: pick(sections),
    headline: headline[0]?.toUpperCase() + headline.slice(1),
    standfirst: `${sentence()}.`,
    byline: [{ person: `Reporter ${number % 40}`, role: 'Correspondent' }],
    urlSlug: slugify(headline),
    topics: [`subject-${number % 50}`],
    body: [
      paragraph(),
      paragraph(),
      paragraph(),
      { type: 'crosshead', text: `What ${pick(NOUNS)} means` },
      paragraph(),
      { type: 'pullQuote', text: sentence(), speaker: `Speaker ${number % 90}`, role: 'Councillor' },
      paragraph(),
      paragraph(),
      { type: 'list', items: [plain(sentence()), plain(sentence())] },
      paragraph(),
      paragraph(),
    ] satisfies unknown[],
  });
}

function idOf(number: number): string {
  let id = '';
  for (let rest = number; id.length < 8; rest = Math.floor(rest / 30)) id = ID_LETTERS[rest % 30] + id;
  return `bn${id}`;
}

export function ownPath({ id, urlSlug }: Story): string {
  return `/news/${id}/${urlSlug}`;
}

/** Wherever a new story stands: its own page and the lite one, then the front, its section and topic, their feeds, and the sitemap for news. */
export function placesOf(story: Story): string[] {
  const [topic] = story.topics;
  const own = ownPath(story);
  const pages = ['/', '/lite', `/${story.section}`, `/lite/${story.section}`, `/topics/${topic}`];
  const feeds = ['/feeds/uk.rss', `/feeds/section/${story.section}.json`, `/feeds/topic/${topic}.atom`];
  return [own, `/lite${own}`, ...pages, ...feeds, '/news-sitemap.xml'];
}

export interface MadeNewsroom {
  readonly rooms: OpenRooms;
  readonly sections: readonly string[];
}

/** A newsroom with so many published stories, thirty a day up to 22 November 2026, in a new folder; nothing is pressed yet. */
export async function makeNewsroom(
  stories: number,
  folder: string = mkdtempSync(join(tmpdir(), 'standfirst-bench-')),
): Promise<MadeNewsroom> {
  const rooms = await openRooms(newsroomFolder(folder), silentLog);
  const sample = sampleNewsroom('http://localhost:4000');
  const act = { at: toInstant(new Date(LAST_DAY)), by: 'bench', act: 'set-up', summary: 'Set up' };
  const sections = sample.sections.filter((section) => section.edition === 'uk').map((section) => section.slug);
  await rooms.store.write(async (tx) => {
    await saveSettings(tx, sample.settings, act);
    for (const section of sample.sections) await saveSection(tx, section, act);
    for (const front of sample.fronts) await saveFront(tx, front, act);
    for (let at = 0; at < 50; at += 1) {
      await saveTopic(
        tx,
        { slug: `subject-${at}`, name: `Subject ${at}`, type: 'subject', description: null, edition: 'uk' },
        act,
      );
    }
  });
  for (let from = 0; from < stories; from += AT_ONCE)
    await publishSome(rooms, { from, to: Math.min(stories, from + AT_ONCE), stories, sections });
  return { rooms, sections };
}

interface Some {
  readonly from: number;
  readonly to: number;
  readonly stories: number;
  readonly sections: readonly string[];
}

async function publishSome(rooms: OpenRooms, { from, to, stories, sections }: Some): Promise<void> {
  await rooms.store.write(async (tx) => {
    for (let number = from; number < to; number += 1) {
      const at = toInstant(new Date(LAST_DAY - ((stories - number) * 86_400_000) / A_DAY));
      const act = { at, by: 'bench', act: 'publish', summary: `Published story ${number}` };
      await addVersion(tx, { story: madeStory(number, sections), change: 'first', note: null }, act);
    }
  });
}
