import type { Settings } from '../story/newsroom.ts';
import { contrast, palette } from './layout/colours.ts';

/** A newsroom's colours as pages show them, and the papers on which. */
export interface ShownColours {
  readonly colours: Settings['colours'];
  readonly papers: Settings['colours'];
}

/** The colours moved, and only as far as needed, until they can be read on light and on dark paper. */
export function shownColours(wish: Settings['colours'], theme: Settings['theme'] = null): ShownColours {
  const { light, dark } = palette(wish, theme);
  return {
    colours: { accent: light.accent, accentDark: dark.accent },
    papers: { accent: light.paper, accentDark: dark.paper },
  };
}

/** How well colours read on the papers of the standard theme, as pages show them: from 4.5 to 21. */
export function contrastsOf(wish: Settings['colours']): { readonly light: number; readonly dark: number } {
  const { light, dark } = palette(wish);
  return { light: contrast(light.accent, light.paper), dark: contrast(dark.accent, dark.paper) };
}
