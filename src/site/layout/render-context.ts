import type { ThemeData } from '../../story/theme.ts';
import type { Edition, PageSettings } from '../../story/newsroom.ts';
import { wordsFor } from '../words.ts';
import type { Words } from '../words-table.ts';
import type { Frame } from './frame.ts';

/** What a part of a page may know of the page it stands in. */
export interface RenderContext {
  readonly words: Words;
  readonly edition: Edition;
  /** True in the lite rendition: pictures become their words, links stay among lite pages. */
  readonly lite: boolean;
  /** The address behind which the embeds of the story stand by themselves; not there where they do not, as on pages of old versions. */
  readonly embedsAt?: string;
  /** True in a picture story, where pictures have the width of the page. */
  readonly inPictures?: boolean;
  /** What pages look like; left out or null for the standard theme. */
  readonly theme?: ThemeData | null;
}

/** The surroundings of chrome, which speaks the language of its edition. */
export function contextOf(
  { edition, settings }: Pick<Frame, 'edition'> & { readonly settings?: Pick<PageSettings, 'theme'> },
  lite = false,
): RenderContext {
  return { words: wordsFor(edition), edition, lite, theme: settings?.theme ?? null };
}
