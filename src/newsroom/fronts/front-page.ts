import type { Instant } from '../../base/clock.ts';
import { Refusal } from '../../base/problem.ts';
import { litePath } from '../../site/addresses.ts';
import { frontOf } from '../../site/front-of.ts';
import { storeArchive } from '../../store/archive.ts';
import { readDraft, readFrontAt } from '../../store/launches.ts';
import type { Db } from '../../store/open-store.ts';
import { type ArrangedContainer, type ArrangedFront, standing } from '../../story/arranged.ts';
import type { Archive } from '../../story/archive.ts';
import { storyPath } from '../../story/published.ts';
import { frontNamed } from '../../story/front-id.ts';
import type { StandingContainer } from '../../story/arrangement.ts';
import type { Uses } from '../acts.ts';
import { composedOf, inScheme, standing as standingOnShelf, withTypeFromHere } from '../preview/compose.ts';
import { previewPolicy } from '../preview/policy.ts';
import type { Preview } from '../preview/preview.ts';
import { archiveWith, pastArchive } from './past-archive.ts';
import { chromeAt } from './past-chrome.ts';

/** Which front is to be seen: as it is arranged, unless at a moment that has passed; in full or lite. */
export interface PageRequest {
  readonly front: string;
  readonly at?: Instant | undefined;
  readonly isLite: boolean;
  /** As devices show it that are set so; absent for what this one is set to. */
  readonly scheme?: 'light' | 'dark' | undefined;
}

/**
 * A front as readers would see it, were it launched as it is arranged, or as they saw it at a moment: its own page function over another archive,
 * with the chrome that is on the shelf today, or that of the moment. Promos are seen on the newest story of their edition. Nothing is kept. Refuses
 * (404) what is not a front.
 */
export async function frontPage(rooms: Uses<'store' | 'site' | 'shelf'>, asked: PageRequest): Promise<Preview> {
  const html = await rooms.store.snapshot(async (db) => {
    const archive = await archiveFor(db, asked);
    const path = await pathOf(archive, asked.front);
    const page = await drawn(rooms, archive, asked.isLite ? litePath(path) : path);
    if (page === null)
      throw new Refusal('no-such-page', 404, 'Readers had no such page then: this front had not been launched yet.');
    return composedOf(page, partsOf(rooms, archive, asked));
  });
  const here = withTypeFromHere(html);
  const whole = asked.scheme ? inScheme(here, asked.scheme) : here;
  return { html: whole, policy: previewPolicy(whole) };
}

/** What the page function of an address makes of an archive; null where there is no page. */
async function drawn({ site }: Uses<'site'>, archive: Archive, path: string): Promise<string | null> {
  const found = site.find(path);
  const loaded = await found?.kind.load(archive, found.params);
  return found && loaded?.is === 'page' ? Buffer.from(found.kind.render(loaded.data).body).toString() : null;
}

/** Where chrome comes from: of a moment it is drawn as it was, promos as they are arranged; all else stands on the shelf. */
function partsOf(rooms: Uses<'site' | 'shelf'>, archive: Archive, { front, at }: PageRequest) {
  const isPromos = frontNamed(front).is === 'promos';
  return async (path: string): Promise<string> =>
    at !== undefined || (isPromos && path.endsWith('/promos'))
      ? ((await drawn(rooms, archive, path)) ?? '')
      : standingOnShelf(rooms.shelf, path);
}

async function pathOf(archive: Archive, front: string): Promise<string> {
  const of = await frontOf(archive, front);
  if (!of) throw new Refusal('no-such-front', 404, 'There is no such front.');
  if (of.path !== null) return of.path;
  const newest = await archive.newest(`edition/${of.edition.id}`, LOOKED_THROUGH);
  const stories = await Promise.all(newest.map((id) => archive.story(id)));
  const one = stories.find((published) => published && !published.story.noAutomaticLinks);
  if (!one) throw new Refusal('no-story', 404, 'Promos appear on stories, and this edition has no live stories yet.');
  return storyPath(one.story);
}

/** So many of the newest stories are looked through for one on which promos stand. */
const LOOKED_THROUGH = 30;

async function archiveFor(db: Db, { front, at }: PageRequest): Promise<Archive> {
  const now = storeArchive(db);
  const archive = at === undefined ? now : chromeAt(db, now, at);
  const containers = at === undefined ? await arranged(db, front) : await readFrontAt(db, front, at);
  // A front that nobody has launched, or begun to arrange, fills itself.
  const shown = containers ? archiveWith(archive, front, containers) : withoutFront(archive, front);
  return at === undefined ? shown : pastArchive(shown, at);
}

function withoutFront(archive: Archive, front: string): Archive {
  return { ...archive, launchedFront: async (id) => (id === front ? null : archive.launchedFront(id)) };
}

async function arranged(db: Db, id: string): Promise<StandingContainer[] | null> {
  const draft = (await readDraft(db, { kind: 'front', id })) as ArrangedFront | null;
  if (!draft) return null;
  const containers = draft.containers.map((one) => readDraft(db, { kind: 'container', id: one }));
  return (await Promise.all(containers)).map((one) => standing(one as ArrangedContainer));
}
