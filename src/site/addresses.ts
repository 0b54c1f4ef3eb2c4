import { remembered } from '../base/remembered.ts';
import { type Edition, type PageSettings, pageSettings } from '../story/newsroom.ts';

/** The address of an edition's front: `/` for the default edition, `/{id}` for the others. */
export function frontPath(settings: PageSettings, edition: string): string {
  return edition === defaultEdition(settings).id ? '/' : `/${edition}`;
}

/** The first edition of the settings; it has no word of its own in addresses. */
export function defaultEdition(settings: PageSettings): Edition {
  const [first] = settings.editions;
  if (!first) throw new Error('Settings hold no edition, although their schema asks for one.');
  return first;
}

/** What pages of an edition show of the settings: with the name and the tagline of its own masthead. */
export function settingsOf(edition: Edition, settings: PageSettings): PageSettings {
  return { ...pageSettings(settings), ...edition.masthead };
}

/** An absolute path of these words, each percent-encoded. */
export function pathOf(...words: readonly string[]): string {
  return `/${words.map(encodeURIComponent).join('/')}`;
}

export const sectionPath = (slug: string): string => pathOf(slug);
/** The address of a front of its own. */
export const freeFrontPath = (slug: string): string => pathOf(slug);
/** All bulletins of an edition. */
export const bulletinsPath = (edition: string): string => pathOf('bulletin', edition);
export const topicPath = (slug: string): string => pathOf('topics', slug);
/** Everybody with a byline page. */
export const peoplePath = pathOf('people');
/** The byline page of somebody. */
export const authorPath = (slug: string): string => pathOf('people', slug);

/** The corrections of an edition: `/corrections` for the default edition, `/corrections/{id}` for the others. */
export function correctionsPath(settings: PageSettings, edition: string): string {
  return edition === defaultEdition(settings).id ? '/corrections' : pathOf('corrections', edition);
}

/** The search of an edition: `/search` for the default edition, `/search/{id}` for the others. */
export function searchPath(settings: PageSettings, edition: string): string {
  return edition === defaultEdition(settings).id ? '/search' : pathOf('search', edition);
}

/** The address of a story's list of versions, or of one version, beside the story's own. */
export const historyPath = (storyPath: string): string => `${storyPath}/history`;
export const versionPath = (storyPath: string, number: number): string => `${storyPath}/versions/${number}`;

/** The lite rendition of a page: `/lite` for `/`, otherwise `/lite` and the page's own path. */
export function litePath(path: string): string {
  return path === '/' ? '/lite' : `/lite${path}`;
}

/**
 * The decoded words of a path; null when the path is not written in the one way that `pathOf` writes it,
 * so that no page answers under two spellings. `/` has no words. Every kind of page asks it of every path.
 */
export const wordsOfPath = remembered((path): readonly string[] | null => {
  if (path === '/') return [];
  if (!path.startsWith('/')) return null;
  const words = path.slice(1).split('/').map(decodeWord);
  return words.every((word) => word !== null) ? words : null;
});

function decodeWord(raw: string): string | null {
  try {
    const word = decodeURIComponent(raw);
    return word !== '' && encodeURIComponent(word) === raw ? word : null;
  } catch {
    return null;
  }
}
