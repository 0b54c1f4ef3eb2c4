import type { PageSettings } from '../../story/newsroom.ts';

/** What every page is styled with. One value per build. */
export interface Theme {
  /** What a page with this markup uses of the named sheets, in their order, with the newsroom's colours and type before them. */
  styles(names: readonly string[], settings: PageSettings, scripts: Scripts, markup: string): string;
  /** The address of the sheet of what a page can do without at first; null in a build without any. */
  readonly later: string | null;
  /** The address of the script that plays live streams where a browser does not; null in a build without any. */
  readonly stream: string | null;
  /** Addresses of the type that a page should ask for before anything else, by its scripts and the direction in which the name over it is written. */
  runningType(type: PageSettings['type'], scripts: Scripts, nameDir: 'ltr' | 'rtl'): readonly string[];
}

/** Which scripts a page sets text in; type that it does not need is not declared. */
export interface Scripts {
  readonly arabic: boolean;
  /** The language of a page that is itself in Arabic letters; null for any other. */
  readonly joined: string | null;
}

/** The name of the later sheet among the assets. */
export const LATER = 'later.css';
