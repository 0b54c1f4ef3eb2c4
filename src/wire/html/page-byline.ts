import type { Byline } from '../../story/story.ts';
import {
  givenFirst,
  isByline,
  isSigned,
  looksLikeName,
  namesSomebody,
  readByline,
  withoutBy,
} from '../words/people.ts';
import { bareWords, tidy, wordCount } from '../words/tidy.ts';
import { type Clue, type Clues, followAll } from './clues.ts';
import { ancestorsOf, attr, type Document, type Element, elementsUnder, textUnder } from './dom.ts';
import { allWordsAt, type Thing, thingsAt, typesOf, wordsAt } from './json-ld.ts';
import { find, findAll } from './select.ts';

/** Where the author is stated for machines outside linked data, the most trusted place first. */
const STATED: readonly Clue[] = [
  'meta:dc:creator',
  'meta:dcterm:creator',
  'meta:parsely-author',
  'meta:sailthru.author',
  'meta:author',
  'meta:article:author',
  'meta:byl',
  'meta:dc.creator',
  'meta:dcterms.creator',
  'meta:og:article:author',
];

/** Who wrote the story, and which of them are organisations. */
export interface Signed {
  readonly byline: readonly Byline[];
  readonly organisations: readonly string[];
}

/**
 * Who wrote the story: people and organisations as data state them, with the roles and places that the visible byline adds,
 * or that byline alone. What readers said under the story names nobody.
 */
export function signedBy(clues: Clues): Signed {
  const things = thingsAt(clues.article, 'author');
  const organisations = things.filter(isOrganisation).flatMap((one) => wordsAt(one, 'name') ?? []);
  const stated = statedAuthors(clues.article, organisations);
  const visible = visibleByline(clues);
  if (stated.length > 0)
    return { byline: stated.map((one) => ({ ...one, ...agreeing(one, visible.byline) })), organisations };
  if (visible.isSure) return { byline: visible.byline, organisations };
  const named = metaAuthors(clues);
  return { byline: named.length > 0 ? named : visible.byline, organisations };
}

function isOrganisation(author: Thing): boolean {
  return typesOf(author).some((type) => /Organi[sz]ation$/.test(type));
}

/** The authors of linked data, each name read as a byline: some hold two people, a role, or the word "By". */
function statedAuthors(article: Thing | null, organisations: readonly string[]): Byline[] {
  const things = thingsAt(article, 'author').filter((one) => wordsAt(one, 'name') !== null);
  const plain = allWordsAt(article, 'author').filter(
    (name) => !things.some((one) => allWordsAt(one, 'name').includes(name)) && !things.includes(name as never),
  );
  const read = [
    ...things.flatMap((one) =>
      allWordsAt(one, 'name').flatMap((name) => withTitle(authorsIn(name, organisations), wordsAt(one, 'jobTitle'))),
    ),
    ...plain.flatMap((name) => authorsIn(name, organisations)),
  ];
  return [...new Map(read.map((one) => [bareWords(one.person), one])).values()];
}

function withTitle(authors: readonly Byline[], title: string | null): Byline[] {
  return authors.map((one) => ({ ...one, role: title ?? one.role }));
}

