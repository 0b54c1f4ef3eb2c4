import type * as SiteFilesRoom from '../../src/main/site-files.ts';
import type * as SiteRoom from '../../src/site/site.ts';
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect } from 'vitest';
import { silentLog } from '../../src/base/log.ts';
import { systemClock } from '../../src/base/clock.ts';
import type { PressRooms } from '../../src/press/press-tasks.ts';
import { openDiskShelf } from '../../src/press/disk-shelf.ts';
import { checkShelf } from '../../src/press/check.ts';
import { catchUp } from '../../src/press/press.ts';
import type { Site } from '../../src/site/page-kind.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { readVersion, readVersions } from '../../src/store/versions.ts';
import { storyPath } from '../../src/story/published.ts';
import { standing } from '../house/shelves.ts';
import type { Acknowledged } from './acknowledged.ts';

/** Every acknowledged version is there, as it was told, and versions are counted without a gap. */
export async function noVersionLost({ reader }: Store, acknowledged: readonly Acknowledged[]): Promise<void> {
  for (const { story, version } of acknowledged) {
    const kept = await readVersion(reader, story.id, version);
    expect(kept?.story, `version ${version} of ${story.id}`).toEqual(story);
  }
  for (const id of new Set(acknowledged.map(({ story }) => story.id))) {
    const numbers = (await readVersions(reader, id)).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  }
}

/** The last acknowledged version of each story is on the shelf already: live means live. A later one may be, if it was being published. */
export async function lastOnesLive(folder: string, store: Store, acknowledged: readonly Acknowledged[]): Promise<void> {
  const shelf = openDiskShelf(join(folder, 'shelf'));
  const last = new Map(acknowledged.map((one) => [one.story.id, one]));
  for (const { story, version } of last.values()) {
    const told = (await readVersions(store.reader, story.id)).slice(version - 1).map(({ headline }) => headline);
    const page = (await standing(shelf, storyPath(story))) ?? '';
    expect(
      page.startsWith('→') || told.some((headline) => page.includes(headline)),
      `${storyPath(story)}, version ${version}`,
    ).toBe(true);
  }
}

const SEAL = '<!--#set var="sealed" value="[0-9a-f]{32}" -->$';

/** How a whole file of each kind ends, its seal included; a torn one does not. */
const endings: readonly (readonly [name: RegExp, end: RegExp])[] = [
  [/\/_\/include\/.*\.html$/, new RegExp(`<!--/include-->\\n${SEAL}`)],
  [/\.html$/, new RegExp(`</html>\\n${SEAL}`)],
  // A sitemap without an entry is one empty element.
  [/\.(rss|atom|xml|svg)$/, /(?:<\/[\w:]+|\/)>\s*\n<!--sealed [0-9a-f]{32}-->\n$/],
  [/\.json$/, /\}\s*\n[ \t]{128}\n$/],
  [/\.redirect$/, new RegExp(`^/\\S*${SEAL}`)],
];

/** No file on the shelf is torn, and none is empty. Returns how many were looked at. */
export function noFileTorn(folder: string): number {
  const shelf = join(folder, 'shelf');
  if (!existsSync(shelf)) return 0;
  let looked = 0;
  for (const entry of readdirSync(shelf, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(shelf, file)}`;
    if (!entry.isFile() || path.startsWith('/.shelf/')) continue;
    looked += 1;
    const end = endings.find(([name]) => name.test(path))?.[1];
    const text = readFileSync(file, 'utf8');
    if (end) expect(end.test(text), `${path} ends with ${JSON.stringify(text.slice(-40))}`).toBe(true);
    expect(text.length, path).toBeGreaterThan(0);
  }
  return looked;
}

/** The site as the killed processes ran it: the built one, whose templates are those that the shelf was pressed with. */
async function builtSite(): Promise<Site> {
  const built = (file: string) => import(new URL(`../../dist/${file}`, import.meta.url).href);
  const { readSiteFiles } = (await built('main/site-files.js')) as typeof SiteFilesRoom;
  const { createSite } = (await built('site/site.js')) as typeof SiteRoom;
  return createSite(await readSiteFiles());
}

/** What was cut off can be brought to its end by any process, and then the shelf is what pressing everything gives. */
export async function soundAfterCatchingUp(folder: string): Promise<void> {
  const store = await openStore(join(folder, 'standfirst.db'));
  try {
    expect(await store.damage()).toEqual([]);
    const site = await builtSite();
    const rooms: PressRooms = {
      store,
      site,
      shelf: openDiskShelf(join(folder, 'shelf')),
      clock: systemClock,
      log: silentLog,
    };
    const { pressed } = await catchUp(rooms);
    expect(pressed.filter(({ result }) => result === 'failed')).toEqual([]);
    expect(await checkShelf(rooms)).toEqual([]);
  } finally {
    await store.close();
  }
}

/** Folders in which dead processes kept what they were about to put on the shelf; this process is not one of them. */
export function leftOvers(folder: string): string[] {
  const temporary = join(folder, 'shelf', '.shelf', 'temporary');
  const names = existsSync(temporary) ? readdirSync(temporary) : [];
  return names.filter((name) => !name.includes(`~${process.pid}~`));
}
