import { decodedAgain } from '../words/entities.ts';
import { bareWords, tidy, wordCount } from '../words/tidy.ts';
import { type Clue, type Clues, follow, followAll } from './clues.ts';
import { attr, type Element, isElement, isText, type Parent, textUnder } from './dom.ts';
import { typesOf, wordsAt } from './json-ld.ts';
import { headedBy, isKickerIn, KICKERS } from './kicker.ts';
import { inScript, withoutMarkup } from './said-plainly.ts';
import { find, findAll } from './select.ts';

/** Where a page states its headline for machines, the most trusted place first. */
const STATED: readonly Clue[] = [
  'meta:dc:title',
  'meta:dcterm:title',
  'ld:headline',
  'meta:og:title',
  'meta:headline',
  'meta:dc.title',
  'meta:dcterms.title',
  'meta:parsely-title',
  'meta:sailthru.title',
  'meta:twitter:title',
  'meta:title',
  'ld:name',
];

/** Where it names itself. */
const SITES: readonly Clue[] = [
  'meta:og:site_name',
  'ld:publisher',
  'ld:isPartOf',
  'ld:provider',
  'ld:sourceOrganization',
  'meta:dc.publisher',
  'meta:dcterms.publisher',
  'meta:publisher',
  'meta:application-name',
  'meta:apple-mobile-web-app-title',
  'meta:cre',
  'meta:copyright',
];

/**
 * The headline a reader saw: the heading that says what the page's data say, or else their words, without the site's name
 * at either end. Where the data differ, what most of them say is taken; where there are none, the title of the page or its
 * only large heading, whichever the story speaks of.
 */
export function headlineOf(clues: Clues): string | null {
  const sites = siteNames(clues);
  const bare = (text: string): string => withoutChannels(withoutSite(text, sites));
  const title = titleWords(clues);
  const headings = findAll(clues.root, 'h1, [itemprop=headline]')
    .filter(isSeen)
    .map((element) => decodedAgain(headingWords(element)))
    .filter(isHeadline);
  const stated = STATED.flatMap((clue) => followAll(clues, clue).slice(0, 1))
    .map(bare)
    .filter(Boolean);
  // What one system writes into several elements is one voice.
  const agreed = mostAgreed(stated, [...new Set(stated), ...(title ? [bare(title)] : []), ...headings]);
  const isAlone = stated.every((one) => one === agreed);
  if (agreed)
    return (
      (isAlone && title ? agreedAgainst(agreed, bare(title), headings) : null) ??
      seenAs(agreed, clues, headings) ??
      withoutTrail(agreed, clues)
    );
  return title ? fromTitle(withoutTrail(bare(title), clues), clues, headings) : (headings[0] ?? null);
}

/** "Bridge to close - Regions - Calder Courier": without the paper, where it is called as papers are, and without the section to which the page leads. */
function withoutTrail(title: string, clues: Clues): string {
  const headline = withoutPaper(title);
  const joint = [...headline.matchAll(JOINT)].at(-1);
  if (!joint) return headline;
  const [before, end] = [headline.slice(0, joint.index).trim(), headline.slice(joint.index + joint[0].length)];
  return wordCount(end) < 4 && wordCount(before) > 2 && isSection(end, clues) ? before : headline;
}

function isSection(words: string, clues: Clues): boolean {
  const said = bareWords(words);
  const stated = [...followAll(clues, 'ld:articleSection'), ...followAll(clues, 'meta:article:section')];
  return (
    stated.some((name) => bareWords(name) === said) ||
    findAll(clues.root, 'a[href]').some((link) => bareWords(textUnder(link).slice(0, 80)) === said)
  );
}

/** The heading on which a page's title agrees, where what it states is another line: that was written for elsewhere. */
function agreedAgainst(stated: string, title: string, headings: readonly string[]): string | null {
  return sharesMost(stated, title) ? null : (headings.find((text) => sharesMost(text, title)) ?? null);
}

