import type { PageSettings } from '../../story/newsroom.ts';

/** What every page is styled with. One value per build. */
export interface Theme {
  /** The named sheets in this order, with the newsroom's colours and type before them. */
  styles(names: readonly string[], settings: PageSettings, scripts: Scripts): string;
  /** Addresses of the type that a page should ask for before anything else, by its scripts and the direction in which the name over it is written. */
  runningType(type: PageSettings['type'], scripts: Scripts, nameDir: 'ltr' | 'rtl'): readonly string[];
}

/** Which scripts a page sets text in; type that it does not need is not declared. */
export interface Scripts {
  readonly arabic: boolean;
  /** The language of a page that is itself in Arabic letters; null for any other. */
  readonly joined: string | null;
}
