import type { Document } from '../html/dom.ts';
import type { Read } from '../arrival.ts';
import type { Problem } from '../../base/problem.ts';

/** A page as every format sees it: decoded once, its tree grown when first asked for. */
export interface Page {
  readonly text: string;
  readonly fileName: string;
  /** True when the text is marked up; false for plain text. */
  readonly isHtml: boolean;
  /** True when its elements are nested deeper than any page that people made. */
  readonly isBroken: boolean;
  /** A fresh tree at every call, so that a format may cut in its own. */
  tree(): Document;
  /** What was noticed while decoding. */
  readonly warnings: readonly Problem[];
}

/**
 * One layout or family of layouts, one file each. `canParse` is cheap and says whether the page bears the
 * marks of the format; `parse` makes a story of it or says why not. Neither throws, whatever the page.
 */
export interface Format {
  readonly name: string;
  canParse(page: Page): boolean;
  parse(page: Page): Read;
}
