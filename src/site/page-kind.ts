import type { Archive } from '../story/archive.ts';
import type { Fact } from '../story/facts.ts';
import type { Searched } from '../story/reader-search.ts';

/** What becomes of an address once its facts are read. */
export type Loaded<Data> =
  /** A page to render. `data` is plain JSON: equal data means equal bytes, so the press may skip rendering. */
  | { readonly is: 'page'; readonly data: Data }
  /** The address moved for good: answer 301 to this path. */
  | { readonly is: 'redirect'; readonly to: string }
  /** It was public and is no more: answer 410 with a page that says why. */
  | { readonly is: 'gone'; readonly data: GoneData }
  /** Nothing was ever here. */
  | { readonly is: 'missing' };

export interface GoneData {
  readonly edition: string;
  /** When it went, as an instant; null when that is not recorded. */
  readonly at: string | null;
  /** Why, in words for readers; null for an ordinary withdrawal. */
  readonly reason: string | null;
}

export interface Rendered {
  /** Media type with charset, as sent: `text/html; charset=utf-8`. */
  readonly type: string;
  readonly body: string | Uint8Array;
}

/**
 * One kind of page: how its addresses look, what it asks of the archive, how it is drawn, and which of its
 * addresses a fact calls into being. Every page of the site is an entry of this one form.
 */
export interface PageKind<Params = unknown, Data = unknown> {
  readonly name: string;
  /** The order of pressing, lowest first: 0 story, 1 include and front, 2 section and topic, 3 feed and sitemap, 4 the tail. */
  readonly tier: 0 | 1 | 2 | 3 | 4;
  /** The parameters in a percent-encoded path, or null when the path is not of this kind. No I/O. */
  parse(path: string): Params | null;
  /** Reads the archive; never a clock, the network or chance. */
  load(archive: Archive, params: Params): Promise<Loaded<Data>>;
  /**
   * Asked where `load` finds nothing at an address that readers once had: the path that has now what stood there, as when a list was cut by
   * other clocks. Null, or a kind that does not say: it is gone.
   */
  moved?(archive: Archive, params: Params): Promise<string | null>;
  /** Pure: the same data and the same site give the same bytes. */
  render(data: Data): Rendered;
  /**
   * The addresses that exist, or may have changed what they are, because of this fact:
   * `story/{id}/state` gives that story's page, `section/{slug}` the section's, `settings` what stands alone.
   * Asked for each fact of a change and, when everything is pressed, for every fact there is.
   */
  pathsFor(fact: Fact, archive: Archive): Promise<readonly string[]>;
}

/** The page table and all it stands on: one value per build of the templates. */
export interface Site {
  readonly kinds: readonly PageKind[];
  /** The kind of a path with its parameters; null when no kind claims it. */
  find(path: string): { readonly kind: PageKind; readonly params: unknown } | null;
  /** The page that a `gone` address answers with. */
  renderGone(data: GoneData & { readonly settings: unknown }): Rendered;
  /** What a search found, or that it cannot answer: `data` is what is at `/_` and the address of the search. */
  renderSearched(data: unknown, searched: Searched, isLite: boolean): Rendered;
  /** Changes whenever the same data may give other bytes: a hash of styles, assets and template code. */
  readonly templateHash: string;
  /** The names of the style sheets, to which a theme may add. */
  readonly sheets: ReadonlySet<string>;
}

/** Files the site needs and may not read by itself; `main` reads them. */
export interface SiteFiles {
  /** Style sheets by name without ending: `base`, `story`. */
  readonly styles: Readonly<Record<string, string>>;
  /** Fonts and icons by file name: `newsreader-latin-wght-normal.woff2`. */
  readonly assets: Readonly<Record<string, Uint8Array>>;
  /** Changes with the template code: a hash of the site's own files. */
  readonly build: string;
}
