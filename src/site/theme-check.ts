import { type Problem, problem } from '../base/problem.ts';
import type { Settings } from '../story/newsroom.ts';
import type { ThemeData } from '../story/theme.ts';
import { contrast, palette, type Shades } from './layout/colours.ts';
import { minify } from './layout/style-sheets.ts';

/** WCAG 2.2, 1.4.3. */
const READABLE = 4.5;

/** Colours as sheets name them, and what they may be: ground, text, or only a line. */
const ROLES = {
  paper: 'ground',
  wash: 'ground',
  ink: 'text',
  soft: 'text',
  accent: 'both',
  'on-accent': 'text',
  rule: 'line',
} as const;
type Token = keyof typeof ROLES;

/**
 * Why pages in this theme could not be read: grounds and texts without contrast, and rules of its sheets that bring colours of their own, hide something or
 * fetch something. Each with its place in `theme.json`. That the pages are whole is shown by drawing them (`newsroom/try-theme.ts`).
 */
export function themeProblems(theme: ThemeData, colours: Settings['colours'], sheets: ReadonlySet<string>): Problem[] {
  return [
    ...unreadable(theme, colours),
    ...colourTokens(theme),
    ...brokenValues(theme),
    ...Object.entries(theme.styles).flatMap(([name, css]) => inSheet(theme, { name, css, colours, sheets })),
  ];
}

function unreadable(theme: ThemeData, colours: Settings['colours']): Problem[] {
  const drawings = palette(colours, theme);
  return (['light', 'dark'] as const).flatMap((drawing) => {
    const shades = drawings[drawing];
    return (['ink', 'soft'] as const).flatMap((text) =>
      (['paper', 'wash'] as const).flatMap((ground) => {
        const found = contrast(shades[text], shades[ground]);
        if (found >= READABLE) return [];
        const say = `${text} on ${ground} has a contrast of ${found.toFixed(1)}, and readers need ${READABLE}. Move them apart.`;
        return [problem('theme-contrast', `tokens/${drawing}/${text}`, say)];
      }),
    );
  });
}

/** Values that would swallow what is behind them. */
function brokenValues({ tokens, settings }: ThemeData): Problem[] {
  const all = Object.entries(tokens.all).map(([name, value]) => [value, `tokens/all/${name}`] as const);
  const choices = Object.entries(settings).flatMap(([name, one]) =>
    Object.entries(one.choices).map(
      ([choice, { value }]) => [value, `settings/${name}/choices/${choice}/value`] as const,
    ),
  );
  const say = 'A bracket or string is not closed, or closed twice. Look for a missing one.';
  return [...all, ...choices].flatMap(([value, where]) =>
    isBalanced(value) ? [] : [problem('theme-token', where, say)],
  );
}

/** Colours stand where their contrast is looked at, and nowhere else. */
function colourTokens({ tokens, settings }: ThemeData): Problem[] {
  const say = 'This token is a colour. Write it under tokens/light and tokens/dark.';
  const all = Object.keys(tokens.all).map((name) => [name, `tokens/all/${name}`] as const);
  const declared = Object.entries(settings).map(([name, { token }]) => [token, `settings/${name}/token`] as const);
  return [...all, ...declared].flatMap(([name, where]) =>
    Object.hasOwn(ROLES, name) ? [problem('theme-colour', where, say)] : [],
  );
}

interface Sheet {
  readonly name: string;
  readonly css: string;
  readonly colours: Settings['colours'];
  readonly sheets: ReadonlySet<string>;
}

