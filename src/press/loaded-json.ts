import { rememberedOf } from '../base/remembered.ts';

/** Lists within what is loaded: the entries of a sitemap, the cards of a month, the items of a feed. */
const DEEPEST = 2;

/**
 * What `JSON.stringify` gives for what a page loaded. What stands in its lists is written once for as long as somebody holds it: after a publication
 * the lists of thirty pages hold what they held before, and one thing more.
 */
export function jsonOf(value: unknown, depth = 0): string {
  if (Array.isArray(value)) return `[${value.map(elementOf).join(',')}]`;
  if (!isPlain(value) || depth > DEEPEST) return JSON.stringify(value);
  const parts = Object.entries(value).flatMap(([name, part]) =>
    part === undefined ? [] : `${JSON.stringify(name)}:${jsonOf(part, depth + 1)}`,
  );
  return `{${parts.join(',')}}`;
}

function elementOf(element: unknown): string {
  return isPlain(element) ? textOf(element) : (JSON.stringify(element) ?? 'null');
}

const textOf = rememberedOf((thing: object) => JSON.stringify(thing));

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
