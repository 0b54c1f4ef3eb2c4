import type { Byline } from '../../story/story.ts';
import { isByline, isSigned, looksLikeName, readByline } from '../words/people.ts';
import { bareWords, tidy, wordCount } from '../words/tidy.ts';
import { type Clue, type Clues, follow } from './clues.ts';
import { textUnder } from './dom.ts';
import { thingsAt, wordsAt } from './json-ld.ts';
import { findAll } from './select.ts';

/** Where the author is stated for machines, the most trusted place first. */
const STATED: readonly Clue[] = [
  'ld:author',
  'meta:parsely-author',
  'meta:sailthru.author',
  'meta:article:author',
  'meta:author',
  'meta:byl',
  'meta:dc.creator',
  'meta:dcterms.creator',
];

/** Who wrote the story: people as data state them, with the roles and places that the visible byline adds, or that byline alone. */
export function bylineOf(clues: Clues): Byline[] {
  const authors = thingsAt(clues.article, 'author');
  const stated = authors
    .map((author) => ({ person: wordsAt(author, 'name') ?? '', role: wordsAt(author, 'jobTitle'), location: null }))
    .filter((one) => isPerson(one.person));
  const visible = visibleByline(clues);
  if (stated.length > 0) return stated.map((one) => ({ ...one, ...agreeing(one, visible) }));
  if (visible.length > 0) return visible;
  const named = follow(clues, STATED);
  return named && isPerson(named) ? readByline(named) : [];
}

function agreeing(one: Byline, visible: readonly Byline[]): Partial<Byline> {
  const same = visible.find((other) => bareWords(other.person) === bareWords(one.person));
  return same ? { role: one.role ?? same.role, location: same.location } : {};
}

function isPerson(name: string): boolean {
  return name !== '' && name.length < 120 && !/^https?:|@|\.(?:com|org|net)\b/i.test(name);
}

/** Names and roles in elements of their own: the layouts of a large broadcaster, 2003 to 2020. */
const NAMED = {
  name: '.byl, .byline-name, .byline__name, .author-name',
  role: '.byd, .byline-title, .byline__title, .author-position',
} as const;
const BYLINE = '.byline, [rel=author], [itemprop=author], .author, [class*=byline], .contributor';

function visibleByline({ root }: Clues): Byline[] {
  const said = (selector: string) => findAll(root, selector).map((element) => tidy(textUnder(element)));
  const roles = said(NAMED.role);
  const named = said(NAMED.name).flatMap((name, at) => readByline(name, roles[at] ?? null));
  if (named.length > 0) return named;
  const lines = said(BYLINE);
  const line =
    lines.find((text) => isByline(text) || isSigned(text)) ??
    lines.find((text) => text.includes(' ') && wordCount(text) <= 5 && looksLikeName(text));
  return line ? readByline(line) : [];
}
