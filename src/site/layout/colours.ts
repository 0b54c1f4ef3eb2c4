import type { Settings } from '../../story/newsroom.ts';
import type { ThemeData } from '../../story/theme.ts';
import { type Grounds, groundsOf } from '../theme-data.ts';

/** A colour as three channels from 0 to 255. */
type Channels = readonly [number, number, number];

export interface Shades {
  readonly paper: string;
  /** Boxes and strips laid on the paper. */
  readonly wash: string;
  readonly ink: string;
  /** Second-rank text: captions, dates. */
  readonly soft: string;
  /** Hairlines that part things; never the only sign of anything. */
  readonly rule: string;
  readonly accent: string;
  /** Text set on the accent. */
  readonly onAccent: string;
}

/** WCAG 2.2, 1.4.3: text of ordinary size. */
const READABLE = 4.5;

/** Both drawings of the site on the grounds of its theme. The newsroom's accent is moved, and only as far as needed, until it can be read. */
export function palette(
  colours: Settings['colours'],
  theme: ThemeData | null = null,
): { readonly light: Shades; readonly dark: Shades } {
  return {
    light: shadesOn(groundsOf(theme, 'light'), colours.accent),
    dark: shadesOn(groundsOf(theme, 'dark'), colours.accentDark),
  };
}

function shadesOn(base: Grounds, wish: string): Shades {
  const accent = readableOn(wish, [base.paper, base.wash]);
  const onAccent = contrast(accent, base.paper) >= contrast(accent, base.ink) ? base.paper : base.ink;
  return { ...base, accent, onAccent };
}

/** The contrast of two colours as WCAG 2.2 defines it, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(channels(one)), luminance(channels(other))].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/**
 * The nearest colour to `wish` that reads at 4.5:1 on all of `grounds`: mixed in steps of a fiftieth with black on
 * light grounds and with white on dark ones. The last step is black or white itself, so there is always an answer.
 */
export function readableOn(wish: string, grounds: readonly string[]): string {
  const towards: Channels = grounds.some((ground) => luminance(channels(ground)) > 0.18) ? [0, 0, 0] : [255, 255, 255];
  for (let step = 0; step < 50; step += 1) {
    const tried = hex(mix(channels(wish), towards, step / 50));
    if (grounds.every((ground) => contrast(tried, ground) >= READABLE)) return tried;
  }
  return hex(towards);
}

function channels(colour: string): Channels {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function hex(colour: Channels): string {
  return `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

function mix(from: Channels, to: Channels, share: number): Channels {
  const part = (at: 0 | 1 | 2): number => from[at] + (to[at] - from[at]) * share;
  return [part(0), part(1), part(2)];
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: Channels): number {
  const [red, green, blue] = colour.map(linear) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
