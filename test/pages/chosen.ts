import type { PublishedStory } from '../../src/story/published.ts';
import { hasTurn } from '../house/proof.ts';
import { storyPath } from '../../src/story/published.ts';
import { versionPath } from '../../src/site/addresses.ts';
import { everyPage, everyStory, sample, type Shelved, withArchive } from './sample.ts';

/** Of these addresses a third of the kinds of page, and a sixth of the others, as their turn comes; all in `npm run proof`. */
export async function pagesInTurn(): Promise<string[]> {
  const kinds = new Set(await eachKind());
  return (await chosenPages()).filter((path) => hasTurn(path, 0, kinds.has(path) ? 3 : 6));
}

/**
 * Addresses that together show everything a reader may meet: each kind of page in each direction of writing, each kind of
 * story, each kind of block, and what is gone, missing, empty or imported.
 */
export async function chosenPages(): Promise<string[]> {
  const stories = await everyStory();
  const live = stories.filter(({ state }) => state.is === 'live');
  const kinds = await eachKind();
  return [
    ...new Set([
      ...kinds,
      ...['/', '/international', '/ar', '/lite', '/lite/ar', sample.emptySection, sample.imported],
      ...storiesShowing(live).map(({ story }) => storyPath(story)),
      ...stories.filter(({ state }) => state.is !== 'live').map(({ story }) => storyPath(story)),
      ...(await tombstones(live)),
    ]),
  ];
}

/** One address of each kind of page in each direction of writing. */
export async function eachKind(): Promise<string[]> {
  const [pages, stories] = [await everyPage(), await everyStory()];
  return firstOf(pages, ({ path, kind, is }) => `${kind} ${is} ${directionOf(path, stories)}`).map(({ path }) => path);
}

function firstOf(pages: readonly Shelved[], keyOf: (page: Shelved) => string): Shelved[] {
  const found = new Map<string, Shelved>();
  for (const page of pages) if (!found.has(keyOf(page))) found.set(keyOf(page), page);
  return [...found.values()];
}

/** Stories of an edition read from the right have such pages; so do its front, its sections and its topics. */
function directionOf(path: string, stories: readonly PublishedStory[]): string {
  const [, id] = /^(?:\/lite)?\/news\/([^/]+)/.exec(path) ?? [];
  if (id) return stories.find(({ story }) => story.id === id)?.story.dir ?? 'ltr';
  const sections = new Set(stories.filter(({ story }) => story.dir === 'rtl').map(({ story }) => story.section));
  const [word = ''] = path
    .replace(/^\/lite/, '')
    .slice(1)
    .split('/');
  return word === 'ar' || sections.has(word) ? 'rtl' : 'ltr';
}

/** A few stories that together have every kind of story and of block, the fullest first. */
function storiesShowing(live: readonly PublishedStory[]): PublishedStory[] {
  const wanted = new Set(live.flatMap(showing));
  const chosen: PublishedStory[] = [];
  while (wanted.size > 0) {
    const [fullest] = live.toSorted((a, b) => countIn(wanted, b) - countIn(wanted, a));
    if (!fullest || countIn(wanted, fullest) === 0) break;
    chosen.push(fullest);
    for (const shown of showing(fullest)) wanted.delete(shown);
  }
  return chosen;
}

function showing({ story }: PublishedStory): string[] {
  return [
    `kind ${story.kind}`,
    ...story.body.map((block) => `block ${block.type} ${story.dir}`),
    `main ${story.mainMedia?.type ?? 'none'}`,
  ];
}

function countIn(wanted: ReadonlySet<string>, story: PublishedStory): number {
  return new Set(showing(story).filter((shown) => wanted.has(shown))).size;
}

/** The pages of versions that were taken from readers for good: each says when and why. */
async function tombstones(live: readonly PublishedStory[]): Promise<string[]> {
  return withArchive(async (archive) => {
    const all = await Promise.all(
      live.map(async ({ story }) => ({ story, versions: await archive.versions(story.id) })),
    );
    return all.flatMap(({ story, versions }) =>
      versions
        .filter(({ suppressed }) => suppressed !== null)
        .map(({ number }) => versionPath(storyPath(story), number)),
    );
  });
}
