import type { Parent } from './dom.ts';
import { findAll } from './select.ts';
import { tidyOrNull } from '../words/tidy.ts';

/** Anything that a publisher may write into linked data. */
export type Thing = { readonly [name: string]: unknown };

const MOST_THINGS = 500;

/**
 * Every thing described in the linked data of a page: arrays and graphs opened, broken scripts passed over, and what is only named by its
 * `@id` in place of that, where it is described elsewhere.
 */
export function thingsIn(root: Parent): Thing[] {
  const things = findAll(root, 'script[type^=application/ld+json]').flatMap((script) =>
    open(parsed(script.childNodes.map((node) => ('value' in node ? node.value : '')).join(''))),
  );
  const described = new Map(things.filter((thing) => !isReference(thing)).map((thing) => [thing['@id'], thing]));
  const resolved = (value: unknown): unknown =>
    isThing(value) && isReference(value) ? (described.get(value['@id']) ?? value) : value;
  return things.map((thing) =>
    Object.fromEntries(
      Object.entries(thing).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.map(resolved) : resolved(value),
      ]),
    ),
  );
}

function isReference(thing: Thing): boolean {
  const names = Object.keys(thing);
  return typeof thing['@id'] === 'string' && names.every((name) => name === '@id' || name === '@type');
}

function parsed(text: string): unknown {
  // Line breaks inside strings, loose commas and comment marks round the whole are common and harmless mistakes.
  const bare = unwrapped(text);
  const flat = bare.replace(/[\n\r\t]+/g, ' ');
  for (const attempt of [bare, flat, withoutLooseCommas(flat)]) {
    try {
      return JSON.parse(attempt) as unknown;
    } catch {
      continue;
    }
  }
  return null;
}

/** Data without commas after which nothing comes, as programs leave them behind the last of a list; those in strings stay. */
function withoutLooseCommas(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|,(?=\s{0,99}[}\]])/g, (found) => (found === ',' ? '' : found));
}

const OPENINGS = ['<!--', '/*<![CDATA[*/', '//<![CDATA[', '<![CDATA['];
const CLOSINGS = ['//]]>', '/*]]>*/', ']]>', '-->', ';'];

/** Data without the comment marks round it. No regular expression: one that tries every end of a long gap never comes back. */
function unwrapped(text: string): string {
  let bare = text.trim();
  for (const mark of OPENINGS) if (bare.startsWith(mark)) bare = bare.slice(mark.length).trimStart();
  for (const mark of [...CLOSINGS, ...CLOSINGS]) if (bare.endsWith(mark)) bare = bare.slice(0, -mark.length).trimEnd();
  return bare;
}

function open(value: unknown): Thing[] {
  const things: Thing[] = [];
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && things.length < MOST_THINGS) {
    const next = waiting.shift();
    if (Array.isArray(next)) waiting.push(...next.slice(0, MOST_THINGS));
    if (!isThing(next)) continue;
    things.push(next);
    waiting.push(next['@graph'], next['mainEntity']);
  }
  return things;
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The types a thing says it is of, without the vocabulary's address. */
export function typesOf(thing: Thing): string[] {
  return listOf(thing['@type']).map((type) => String(type).replace(/^.*[/#:]/, ''));
}

/** The thing that is the article itself: the first of a news type, then of any article type. */
export function articleAmong(things: readonly Thing[]): Thing | null {
  const of = (shape: RegExp) => things.find((thing) => typesOf(thing).some((type) => shape.test(type)));
  return (
    of(/NewsArticle$|^LiveBlogPosting$/) ??
    of(/^(?:Article|BlogPosting|Report|SocialMediaPosting|TechArticle|ScholarlyArticle)$/) ??
    null
  );
}

/** The words at a path of a thing (`publisher.name`), where a value may be text, a thing with a name, or a list of either. */
export function wordsAt(thing: Thing | null, path: string): string | null {
  return allWordsAt(thing, path)[0] ?? null;
}

/** All words at a path. */
export function allWordsAt(thing: Thing | null, path: string): string[] {
  const values = path
    .split('.')
    .reduce<unknown[]>((from, name) => from.flatMap((one) => (isThing(one) ? listOf(one[name]) : [])), [thing]);
  return values.map(named).filter((words) => words !== null);
}

/** The things at a path of a thing. */
export function thingsAt(thing: Thing | null, name: string): Thing[] {
  return thing ? listOf(thing[name]).filter(isThing) : [];
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.slice(0, MOST_THINGS) : [value];
}

function named(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number') return tidyOrNull(plainOf(String(value)));
  if (!isThing(value)) return null;
  const name = value['name'] ?? inParts(value) ?? value['@id'] ?? value['url'] ?? value['@value'];
  return typeof name === 'string' ? tidyOrNull(plainOf(name)) : null;
}

/** Somebody whose name is stated in two parts. */
function inParts({ givenName, familyName }: Thing): string | null {
  return typeof givenName === 'string' && typeof familyName === 'string' ? `${givenName} ${familyName}` : null;
}

/** Publishers write entities into linked data, where they mean nothing. */
function plainOf(text: string): string {
  if (!/&(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8});/i.test(text)) return text;
  const codes: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    rsquo: '’',
    lsquo: '‘',
    rdquo: '”',
    ldquo: '“',
    ndash: '–',
    mdash: '—',
    hellip: '…',
  };
  return text.replace(
    /&(?:#(\d{2,6})|#x([\da-f]{2,5})|([a-z]{2,8}));/gi,
    (whole: string, decimal?: string, hex?: string, name?: string) => {
      if (name) return codes[name.toLowerCase()] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
      return code > 0 && code < 0x11_0000 ? String.fromCodePoint(code) : whole;
    },
  );
}
