import type { z } from 'zod';
import { newId } from '../../base/ids.ts';
import { problem, Refusal } from '../../base/problem.ts';
import type { SettingsPreviewPage } from '../../contract/settings.ts';
import { frontPath, sectionPath, topicPath } from '../../site/addresses.ts';
import { storeArchive } from '../../store/archive.ts';
import { readSettings } from '../../store/documents.ts';
import { keepFewShortLived, keepShortLived, readShortLived } from '../../store/short-lived.ts';
import type { Archive } from '../../story/archive.ts';
import { type Section, sectionSchema, type Settings, type Topic, topicSchema } from '../../story/newsroom.ts';
import type { Uses } from '../acts.ts';
import { secondsOf } from '../people/time.ts';
import { composedOf, withTypeFromHere } from '../preview/compose.ts';
import { previewPolicy } from '../preview/policy.ts';

/** What somebody wishes and nobody has set yet: other settings, or a section or topic as it would be. */
export type PreviewWish =
  | { readonly is: 'settings'; readonly settings: Settings }
  | { readonly is: 'section'; readonly section: Section }
  | { readonly is: 'topic'; readonly topic: Topic };

/** More than people look at together; the oldest goes. */
const MOST_WISHES = 40;
/** As long as anybody looks at one. */
const LIFE_SECONDS = 24 * 3600;
const FOLDER = 'preview/';

/** Keeps what somebody wants to look at on real pages for a day, for all nodes; answers the name under which it is found. */
export async function keepWish(rooms: Uses<'store' | 'clock'>, wish: PreviewWish): Promise<string> {
  const id = newId();
  const now = secondsOf(rooms);
  await rooms.store.note(async (tx) => {
    await keepShortLived(tx, [{ name: `${FOLDER}${id}`, value: wish, ends: now + LIFE_SECONDS }], now);
    await keepFewShortLived(tx, FOLDER, MOST_WISHES);
  });
  return id;
}

interface PageAsked {
  readonly id: string;
  readonly edition: string;
  readonly page: SettingsPreviewPage;
}

/** A page as readers would have it with the settings under this name, by the page functions of the press. Refuses (404) what is not there any more. */
export async function previewSettings(
  rooms: Uses<'store' | 'site' | 'clock'>,
  { id, edition, page }: PageAsked,
): Promise<Shown> {
  const wish = await needWish(rooms, id);
  if (wish.is !== 'settings') throw notKept();
  const { settings } = wish;
  const archive = archiveWith(storeArchive(rooms.store.reader), settings);
  return shownPage(rooms, { archive, settings, path: await pathOf(archive, { edition, page, settings }) });
}

/** A section or topic as somebody wants it, kept to be looked at. Refuses (422) what cannot be. */
export async function keepFilingWish(
  rooms: Uses<'store' | 'clock'>,
  is: 'section' | 'topic',
  set: unknown,
): Promise<string> {
  if (is === 'section') return keepWish(rooms, { is, section: fit(is, sectionSchema.safeParse(set)) });
  return keepWish(rooms, { is, topic: fit(is, topicSchema.safeParse(set)) });
}

function fit<T>(is: string, { data, error }: z.ZodSafeParseResult<T>): T {
  if (data !== undefined) return data;
  const problems = (error?.issues ?? []).map(({ path, message }) => problem(`${is}-wrong`, path.join('/'), message));
  throw new Refusal(`${is}-wrong`, 422, `This ${is} cannot be saved as it is.`, problems);
}

/** The page of a section or topic as readers would have it with the wish under this name. Refuses (404) what is not there any more. */
export async function previewFiling(rooms: Uses<'store' | 'site' | 'clock'>, id: string): Promise<Shown> {
  const wish = await needWish(rooms, id);
  const settings = await readSettings(rooms.store.reader);
  if (wish.is === 'settings' || !settings) throw notKept();
  const archive = filedIn(storeArchive(rooms.store.reader), wish);
  const path = wish.is === 'section' ? sectionPath(wish.section.slug) : topicPath(wish.topic.slug);
  return shownPage(rooms, { archive, settings, path });
}

async function needWish(rooms: Uses<'store' | 'clock'>, id: string): Promise<PreviewWish> {
  const name = `${FOLDER}${id}`;
  const wish = (await readShortLived(rooms.store.reader, [name], secondsOf(rooms))).get(name);
  if (wish === undefined) throw notKept();
  // Written by `keepWish`, parsed before.
  return wish as PreviewWish;
}

function notKept(): Refusal {
  return new Refusal('no-preview', 404, 'This preview has expired. Look at the change again.');
}

interface Shown {
  readonly html: string;
  readonly policy: string;
}

interface Drawing {
  readonly archive: Archive;
  readonly settings: Settings;
  readonly path: string;
}

async function shownPage(rooms: Uses<'site'>, { archive, settings, path }: Drawing): Promise<Shown> {
  const drawn = (at: string) => drawnAt(rooms, archive, at);
  const whole = await drawn(path);
  if (whole === null) throw new Refusal('no-preview', 404, 'There is no such page yet.');
  const composed = await composedOf(whole, async (at) => (await drawn(at)) ?? '');
  const html = withDrawings(withTypeFromHere(composed), settings);
  return { html, policy: previewPolicy(html) };
}

/** The archive in which a section or topic is as somebody wants it. */
function filedIn(archive: Archive, wish: Exclude<PreviewWish, { is: 'settings' }>): Archive {
  if (wish.is === 'section') {
    const { section } = wish;
    return { ...archive, section: async (slug) => (slug === section.slug ? section : archive.section(slug)) };
  }
  const { topic } = wish;
  return { ...archive, topic: async (slug) => (slug === topic.slug ? topic : archive.topic(slug)) };
}

/** The archive in which these are the settings; all else is as it is. */
function archiveWith(archive: Archive, settings: Settings): Archive {
  const edition: Archive['edition'] = async (id) => settings.editions.find((one) => one.id === id) ?? null;
  return { ...archive, settings: async () => settings, edition };
}

async function drawnAt({ site }: Uses<'site'>, archive: Archive, path: string): Promise<string | null> {
  const found = site.find(path);
  const loaded = await found?.kind.load(archive, found.params);
  return found && loaded?.is === 'page' ? String(found.kind.render(loaded.data).body) : null;
}

interface Wanted extends Omit<PageAsked, 'id'> {
  readonly settings: Settings;
}

/** The front where an edition has neither section nor story yet. */
async function pathOf(archive: Archive, { edition, page, settings }: Wanted): Promise<string> {
  const front = frontPath(settings, edition);
  if (page === 'section') {
    const nav = settings.editions.find(({ id }) => id === edition)?.nav ?? [];
    return nav[0] === undefined ? front : sectionPath(nav[0]);
  }
  const [newest] = page === 'story' ? await archive.newest(`edition/${edition}`, 1) : [];
  return newest === undefined ? front : ((await archive.card(newest))?.path ?? front);
}

/** A logo is a page of the readers' site; here it is looked at before it is one. */
function withDrawings(html: string, { logo }: Settings): string {
  if (logo === null) return html;
  const drawn = `data:image/svg+xml;base64,${Buffer.from(logo).toString('base64')}`;
  return html.replaceAll('src="/logo.svg"', `src="${drawn}"`);
}