/** Words that papers and sites are called by, as the last or the first of their names. */
const PAPER =
  /^(?:the )?(?:[\p{Lu}\d][\p{L}\d'’.&-]* ){0,4}(?:news|times|post|herald|tribune|courier|gazette|telegraph|mirror|chronicle|journal|observer|magazine|website|web ?site|blog|online|nachrichten|zeitung|tageblatt|anzeiger|noticias|diario|journal|giornale|gazzetta|krant|avis|tidning(?:en)?|lehti|новости|газета|ведомости)$/iu;

/** A title that states nothing else: its last or first piece goes where it is called as papers are, and says nothing of what happened. */
function withoutPaper(title: string): string {
  const joints = [...title.matchAll(JOINT)];
  const last = joints.at(-1);
  const first = joints[0];
  if (!last || !first) return title;
  const [before, after] = [title.slice(0, last.index), title.slice(last.index + last[0].length)];
  if (PAPER.test(after.trim()) && wordCount(before) > 2) return before.trim();
  const [opening, rest] = [title.slice(0, first.index), title.slice(first.index + first[0].length)];
  return PAPER.test(opening.trim()) && wordCount(rest) > 2 ? rest.trim() : title;
}

/** “两会：出国前后关注点大不同_教育频道_中国青年网”: papers of China set channel and site behind a headline, each joined by a low line or a dash. */
function withoutChannels(title: string): string {
  const [, before = '', last = ''] = /^(.{4,}?)\s?[_＿—–-]\s?([^_＿—–-]{2,14})$/u.exec(title) ?? [];
  return /\p{Script=Han}/u.test(before) && CHANNEL.test(last) ? withoutChannels(before.trim()) : title;
}

/** What channels and sites are called by there, at the end of their names. */
const CHANNEL =
  /^\p{L}{0,10}(?:网|網|频道|頻道|新闻|新聞|新聞網|日报|日報|晚报|晚報|时报|時報|在线|線上|论坛|論壇|博客|客户端|新闻中心)$/u;

function isHeadline(text: string): boolean {
  return text !== '' && text.length < 400;
}

/**
 * The words of a heading without the readings set over them, which its other mentions lack, and without words that were struck through or a kicker; figures
 * that are raised or lowered stay so: a headline has no marks.
 */
export function headingWords(element: Element): string {
  const isPlain = find(element, `rt, sup, sub, del, s, strike, ${KICKERS}`) === null;
  const words = tidy(isPlain ? textUnder(element) : wordsInLine(element, element));
  // A way to link to the heading itself.
  return decodedAgain(words.replace(/\s*[¶§]$/u, ''));
}

function wordsInLine(node: Parent, heading: Element): string {
  return node.childNodes
    .map((child) => {
      if (isText(child)) return child.value;
      if (!isElement(child) || /^(?:r[tp]|del|s|strike)$/.test(child.tagName) || isKickerIn(child, heading)) return '';
      return inScript(child.tagName, wordsInLine(child, heading));
    })
    .join('');
}

function isSeen(element: Element): boolean {
  return attr(element, 'hidden') === null;
}

/** The heading that says the same, worded as readers saw it. */
function seenAs(said: string, clues: Clues, headings: readonly string[]): string | null {
  const headed = headedBy(clues.root, said);
  if (headed) return headed.headline;
  const seen = headings.find((text) => sharesMost(text, said) && shared(text, said) >= SAME_WORDING);
  if (seen) return seen;
  const lesser = findAll(clues.root, 'h2, h3, [class*=headline], [class*=entry-title], [class*=post-title]');
  return lesser.map(headingWords).find((text) => isHeadline(text) && bareWords(text) === bareWords(said)) ?? null;
}

/** Data may be wrong: of what is stated, the most trusted, unless it stands alone and something else does not. */
function mostAgreed(stated: readonly string[], all: readonly string[]): string | null {
  const votes = stated.map((one) => all.filter((other) => sharesMost(one, other)).length);
  const most = Math.max(...votes, 0);
  return (votes[0] ?? 0) > 1 || most < 2 ? (stated[0] ?? null) : (stated[votes.indexOf(most)] ?? null);
}

/** A page that states nothing: a heading that agrees with its title, or the one of the two of which the story speaks. */
function fromTitle(title: string, clues: Clues, headings: readonly string[]): string {
  const agreeing = seenAs(title, clues, headings) ?? headingIn(title, clues);
  const [alone] = headings;
  if (agreeing || !alone || (wordCount(alone) < 2 && wordCount(title) > 1)) return agreeing ?? title;
  if (isGeneric(title)) return alone;
  const text = new Set(bareWords(textUnder(clues.root).slice(0, 60_000)).split(' '));
  const told = (line: string) => {
    const telling = bareWords(line)
      .split(' ')
      .filter((word) => word.length > 3);
    return telling.filter((word) => text.has(word)).length / Math.max(telling.length, 1);
  };
  return wordCount(title) > 3 && told(title) > 0.7 && wordCount(alone) < wordCount(title) ? title : alone;
}

/** Some titles lead down to the story, or go on after it: the heading that is one of their parts. */
function headingIn(title: string, clues: Clues): string | null {
  const said = ` ${bareWords(title)} `;
  return (
    partOf(said, findAll(clues.root, 'h1, h2'), 3) ??
    partOf(said, findAll(clues.root, 'h3, [class*=headline], [class*=title]'), Math.max(3, wordCount(title) / 2))
  );
}

function partOf(title: string, headings: readonly Element[], fewest: number): string | null {
  return (
    headings
      .filter((heading) => !leadsHome(heading))
      .map(headingWords)
      .find((text) => wordCount(text) >= fewest && title.includes(` ${bareWords(text)} `)) ?? null
  );
}

/** A heading that leads to the top of the site names the site; one that leads to the story's own address does not. */
function leadsHome(heading: Element): boolean {
  const link = find(heading, 'a[href]');
  return link !== null && /^(?:https?:\/\/[^/]+)?(?:\.{0,2}\/)?(?:index\.\w+|[?#].*)?$/.test(attr(link, 'href') ?? '');
}

const GENERIC =
  /^(?:untitled(?: document)?|document|home(?: ?page)?|index|news|article|story|page|new page \d*|welcome)$/i;

function isGeneric(title: string): boolean {
  return GENERIC.test(title);
}

/** A heading may be worded otherwise for search engines, but says the same. */
function sharesMost(one: string, other: string): boolean {
  const [a, b] = [new Set(bareWords(one).split(' ')), new Set(bareWords(other).split(' '))];
  const both = [...a].filter((word) => b.has(word)).length;
  if (bareWords(one) === '' || bareWords(other) === '') return one === other;
  return both > 0 && both >= Math.min(a.size, b.size) * 0.6 && both >= Math.max(a.size, b.size) * 0.3;
}

/** How much of the wordier of two lines the other says as well. A heading below this says something else than the data do. */
const SAME_WORDING = 0.6;

function shared(one: string, other: string): number {
  const [a, b] = [new Set(bareWords(one).split(' ')), new Set(bareWords(other).split(' '))];
  return [...a].filter((word) => b.has(word)).length / Math.max(a.size, b.size, 1);
}

/** Signs that stand between a headline and a site's name. */
const JOINT = /\s*[|｜•]\s*|\s+(?:[-–—·»«:]|::)\s+|\s*::\s*/gu;

/**
 * "Bridge to close - The Calder Courier", "COURIER | World | Bridge to close": the headline without the site at its ends.
 * Only what is the site's name goes, and the section between the two; a dash in a headline is the headline's.
 */
export function withoutSite(title: string, sites: readonly string[]): string {
  const names = new Set(sites.map(squashed).filter(Boolean));
  const text = withoutSigns(tidy(title.slice(0, 2000)), names);
  const joints = [...text.matchAll(JOINT)];
  const parts = joints.map((joint, at) => ({
    before: text.slice(0, joint.index).trim(),
    after: text.slice(joint.index + joint[0].length).trim(),
    bar: /[|｜]/.test(joint[0]),
    at,
  }));
  const last = parts.findLast(({ after, before }) => isSite(after, names) && before !== '');
  const rest = last ? withoutSite(last.before, sites) : text;
  if (last) return rest;
  const first = parts.find(({ before, after }) => isSite(before, names) && after !== '');
  if (first) return first.bar ? lastOfTrail(first.after) : withoutSite(first.after, sites);
  return isTrail(text) ? lastOfTrail(text) : text;
}

/** "The Courier: Bridge to close", "Bridge to close (The Courier)": signs that a headline has too, so nothing but the whole name goes with them. */
function withoutSigns(text: string, names: ReadonlySet<string>): string {
  const [, opening = '', after = ''] = /^([^:：]{2,60})[:：]\s*(.+)$/u.exec(text) ?? [];
  if (after !== '' && isSite(opening, names)) return after;
  const [, before = '', end = ''] = /^(.+?)\s*[(（：]\s*([^()（）：]{2,60})[)）]?$/u.exec(text) ?? [];
  return before !== '' && isSite(end, names) ? before : text;
}

function isSite(part: string, names: ReadonlySet<string>): boolean {
  const bare = squashed(part);
  return bare !== '' && (names.has(bare) || names.has(bare.replace(/^the/, '')) || names.has(`the${bare}`));
}

/** A title that leads down to the story in three steps or more: site, section, headline. */
function isTrail(text: string): boolean {
  const parts = text.split(/\s*\|\s*/);
  const longest = Math.max(...parts.map((part) => part.length));
  const last = parts.at(-1) ?? '';
  return parts.length > 2 && last.length === longest && wordCount(last) > 2 && wordCount(parts[0] ?? '') < 3;
}

function lastOfTrail(text: string): string {
  return (
    text
      .split(/\s*\|\s*/)
      .filter(Boolean)
      .at(-1) ?? text
  );
}

/** Letters alone: "Herald Sun" and "HeraldSun" are one name, and so is the name in an address. */
function squashed(text: string): string {
  return bareWords(text.slice(0, 200)).replaceAll(' ', '');
}

/** Every name by which a page calls its site: in its data, its address, its links home, and what its title adds to the headline. */
function siteNames(clues: Clues): string[] {
  const webSites = clues.things
    .filter((thing) => typesOf(thing).some((type) => /^(?:WebSite|NewsMediaOrganization|Organization)$/.test(type)))
    .flatMap((thing) => wordsAt(thing, 'name') ?? []);
  const stated = SITES.flatMap((clue) => followAll(clues, clue));
  return [...stated, ...webSites, ...homeNames(clues), ...hostNames(clues), ...addedByTitle(clues)];
}

/** What links to the site's top say, or the pictures in them. */
function homeNames({ root }: Clues): string[] {
  return findAll(root, 'a[href=/], a[rel=home]')
    .slice(0, 10)
    .flatMap((link) => [
      headingWords(link),
      attr(link, 'title') ?? '',
      ...findAll(link, 'img').map((one) => attr(one, 'alt') ?? ''),
    ])
    .filter((name) => name !== '' && wordCount(name) <= 6);
}

/** The names in the host of an address: `www.larkhaven-gazette.example` is "larkhavengazette". */
function hostNames(clues: Clues): string[] {
  const address = follow(clues, ['meta:og:url', 'attr:link[rel=canonical]@href', 'ld:url']);
  const host = address && URL.canParse(address) ? new URL(address).hostname.replace(/^(?:www|m)\./, '') : '';
  const [name = ''] = host.split('.');
  return host === '' ? [] : [host, name];
}

/** The title repeats the stated headline and adds a name at its end: that is the site's. */
function addedByTitle(clues: Clues): string[] {
  const title = titleWords(clues) ?? '';
  const stated = [
    ...followAll(clues, 'meta:og:title'),
    ...followAll(clues, 'ld:headline'),
    ...findAll(clues.root, 'h1').slice(0, 5).map(headingWords),
  ];
  return stated.flatMap((headline) => {
    if (headline === '' || title === headline || !title.startsWith(headline)) return [];
    const [joint] = title.slice(headline.length).match(/^\s*(?:[|｜•]|[-–—·»:_]|::)\s*/u) ?? [];
    const rest = joint ? title.slice(headline.length + joint.length) : '';
    return rest !== '' && wordCount(rest) <= 5 ? [rest] : [];
  });
}

/** The words of the page's title; null when it has none. */
export function titleWords({ root }: Clues): string | null {
  const title = find(root, 'title');
  const said = title ? tidy(title.childNodes.map((node) => ('value' in node ? node.value : '')).join('')) : '';
  return said === '' ? null : withoutMarkup(decodedAgain(said.slice(0, 1000)));
}
