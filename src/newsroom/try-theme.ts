import { type Problem, problem, Refusal } from '../base/problem.ts';
import { differ } from '../base/differ.ts';
import type { Site } from '../site/page-kind.ts';
import { frontPath, litePath } from '../site/addresses.ts';
import { themeProblems } from '../site/theme-check.ts';
import { storeArchive } from '../store/archive.ts';
import type { Db } from '../store/open-store.ts';
import type { Archive } from '../story/archive.ts';
import { wordsOf } from '../story/blocks.ts';
import type { Settings } from '../story/newsroom.ts';
import { storyPath } from '../story/published.ts';
import { railParts, type ThemeData } from '../story/theme.ts';
import type { Story } from '../story/story.ts';
import { previewArchive } from './preview/archive.ts';
import { themeStories } from './settings/theme-stories.ts';

/** When the sample stories appeared: any day will do, as long as it is the same. */
const AT = '2026-01-01T00:00:00Z';

/** Refuses (422) settings whose theme is another than before and would give pages that are not whole or cannot be read. */
export async function refuseBrokenTheme(
  db: Db,
  site: Site,
  wanted: { now: Settings | null; next: Settings },
): Promise<void> {
  const { now, next } = wanted;
  if (next.theme === null || (now && !differ([now.theme, now.colours], [next.theme, next.colours]))) return;
  const problems = await triedTheme(db, site, { ...next, theme: next.theme });
  if (problems.length > 0)
    throw new Refusal('theme-broken', 422, `The theme ${next.theme.name} cannot be used as it is.`, problems);
}

/** What is wrong with a theme: what can be told from its data and, where that is sound, what pages of sample stories lack in it. */
export async function triedTheme(
  db: Db,
  site: Site,
  settings: Settings & { readonly theme: ThemeData },
): Promise<Problem[]> {
  const told = themeProblems(settings.theme, settings.colours, site.sheets);
  if (told.length > 0) return told.map((one) => ({ ...one, where: `theme/${one.where}` }));
  const problems: Problem[] = [];
  for (const { id, nav } of settings.editions) {
    for (const story of themeStories(id, nav[0] ?? settings.defaultSection))
      problems.push(...(await lacking({ db, site, settings }, story)));
  }
  return problems;
}

interface Trying {
  readonly db: Db;
  readonly site: Site;
  readonly settings: Settings;
}

/** Draws the pages of one story as the press would, and looks for its words, its headline and its furniture in them. */
async function lacking({ db, site, settings }: Trying, story: Story): Promise<Problem[]> {
  const edition: Archive['edition'] = async (id) => settings.editions.find((one) => one.id === id) ?? null;
  const archive = previewArchive({ ...storeArchive(db), settings: async () => settings, edition }, story, AT);
  const own = storyPath(story);
  const front = frontPath(settings, story.edition);
  const parts = [
    story.headline,
    ...story.body.map(wordsOf).flatMap((text) => text.split('\n')),
    ...railParts.slice(1).map((part) => `/${part}"`),
  ];
  const pages = [
    [own, [...parts, '/masthead"', '/footer"']],
    [litePath(own), [story.headline]],
    [front, [story.headline, '/masthead"', '/footer"']],
    [litePath(front), [story.headline]],
  ] as const;
  const found: Problem[] = [];
  for (const [path, wanted] of pages) {
    const missing = missingIn(await drawn(site, archive, path), wanted);
    if (missing.length > 0) found.push(problem('theme-page', 'theme', `${path} is missing: ${missing.join(', ')}.`));
  }
  return found;
}

async function drawn(site: Site, archive: Archive, path: string): Promise<string> {
  const page = site.find(path);
  const loaded = await page?.kind.load(archive, page.params);
  return page && loaded?.is === 'page' ? String(page.kind.render(loaded.data).body) : '';
}

/** Looked for among the words of a page, and in its markup, as a directive is. */
function missingIn(html: string, wanted: readonly string[]): string[] {
  const text = html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
  return wanted.filter((one) => !text.includes(one) && !html.includes(one));
}