function inSheet(theme: ThemeData, { name, css, colours, sheets }: Sheet): Problem[] {
  const where = `styles/${name}`;
  const wrong = (say: string): Problem => problem('theme-sheet', where, say);
  if (!sheets.has(name))
    return [wrong(`No page has a sheet called ${name}. Name one of ${[...sheets].toSorted().join(', ')}.`)];
  const plain = minify(css);
  if (/[<\\]/.test(plain)) return [wrong('Use neither < nor \\ in a sheet.')];
  if (!isBalanced(plain))
    return [wrong('A brace, bracket, string or comment is not closed, or closed twice. Look for a missing one.')];
  const bare = withoutStrings(plain);
  if (isNested(bare)) return [wrong('One rule is inside another. Write it on its own, with its full selector.')];
  if (/@(?:import|font-face|charset|namespace)|url\(|image-set\(/i.test(plain))
    return [wrong('A sheet may fetch nothing: use no @import, @font-face or url().')];
  const drawings = Object.values(palette(colours, theme));
  return rulesOf(bare).flatMap(({ selector, declared }) =>
    inRule(declared, drawings).map((say) => wrong(`${selector}: ${say}`)),
  );
}

const PARTNERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Whether every string, comment and bracket that begins also ends: one that does not would swallow what is behind it on the page. */
function isBalanced(css: string): boolean {
  const bare = withoutStrings(css);
  if (/["']|\/\*/.test(bare)) return false;
  const open: string[] = [];
  for (const letter of bare) {
    if ('([{'.includes(letter)) open.push(letter);
    if (letter in PARTNERS && open.pop() !== PARTNERS[letter]) return false;
  }
  return open.length === 0;
}

function withoutStrings(css: string): string {
  return css.replaceAll(/"[^"]*"|'[^']*'/g, '_');
}

/** A rule inside a rule: what the outer one says would stand beside blocks, where nobody looks at it. */
function isNested(css: string): boolean {
  const open: boolean[] = [];
  for (const [, prelude = '', brace] of css.matchAll(/([^{};]*)([{}])/g)) {
    if (brace === '}') open.pop();
    else if (open.at(-1) === true) return true;
    else open.push(!prelude.trim().startsWith('@'));
  }
  return false;
}

interface Rule {
  readonly selector: string;
  readonly declared: ReadonlyMap<string, string>;
}

/** The innermost blocks of a sheet: what is in a media query as well. */
function rulesOf(css: string): Rule[] {
  return [...css.matchAll(/([^{};]*)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    selector,
    declared: new Map(
      body.split(';').flatMap((one) => {
        const colon = one.indexOf(':');
        return colon < 0
          ? []
          : [
              [
                one.slice(0, colon).trim().toLowerCase(),
                one
                  .slice(colon + 1)
                  .trim()
                  .toLowerCase(),
              ] as const,
            ];
      }),
    ),
  }));
}

const LITERAL =
  /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark|[a-z-]*gradient)\(/;
const HIDING =
  /^(?:opacity|filter|text-shadow|background-image|background-blend-mode|color-scheme|forced-color-adjust|-webkit-text-stroke.*|-webkit-mask.*|mix-blend-mode|backdrop-filter|-webkit-text-fill-color|clip|clip-path|mask.*|content-visibility|font|all|text-indent)$/;
const NEUTRAL = /^(?:inherit|currentcolor|initial|unset|revert|none|transparent)$/;

function inRule(declared: Rule['declared'], drawings: readonly Shades[]): string[] {
  const found = [...declared].flatMap(([property, value]) => inDeclaration(property, value));
  return found.length > 0 ? found : pairing(declared, drawings);
}

function inDeclaration(property: string, value: string): string[] {
  if (LITERAL.test(value))
    return [`${property} brings its own colour. Use a token, such as var(--accent), and set that under tokens.`];
  if (Object.hasOwn(ROLES, property.replace(/^--/, '')) && property.startsWith('--'))
    return ['colours are set under tokens, where their contrast is checked.'];
  const hides =
    HIDING.test(property) ||
    /^(?:display:none|visibility:(?:hidden|collapse)|position:fixed|box-shadow:.*inset.*)$/.test(
      `${property}:${value.replace(/ ?!important/, '')}`,
    );
  if (hides) return [`${property} can hide words or take their contrast. Leave it out.`];
  if (property === 'font-size' && /^0(?!\.[5-9])/.test(value)) return ['letters without size cannot be read.'];
  const isColour = property === 'color' || property === 'background' || property === 'background-color';
  return isColour && tokenIn(value) === null && !NEUTRAL.test(value)
    ? [`${property} must be one of the theme’s tokens, such as var(--${property === 'color' ? 'ink' : 'wash'}).`]
    : [];
}

function tokenIn(value: string): Token | null {
  const name = /^var\(--([a-z-]+)\)$/.exec(value.replace(/ ?!important/, ''))?.[1] ?? '';
  return Object.hasOwn(ROLES, name) ? (name as Token) : null;
}

/** Text on a ground that the same rule sets has contrast in both drawings; alone, each goes with all that it may meet. */
function pairing(declared: Rule['declared'], drawings: readonly Shades[]): string[] {
  const text = tokenIn(declared.get('color') ?? '');
  const ground = tokenIn(declared.get('background-color') ?? declared.get('background') ?? '');
  if (text !== null && ground !== null) {
    const least = Math.min(...drawings.map((shades) => contrast(shadeOf(shades, text), shadeOf(shades, ground))));
    return least >= READABLE
      ? []
      : [`${text} on ${ground} has a contrast of ${least.toFixed(1)}, and readers need ${READABLE}.`];
  }
  if (text !== null && ROLES[text] !== 'text' && text !== 'accent')
    return [`${text} is not a colour for text. Use ink, soft or accent.`];
  if (text === 'on-accent') return ['on-accent is text on the accent. Set the accent as background in the same rule.'];
  if (ground !== null && ROLES[ground] !== 'ground')
    return [`text on ${ground} could not be read. Set color in the same rule, such as var(--on-accent).`];
  return [];
}

function shadeOf(shades: Shades, token: Token): string {
  return token === 'on-accent' ? shades.onAccent : shades[token];
}
