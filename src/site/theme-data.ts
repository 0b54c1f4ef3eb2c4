import { type CardLookName, railParts, storyParts, type ThemeData, themeSchema } from '../story/theme.ts';
import type { Container } from '../story/front.ts';
import written from './themes/standard/theme.json' with { type: 'json' };

/** The theme that comes with Standfirst; what any other leaves out is as it is here. */
export const standardTheme: ThemeData = themeSchema.parse(written);

/** Grounds and texts of a drawing of the site, before the newsroom's accent is fitted to them. */
export type Grounds = Readonly<Record<'paper' | 'wash' | 'ink' | 'soft' | 'rule', string>>;

export function groundsOf(theme: ThemeData | null, drawing: 'light' | 'dark'): Grounds {
  return { ...standardTheme.tokens[drawing], ...theme?.tokens[drawing] } as Grounds;
}

/** The custom properties that a theme sets, with what the newsroom chose of it, as they stand in a sheet. */
export function tokensOf(theme: ThemeData | null): string {
  if (theme === null) return '';
  const chosen = Object.entries(theme.settings).map(([name, { token, choices, default: first }]) => {
    const choice = choices[theme.chosen[name] ?? first];
    return [token, choice?.value ?? ''] as const;
  });
  const all = [...Object.entries(theme.tokens.all), ...chosen];
  return all.length === 0 ? '' : `:root{${all.map(([name, value]) => `--${name}:${value}`).join(';')}}`;
}

/** The looks of the cards of a layout, in order; the last serves all that follow. */
export function looksOf(theme: ThemeData | null, layout: Container['layout']): readonly CardLookName[] {
  return theme?.layouts[layout] ?? standardTheme.layouts[layout] ?? ['line'];
}

export function storyOrder(theme: ThemeData | null): readonly (typeof storyParts)[number][] {
  return theme?.order.story ?? storyParts;
}

export function railOrder(theme: ThemeData | null): readonly (typeof railParts)[number][] {
  return theme?.order.rail ?? railParts;
}
