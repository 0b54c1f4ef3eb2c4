import { contrastsOf } from '../../site/shown-colours.ts';
import type { Settings } from '../../story/newsroom.ts';

/** Colours that are offered at the beginning; each reads as it is on the papers of the standard theme, light and dark. */
const offered: Readonly<Record<string, Settings['colours']>> = {
  carmine: { accent: '#8f1d2c', accentDark: '#ff8f87' },
  harbour: { accent: '#17508c', accentDark: '#8fbef2' },
  pine: { accent: '#1a6537', accentDark: '#7fcf9b' },
  amber: { accent: '#8a4b00', accentDark: '#f0b35c' },
  plum: { accent: '#6b2c73', accentDark: '#dba1e3' },
  ink: { accent: '#2b2926', accentDark: '#e6e0d6' },
};

/** Each with its contrast, in the order in which they are shown. */
export const palettes = Object.entries(offered).map(([id, colours]) => ({
  id,
  colours,
  contrast: contrastsOf(colours),
}));
