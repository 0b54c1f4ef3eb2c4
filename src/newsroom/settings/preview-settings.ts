import { newId } from '../../base/ids.ts';
import { Refusal } from '../../base/problem.ts';
import type { SettingsPreviewPage } from '../../contract/settings.ts';
import { frontPath, sectionPath } from '../../site/addresses.ts';
import { storeArchive } from '../../store/archive.ts';
import type { Archive } from '../../story/archive.ts';
import type { Settings } from '../../story/newsroom.ts';
import type { Uses } from '../acts.ts';
import { composedOf, withTypeFromHere } from '../preview/compose.ts';
import { previewPolicy } from '../preview/policy.ts';

/** Wishes that are looked at, of all newsrooms that are open; forgotten with them. */
const wishes = new WeakMap<object, Map<string, Settings>>();

/** More than people look at together; the oldest goes. */
const MOST_WISHES = 40;

/** Keeps settings that somebody wants to look at on real pages, in memory alone; answers the name under which they are found. */
export function keepWish({ store }: Uses<'store'>, settings: Settings): string {
  const kept = wishes.get(store) ?? new Map<string, Settings>();
  wishes.set(store, kept);
  const [oldest] = kept.keys();
  if (kept.size >= MOST_WISHES && oldest !== undefined) kept.delete(oldest);
  const id = newId();
  kept.set(id, settings);
  return id;
}

interface Asked {
  readonly id: string;
  readonly edition: string;
  readonly page: SettingsPreviewPage;
}

/** A page as readers would have it with the settings under this name, by the page functions of the press. Refuses (404) what is not there any more. */
export async function previewSettings(
  rooms: Uses<'store' | 'site'>,
  { id, edition, page }: Asked,
): Promise<{ readonly html: string; readonly policy: string }> {
  const settings = wishes.get(rooms.store)?.get(id);
  if (!settings) throw new Refusal('no-preview', 404, 'This preview is not kept any more. Look at the change again.');
  const archive = archiveWith(storeArchive(rooms.store.reader), settings);
  const drawn = (path: string) => drawnAt(rooms, archive, path);
  const whole = await drawn(await pathOf(archive, { edition, page, settings }));
  if (whole === null) throw new Refusal('no-preview', 404, 'There is no such page yet.');
  const composed = await composedOf(whole, async (path) => (await drawn(path)) ?? '');
  const html = withDrawings(withTypeFromHere(composed), settings);
  return { html, policy: previewPolicy(html) };
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

interface Wanted extends Omit<Asked, 'id'> {
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
