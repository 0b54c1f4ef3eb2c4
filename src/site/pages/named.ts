import type { Archive } from '../../story/archive.ts';
import { publicPath } from '../../story/published.ts';
import { isHouseWord } from '../../story/first-words.ts';
import { defaultEdition, freeFrontPath, pathOf, sectionPath } from '../addresses.ts';
import type { Loaded } from '../page-kind.ts';
import { editionIn, frontIn, nameIn } from './fact-words.ts';
import { type FrontData, fullFront, liteFront, loadFront } from './front.tsx';
import { loadFreeFront } from './front/free.tsx';
import { fullList, type ListData, liteList, loadList } from './list.tsx';
import { goneFrom } from './story-addresses.ts';
import { loadPublished, story, type StoryData } from './story.tsx';
import type { ReaderPage } from './reader-page.ts';

type NamedData =
  | { readonly is: 'front'; readonly front: FrontData }
  | { readonly is: 'section'; readonly list: ListData }
  | { readonly is: 'page'; readonly page: StoryData };

/** A word that may name an edition, a section or a front of its own: not the house's own, and made as their names are made. */
export function isName(word: string | undefined): word is string {
  return word !== undefined && !isHouseWord(word) && /^[\p{L}\p{M}\p{Nd}]+(-[\p{L}\p{M}\p{Nd}]+)*$/u.test(word);
}

/**
 * `/{word}`: the front of the edition of that name, otherwise the section of that name, otherwise the front or the plain page that has that address for its own. One kind
 * serves all, because only the archive knows which of them a word is.
 */
export const named: ReaderPage<{ readonly word: string }, NamedData> = {
  name: 'edition-or-section',
  tier: 1,
  parse: ([word, ...rest]) => (isName(word) && rest.length === 0 ? { word } : null),
  load: async (archive, { word }) =>
    (await loadEdition(archive, word)) ??
    (await loadSection(archive, word)) ??
    (await loadFree(archive, word)) ??
    loadPlainPage(archive, word),
  moved: async (archive, { word }) => sectionOrNull(await archive.sectionInPlaceOf(word)),
  full: (data, theme) => {
    if (data.is === 'page') return story.full(data.page, theme);
    return data.is === 'front' ? fullFront(data.front, theme) : fullList(data.list, theme);
  },
  lite: (data, theme) => {
    if (data.is === 'page') return story.lite(data.page, theme);
    return data.is === 'front' ? liteFront(data.front, theme) : liteList(data.list, theme);
  },
  pathsFor: async (fact, archive) => {
    if (fact === 'settings') return (await archive.settings()).editions.map(({ id }) => pathOf(id));
    const edition = editionIn(fact);
    if (edition !== null) return [pathOf(edition)];
    const section = nameIn(fact, 'section') ?? frontIn(fact, 'section');
    if (section !== null) return [sectionPath(section)];
    const page = nameIn(fact, 'page');
    if (page !== null) return [pathOf(page)];
    const free = nameIn(fact, 'free-front') ?? frontIn(fact, 'free');
    return free === null ? [] : [freeFrontPath(free)];
  },
};

/** Null when no edition has this name. The default edition's front is `/` and nowhere else. */
async function loadEdition(archive: Archive, word: string): Promise<Loaded<NamedData> | null> {
  const edition = await archive.edition(word);
  if (!edition) return null;
  if (defaultEdition(await archive.settings()).id === word) return { is: 'redirect', to: '/' };
  return { is: 'page', data: { is: 'front', front: await loadFront(archive, edition) } };
}

/** Null when no section has this name. */
async function loadSection(archive: Archive, slug: string): Promise<Loaded<NamedData> | null> {
  const loaded = await loadList(archive, { is: 'section', slug });
  if (loaded.is === 'missing') return null;
  return loaded.is === 'page' ? { is: 'page', data: { is: 'section', list: loaded.data } } : loaded;
}

/** Null when no front has this name. */
async function loadFree(archive: Archive, slug: string): Promise<Loaded<NamedData> | null> {
  const loaded = await loadFreeFront(archive, slug);
  if (loaded.is === 'missing') return null;
  return loaded.is === 'page' ? { is: 'page', data: { is: 'front', front: loaded.data } } : loaded;
}

/** A plain page stands under the newest of its words; the others lead there, as each of them does when it is no plain page any more. */
async function loadPlainPage(archive: Archive, word: string): Promise<Loaded<NamedData>> {
  const id = await archive.plainPage(word);
  const where = id === null ? null : await archive.whereabouts(id);
  if (!where) return { is: 'missing' };
  const gone = goneFrom(where);
  if (gone) return gone;
  const path = publicPath(where);
  if (path !== pathOf(word)) return { is: 'redirect', to: path };
  const loaded = await loadPublished(archive, where.id);
  return loaded.is === 'page' ? { is: 'page', data: { is: 'page', page: loaded.data } } : loaded;
}

function sectionOrNull(slug: string | null): string | null {
  return slug === null ? null : sectionPath(slug);
}
