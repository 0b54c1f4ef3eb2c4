import { type Archive, loadShared } from '../../story/archive.ts';
import type { Fact } from '../../story/facts.ts';
import { litePath, wordsOfPath } from '../addresses.ts';
import type { Theme } from '../layout/theme.ts';
import type { Loaded, PageKind, Rendered } from '../page-kind.ts';

/** A page that readers have in two renditions, full and lite, of the same data. */
export interface ReaderPage<Params, Data> {
  readonly name: string;
  readonly tier: PageKind['tier'];
  /** The parameters in the decoded words of a path, without `lite`; null when they are not of this kind. */
  parse(words: readonly string[]): Params | null;
  load(archive: Archive, params: Params): Promise<Loaded<Data>>;
  moved?(archive: Archive, params: Params): Promise<string | null>;
  full(data: Data, theme: Theme): Rendered;
  lite(data: Data, theme: Theme): Rendered;
  /** The addresses of the full pages. */
  pathsFor(fact: Fact, archive: Archive): Promise<readonly string[]>;
}

export function fullKind<Params, Data>(page: ReaderPage<Params, Data>, theme: Theme): PageKind<Params, Data> {
  return {
    name: page.name,
    tier: page.tier,
    parse: (path) => {
      const words = wordsOfPath(path);
      return words && page.parse(words);
    },
    load: (archive, params) => loadOf(page, archive, params),
    moved: async (archive, params) => (await page.moved?.(archive, params)) ?? null,
    render: (data) => page.full(data, theme),
    pathsFor: (fact, archive) => page.pathsFor(fact, archive),
  };
}

/** The lite rendition of a page: `/lite` before its path, the same data; pressed after all full pages. */
export function liteKind<Params, Data>(page: ReaderPage<Params, Data>, theme: Theme): PageKind<Params, Data> {
  return {
    name: `lite-${page.name}`,
    tier: 4,
    parse: (path) => {
      const words = wordsOfPath(path);
      return words?.[0] === 'lite' ? page.parse(words.slice(1)) : null;
    },
    load: async (archive, params) => {
      const loaded = await loadOf(page, archive, params);
      return loaded.is === 'redirect' ? { is: 'redirect', to: litePath(loaded.to) } : loaded;
    },
    moved: async (archive, params) => {
      const to = await page.moved?.(archive, params);
      return to ? litePath(to) : null;
    },
    render: (data) => page.lite(data, theme),
    pathsFor: async (fact, archive) => (await page.pathsFor(fact, archive)).map(litePath),
  };
}

/** Both renditions show the same, so whichever is loaded later in a pass has what the other read. */
function loadOf<Params, Data>(page: ReaderPage<Params, Data>, archive: Archive, params: Params): Promise<Loaded<Data>> {
  return loadShared(archive, `${page.name} ${JSON.stringify(params)}`, (own) => page.load(own, params));
}
