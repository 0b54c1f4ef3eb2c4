import type { Instant } from '../../base/clock.ts';
import { Refusal } from '../../base/problem.ts';
import { litePath } from '../../site/addresses.ts';
import { frontOf } from '../../site/front-of.ts';
import { storeArchive } from '../../store/archive.ts';
import { readDraft, readFrontAt } from '../../store/launches.ts';
import type { Db } from '../../store/open-store.ts';
import { type ArrangedContainer, type ArrangedFront, standing } from '../../story/arranged.ts';
import type { Archive } from '../../story/archive.ts';
import type { StandingContainer } from '../../story/arrangement.ts';
import type { Uses } from '../acts.ts';
import { composed, inScheme, withTypeFromHere } from '../preview/compose.ts';
import { previewPolicy } from '../preview/policy.ts';
import type { Preview } from '../preview/preview.ts';
import { archiveWith, pastArchive } from './past-archive.ts';

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
 * with the furniture that stands on the shelf today. Nothing is kept. Refuses (404) what is no front.
 */
export async function frontPage(rooms: Uses<'store' | 'site' | 'shelf'>, asked: PageRequest): Promise<Preview> {
  const html = await rooms.store.snapshot(async (db) => {
    const archive = await archiveFor(db, asked);
    const path = await pathOf(archive, asked.front);
    const found = rooms.site.find(asked.isLite ? litePath(path) : path);
    const loaded = await found?.kind.load(archive, found.params);
    if (!found || loaded?.is !== 'page')
      throw new Refusal('no-such-page', 404, 'Readers had no such page then: this front was not launched yet.');
    return String(found.kind.render(loaded.data).body);
  });
  const composedPage = withTypeFromHere(await composed(html, rooms.shelf));
  const whole = asked.scheme ? inScheme(composedPage, asked.scheme) : composedPage;
  return { html: whole, policy: previewPolicy(whole) };
}

async function pathOf(archive: Archive, front: string): Promise<string> {
  const of = await frontOf(archive, front);
  if (!of) throw new Refusal('no-such-front', 404, 'There is no such front.');
  if (of.path === null)
    throw new Refusal('no-such-front', 404, 'Promos have no page of their own. Launch them, and look at any story.');
  return of.path;
}

async function archiveFor(db: Db, { front, at }: PageRequest): Promise<Archive> {
  const archive = storeArchive(db);
  const containers = at === undefined ? await arranged(db, front) : await readFrontAt(db, front, at);
  // A front that nobody has launched, or begun to arrange, fills itself.
  const shown = containers
    ? archiveWith(archive, front, containers)
    : { ...archive, launchedFront: () => Promise.resolve(null) };
  return at === undefined ? shown : pastArchive(shown, at);
}

async function arranged(db: Db, id: string): Promise<StandingContainer[] | null> {
  const draft = (await readDraft(db, { kind: 'front', id })) as ArrangedFront | null;
  if (!draft) return null;
  const containers = draft.containers.map((one) => readDraft(db, { kind: 'container', id: one }));
  return (await Promise.all(containers)).map((one) => standing(one as ArrangedContainer));
}