/** What data name somebody by who is described nowhere. */
const ADDRESS = /^(?:[#/_]|[a-z][a-z\d+.-]*:)\S*$/i;

function authorsIn(name: string, organisations: readonly string[]): Byline[] {
  if (ADDRESS.test(name)) return [];
  if (organisations.includes(name)) return [{ person: name, role: null, location: null }];
  // On a page "Posted by" is whoever ran the site that day; where data state an author, it is how they say so.
  return readByline(givenFirst(name.replace(/^posted by\s+/i, ''))).filter((one) => namesSomebody(one.person));
}

function metaAuthors(clues: Clues): Byline[] {
  const named = STATED.map((clue) =>
    followAll(clues, clue).filter((name) => readByline(name).some((one) => namesSomebody(one.person))),
  );
  const [names = []] = named.filter((list) => list.length > 0);
  const read = names.flatMap((name) => authorsIn(name, []));
  return [...new Map(read.map((one) => [bareWords(one.person), one])).values()];
}

function agreeing(one: Byline, visible: readonly Byline[]): Partial<Byline> {
  const same = visible.find((other) => bareWords(other.person) === bareWords(one.person));
  return same ? { role: one.role ?? same.role, location: same.location } : {};
}

/** Names and roles in elements of their own: the layouts of a large broadcaster, 2003 to 2020. */
const NAMED = {
  name: '.byl, .byline-name, .byline__name, .author-name, .authorname',
  role: '.byd, .byline-title, .byline__title, .author-position',
} as const;
const BYLINE =
  '[class*=byline], [rel=author], [itemprop=author], .author, .contributor, address.vcard, [class*=article-author], [class*=post-author], [class*=article__author], [class*=authorinfo], [class*=meta-author], [class*=author-name], [class*=author_], .auteur, .autor, .autore, [class*=metainline--author]';

/** Parts of a page in which names are not the author's: remarks of readers, other stories, boxes. */
const ELSEWHERE =
  /comment|kommentar|comentario|reply|replies|respond|disqus|related|recommend|sidebar|teaser|promo|trending|popular|most-read|footer|nav(?:bar|igation)?(?:$|[\s_-])|(?<!v)card|onward|more-from|readnext|bio(?:$|[\s_-])/i;

/** True for what stands in a part of the page that is none of its story. */
export function isElsewhere(element: Element): boolean {
  // What is marked as the author for machines may stand in a box beside the story.
  const tags = isMarked(element)
    ? /^(?:footer|nav|blockquote|figcaption|figure|form)$/
    : /^(?:footer|nav|blockquote|figcaption|figure|aside|form)$/;
  return [element, ...ancestorsOf(element)].some(
    (up) =>
      tags.test(up.tagName) ||
      (!/^(?:body|html|main|article)$/.test(up.tagName) &&
        ELSEWHERE.test(`${attr(up, 'class') ?? ''} ${attr(up, 'id') ?? ''}`) &&
        // Whatever it is called, the part that has the headline is the story's.
        find(up, 'h1') === null),
  );
}

function isMarked(element: Element): boolean {
  return attr(element, 'itemprop') === 'author' || attr(element, 'rel') === 'author';
}

interface Visible {
  readonly byline: readonly Byline[];
  /** True when the page says "By", or names somebody in an element made for it. */
  readonly isSure: boolean;
}

function visibleByline({ root }: Clues): Visible {
  const behind = namesBehind(root);
  const said = (selector: string) =>
    findAll(root, selector)
      .filter((one) => !isElsewhere(one) && !behind.has(one))
      .map(lineOf);
  const page = find(root, 'html');
  const isRomanian = /^ro\b/i.test((page && attr(page, 'lang')) ?? '');
  const roles = said(NAMED.role);
  const named = firstOf(findAll(root, NAMED.name).filter((one) => !isElsewhere(one)))
    .map((one) => tidy(textUnder(one)))
    .flatMap((name, at) => readByline(name, roles[at] ?? null))
    .filter((one) => namesSomebody(one.person));
  if (named.length > 0) return { byline: named, isSure: true };
  const lines = said(BYLINE)
    .filter((text) => text !== '' && text.length < 300)
    // In other languages names begin with the word.
    .map((text) => (isRomanian ? text.replace(/^de\s+(?=\p{Lu})/iu, 'Autor: ') : text));
  const sure = lines
    .filter((text) => isByline(text) || isSigned(text) || withoutBy(text) !== text)
    .map(people)
    .find((read) => read.length > 0);
  if (sure) return { byline: sure, isSure: true };
  for (const line of lines) {
    const read = wordCount(line) <= 16 ? people(line) : [];
    if (read.length > 0 && read.every((one) => isName(one.person))) return { byline: read, isSure: false };
  }
  return { byline: [], isSure: false };
}

/** What a byline says; name and work that are marked for machines are two things, however close they stand. */
function lineOf(element: Element): string {
  const [name, title] = ['[itemprop=name]', '[itemprop=jobtitle]'].map((one) => find(element, one));
  if (name && title) return tidy(`${textUnder(name)}, ${textUnder(title)}`);
  const line = tidy(textUnder(element));
  return wordCount(line) > MOST_OF_LINE ? (nameIn(element) ?? line) : line;
}

/** What says more than a name and a work tells of its author too. */
const MOST_OF_LINE = 8;

/** The name that a box about an author begins with, in a link or set apart. */
function nameIn(box: Element): string | null {
  const first = find(box, 'a, h2, h3, h4, h5, strong, b');
  const name = first ? tidy(textUnder(first)) : '';
  return isName(name) && tidy(textUnder(box)).startsWith(name) ? name : null;
}

/**
 * Names in a row behind the text, each in an element like the others, are those of readers or of other stories, whatever their list is called:
 * a story has one byline.
 */
function namesBehind(root: Document): ReadonlySet<Element> {
  const elements = elementsUnder(root);
  const text = elements.findIndex((one) => one.tagName === 'p' && wordCount(textUnder(one)) > 15);
  const named = new Set(findAll(root, BYLINE).filter((one) => !isMarked(one)));
  const after = text < 0 ? [] : elements.slice(text).filter((one) => named.has(one));
  const alike = Map.groupBy(after, (one) => `${one.tagName} ${attr(one, 'class') ?? ''}`);
  return new Set([...alike.values()].filter((own) => new Set(own.map(textUnder)).size > 1).flat());
}

/** The first of the elements, and those that are in one place with it: the names of one story. */
function firstOf(elements: readonly Element[]): Element[] {
  const [first] = elements;
  const near = first ? new Set<unknown>(ancestorsOf(first).slice(0, 2)) : new Set();
  return elements.filter((one) =>
    ancestorsOf(one)
      .slice(0, 2)
      .some((up) => near.has(up)),
  );
}

function people(line: string): Byline[] {
  return readByline(line).filter((one) => namesSomebody(one.person));
}

function isName(text: string): boolean {
  return looksLikeName(text) && wordCount(text) <= 5 && (text.includes(' ') || /\p{Lo}{2}/u.test(text));
}
