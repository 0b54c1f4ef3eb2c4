/** A rule of a sheet, or rules within the same condition. */
export type Rule =
  | { readonly within: string; readonly rules: readonly Rule[] }
  | { readonly selectors: readonly Selector[]; readonly says: string };

interface Selector {
  readonly text: string;
  /** The classes without which it finds nothing. */
  readonly classes: readonly string[];
}

/** The classes of a page. */
export type Classes = Pick<ReadonlySet<string>, 'has'>;

export const everyClass: Classes = { has: () => true };

export function isForPrint(rule: Rule): boolean {
  return 'within' in rule && rule.within === '@media print';
}

/** The rules of a sheet that `minify` has been over. */
export function rulesIn(css: string): Rule[] {
  const rules: Rule[] = [];
  for (let at = 0; at < css.length;) {
    const open = css.indexOf('{', at);
    if (open < 0) break;
    const end = endOf(css, open);
    rules.push(ruleOf(css.slice(at, open), css.slice(open + 1, end)));
    at = end + 1;
  }
  return rules;
}

/** Where the brace that opens here is closed. */
function endOf(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    if (css[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return css.length;
}

function ruleOf(before: string, says: string): Rule {
  if (/^@(?:media|supports|container|layer)\b/.test(before)) return { within: before, rules: rulesIn(says) };
  if (before.startsWith('@')) return { selectors: [{ text: before, classes: [] }], says };
  return { selectors: listed(before).map((text) => ({ text, classes: classesAskedBy(text) })), says };
}

/** The selectors of a list; commas in brackets part nothing. */
function listed(selectors: string): string[] {
  return selectors.split(/,(?![^(]*\))/);
}

/** What is said within brackets is left aside: it may ask for one of several, or for what is not there. */
function classesAskedBy(selector: string): string[] {
  let plain = selector;
  for (let inner = ''; inner !== plain;) [inner, plain] = [plain, plain.replaceAll(/\([^()]*\)|\[[^\]]*\]/g, '')];
  return [...plain.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name);
}

/** The rules that find something on a page that has these classes, as they were written. */
export function usedOf(rules: readonly Rule[], has: Classes): string {
  return rules.map((rule) => usedRule(rule, has)).join('');
}

function usedRule(rule: Rule, has: Classes): string {
  if ('within' in rule) {
    const inner = usedOf(rule.rules, has);
    return inner === '' ? '' : `${rule.within}{${inner}}`;
  }
  const used = rule.selectors.filter(({ classes }) => classes.every((name) => has.has(name)));
  return used.length === 0 ? '' : `${used.map(({ text }) => text).join(',')}{${rule.says}}`;
}

/** Every class that a sheet names. */
export function classesNamedIn(css: string): string[] {
  return [...css.replaceAll(/\{[^{}]*\}/g, ' ').matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name);
}

/** The classes that are in markup. */
export function classesIn(markup: string): Set<string> {
  return new Set([...markup.matchAll(/\bclass="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')));
}
