import { expect } from 'vitest';
import type { Shelf, ShelfItem } from '../../../src/press/shelf.ts';
import { isUndated } from '../../../src/story/lists.ts';
import { type Desk, marksIn, type Remembered } from './desk.ts';

// What must be true of a shelf whatever the press does: said from the desk's own memory, without any of the press's code.

interface Standing {
  readonly path: string;
  readonly item: ShelfItem;
  /** The words of a page or tombstone; the target of a redirect. */
  readonly text: string;
}

async function allOn(shelf: Shelf): Promise<Standing[]> {
  const standing: Standing[] = [];
  for await (const path of shelf.paths()) {
    const item = (await shelf.get(path))?.item;
    if (item) standing.push({ path, item, text: item.is === 'redirect' ? item.to : Buffer.from(item.body).toString() });
  }
  return standing;
}

/** Remembers every address that stands now, and demands that each that ever stood still answers something. */
export async function noAddressDied(desk: Desk): Promise<void> {
  const now = await allOn(desk.house.shelf);
  const standing = new Set(now.map(({ path }) => path));
  expect([...desk.addresses].filter((path) => !standing.has(path))).toEqual([]);
  for (const { path } of now) if (!path.startsWith('/_/')) desk.addresses.add(path);
}

/** What readers may no longer have is on no page: killed and withdrawn stories, suppressed versions, words of old versions. */
export async function nothingGoneIsTold(desk: Desk): Promise<void> {
  const pages = (await allOn(desk.house.shelf)).filter(({ item }) => item.is !== 'redirect');
  const told = pages.map(({ path, text }) => ({ path, marks: marksIn(text) }));
  for (const [id, story] of desk.stories) {
    const all = marksIn(story.versions);
    for (const { path, marks } of told) {
      const untold = marks.intersection(all).difference(mayTell(id, story, path));
      expect([...untold], `words of ${id}, ${story.state}, on ${path}`).toEqual([]);
    }
    if (story.state !== 'killed') continue;
    const naming = pages.filter(({ path, text }) => text.includes(id) && !path.includes(id)).map(({ path }) => path);
    expect(naming, `pages that name the killed story ${id}`).toEqual([]);
  }
}

/** What editors wrote on cards is on no page while its story is not live, nor once a correction or retraction came after it. */
export async function nothingIsWrittenTooSoonOrTooLong({ house, stories, written }: Desk): Promise<void> {
  const told = (await allOn(house.shelf)).map(({ path, text }) => ({ path, marks: marksIn(text) }));
  for (const { mark, story, against } of written) {
    const now = stories.get(story);
    const isWrong = now?.versions
      .slice(against)
      .some(({ change }) => change === 'correction' || change === 'retraction');
    if (now?.state === 'live' && !isWrong) continue;
    const places = told.filter(({ marks }) => marks.has(mark)).map(({ path }) => path);
    expect(places, `what was written of ${story}, ${now?.state}, version ${against}`).toEqual([]);
  }
}

/** The marks of a story that a page may show. */
function mayTell(id: string, { state, story, versions }: Remembered, path: string): Set<string> {
  if (state === 'killed') return new Set();
  const readable = versions.filter(({ isSuppressed }) => !isSuppressed);
  const notes = marksIn(readable.filter(({ change }) => isNoted.has(change)).map(({ note }) => note));
  const now = state === 'live' ? marksIn(story) : new Set<string>();
  // The note of a correction stays on the corrections page while its story is withdrawn.
  if (/^(\/lite)?\/corrections\b|^\/feeds\/corrections\//.test(path)) return now.union(notes);
  if (state === 'withdrawn' || !path.includes(id)) return now;
  const [, page, number] = /\/(history|versions)(?:\/(\d+))?$/.exec(path) ?? [];
  // Both tell what changed from one version that may be read to the next, so words of any such version may stand there.
  if (page === 'history') return marksIn([story, ...readable.map(({ story: old, note }) => [old, note])]);
  if (page === 'versions') return marksIn(readableAt(versions, Number(number)));
  return now.union(notes);
}

/** A version that may be read, with its note, the newest one before it that may be read, and the note that took the story back. */
function readableAt(versions: Remembered['versions'], number: number): unknown[] {
  const own = versions[number - 1];
  if (!own || own.isSuppressed) return [];
  const before = versions.slice(0, number - 1).findLast(({ isSuppressed }) => !isSuppressed);
  const retraction = versions.findLast(({ change }) => change === 'retraction');
  return [
    own.story,
    isNotedAt(own) ? own.note : null,
    before?.story,
    retraction?.isSuppressed ? null : retraction?.note,
  ];
}

function isNotedAt({ change }: Remembered['versions'][number]): boolean {
  return change !== 'minor' && change !== 'first';
}

const isNoted: ReadonlySet<string> = new Set(['correction', 'clarification', 'retraction']);

/** Each section's feed has its live stories that have a date, newest first, as the desk counts them. */
export async function feedsListWhatIsLive({ house: { shelf }, stories, settings }: Desk): Promise<void> {
  for (const { path, item, text } of await allOn(shelf)) {
    const [, kind, slug] = /^\/feeds\/(section|topic)\/(.+)\.json$/.exec(path) ?? [];
    if (!slug || item.is !== 'page') continue;
    const name = decodeURIComponent(slug);
    const own = [...stories.values()]
      .filter(
        ({ state, story }) =>
          state === 'live' &&
          // A bulletin stands with other bulletins, and in no section.
          (kind === 'section' ? story.section === name && story.kind !== 'bulletin' : story.topics.includes(name)),
      )
      // A plain page is no news.
      .filter(({ sortAt, story }) => !isUndated(sortAt) && story.kind !== 'page')
      .toSorted((a, b) => (a.sortAt === b.sortAt ? (a.story.id < b.story.id ? 1 : -1) : a.sortAt < b.sortAt ? 1 : -1));
    const { items } = JSON.parse(text) as { items: { url: string }[] };
    expect(
      items.map(({ url }) => url),
      path,
    ).toEqual(own.map(({ story }) => `${settings.siteUrl}/news/${story.id}/${encodeURIComponent(story.urlSlug)}`));
  }
}
