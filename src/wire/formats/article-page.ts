import { type Problem, problem } from '../../base/problem.ts';
import { type Block, type MainMedia, wordsOf } from '../../story/blocks.ts';
import { blockRules } from '../html/block-rules.ts';
import { clearChrome } from '../html/clear.ts';
import { type Clues, cluesOf } from '../html/clues.ts';
import { noteLinks } from '../html/cuts.ts';
import { type Document, elementsUnder, textUnder } from '../html/dom.ts';
import { decodeEscaped } from '../html/escaped-twice.ts';
import { articlePiece } from '../html/extract.ts';
import { blocksOf, byRules, type Flow } from '../html/flow.ts';
import { headedBy } from '../html/kicker.ts';
import { partsOf, withLeftBeside } from '../html/left-beside.ts';
import { asksPassword, doorsIn, linksOn, notAnArticle, openingWords, scriptlessWords } from '../html/not-an-article.ts';
import { factsOf, type PageFacts } from '../html/page-facts.ts';
import { headingWords, titleWords } from '../html/page-headline.ts';
import { timesOf } from '../html/page-times.ts';
import { proseBlocks } from '../html/prose.ts';
import { findAll, matches } from '../html/select.ts';
import { DECKS, type Shown, shownOf } from '../html/shown.ts';
import { dataOf, drawnBody, livePosts, statedBody, statedPicture } from '../html/stated.ts';
import { arrivalOf, type Findings, saySame } from '../shape/findings.ts';
import { headOf, trimEnds } from '../shape/story-shape.ts';
import { withoutAuthorNote } from '../shape/author-note.ts';
import { subEdited } from '../shape/sub-edit.ts';
import { READING_TIME } from '../words/chrome-afar.ts';
import { isByline, looksLikeName, readByline } from '../words/people.ts';
import { readStamps, type Stamp } from '../words/stamp.ts';
import { bareWords, tidy, wordCount } from '../words/tidy.ts';
import type { Format } from './format.ts';

/** Any other article page: its metadata, and its body as the extraction library finds it. */
export const articlePage: Format = {
  name: 'article page',
  canParse: (page) => page.isHtml,
  parse(page) {
    const tree = page.tree();
    const decoded = decodeEscaped(tree);
    const clues = cluesOf(tree, page.text);
    const shown = shownOf(tree);
    const allText = textUnder(tree);
    const parts = partsOf(tree);
    const facts = factsOf(clues, tidy(allText).slice(0, 20_000));
    const flow: Flow = { base: facts.oldAddress, warnings: [...decoded], rules: blockRules, prose: proseBlocks };
    const [isDoor, leadsOn, allDoors] = [asksPassword(tree), linksOn(tree), doorsIn(tree)];
    const headed = headedBy(tree, facts.headline);
    const [scriptless, isHeaded] = [scriptlessWords(tree), standsAsHeadline(clues, facts.headline)];
    const told = storyOf(tree, { clues, facts, shown, flow, seen: bareWords(allText) });
    const refused = notAnArticle(clues, {
      fileName: page.fileName,
      isDoor,
      leadsOn,
      doors: told.doors,
      opening: told.opening,
      allDoors,
      scriptless,
      isHeaded,
      body: told.body,
      allWords: wordCount(allText),
    });
    if (refused) return { ok: false, problems: [refused] };
    const byline = facts.byline.length > 0 ? facts.byline : shown.byline;
    const named = facts.headline ? { headline: facts.headline, warnings: [] } : headlineFrom(told.body);
    const found: Findings = {
      ...facts,
      byline,
      ...told,
      kicker: told.kicker ?? headed?.kicker ?? null,
      ...timesWith(clues, shown.stamps, [...page.warnings, ...flow.warnings, ...named.warnings]),
      headline: named.headline,
    };
    return arrivalOf(withLeftBeside(found, parts));
  },
};

/** True for a headline of some words that is the page's highest heading, and of which its title speaks. */
function standsAsHeadline(clues: Clues, headline: string | null): boolean {
  const isTitled = bareWords(titleWords(clues) ?? '').includes(bareWords(headline ?? ''));
  const isHighest = findAll(clues.root, 'h1').some((heading) => saySame(headingWords(heading), headline));
  return wordCount(headline ?? '') > 2 && isTitled && isHighest;
}

/** No list shows more of a headline. */
const LONGEST_MADE = 90;

/** A page without any headline goes by its first words, as wire copy does, and that is said. */
function headlineFrom(body: readonly Block[]): { headline: string | null; warnings: Problem[] } {
  const texts = body.map(wordsOf).filter((text) => tidy(text) !== '');
  const words = tidy(texts.find((text) => wordCount(text) > 2) ?? texts[0] ?? '');
  if (words === '') return { headline: null, warnings: [] };
  const [sentence = ''] = /^.{12,90}?[.!?…。！？](?=\s|$)/u.exec(words) ?? [words.slice(0, LONGEST_MADE)];
  const isWhole = sentence === words || /[.!?…。！？]$/u.test(sentence);
  const headline = isWhole ? sentence.replace(/\s*[.。]$/u, '') : `${sentence.replace(/\s+\S*$/u, '')}…`;
  const say = `The page has no headline; its first words, “${headline}”, stand for one. Write the headline.`;
  return { headline, warnings: [problem('headline-made', 'headline', say)] };
}

function timesWith(
  clues: Clues,
  stamps: readonly Stamp[],
  warnings: readonly Problem[],
): Pick<Findings, 'firstPublishedAt' | 'lastUpdatedAt' | 'warnings'> {
  const times = timesOf(clues, stamps);
  return { ...times, warnings: [...warnings, ...times.warnings] };
}

interface Sources {
  readonly clues: Clues;
  readonly facts: PageFacts;
  readonly shown: Shown;
  readonly flow: Flow;
  /** All the words that readers saw. */
  readonly seen: string;
}

type Told = Pick<Findings, 'standfirst' | 'trailText' | 'kicker' | 'mainMedia' | 'body'> & {
  readonly doors: number;
  readonly opening: number;
};

function storyOf(tree: Document, sources: Sources): Told {
  const { clues, facts, shown, flow } = sources;
  noteLinks(tree);
  const data = dataOf(tree);
  clearChrome(tree, facts.headline, flow.warnings);
  const lead = leadOf(tree, flow);
  const piece = articlePiece(tree, facts.headline, flow.warnings);
  const [doors, opening] = [doorsIn(piece), openingWords(piece)];
  const edited = subEdited(undressed(blocksOf(piece.childNodes, flow), sources), flow.warnings);
  const signed = [...facts.byline, ...shown.byline].map(({ person }) => person);
  const found = trimEnds(withoutAuthorNote(edited, signed, flow.warnings), flow.warnings);
  const body = livePosts(clues) ?? statedBody(clues, found) ?? drawnBody(data, found, flow) ?? found;
  const { standfirst, mainMedia, rest: under } = headOf(body);
  // A summary that the page marks as one stands; what else is set as one is text.
  const rest = shown.deck && standfirst && !saySame(shown.deck, standfirst.text) ? [standfirst, ...under] : under;
  const main = mainMedia ?? lead ?? statedPicture(clues);
  const deck = shown.deck ?? standfirst?.text ?? null;
  return {
    doors,
    opening,
    ...summaries(sources, deck, rest),
    kicker: shown.kicker,
    mainMedia: main,
    body: rest.filter((block) => !isSamePicture(block, main)),
  };
}

/**
 * The visible summary is the standfirst; without one the stated description is, where readers saw it and it is none of the text. What a page says of
 * itself to machines alone stands on cards.
 */
function summaries(
  { facts: { description }, seen }: Sources,
  deck: string | null,
  body: readonly Block[],
): Pick<Told, 'standfirst' | 'trailText'> {
  const stated = description && /(?:…|\.\.\.)$/.test(description) ? null : description;
  const said = bareWords(stated ?? '');
  const isSeen = said !== '' && seen.includes(said) && !bareWords(body.map(wordsOf).join(' ')).includes(said);
  const standfirst = deck ?? (isSeen ? stated : null);
  return { standfirst, trailText: saySame(standfirst, stated) ? null : stated };
}

/** The body without what is on its head besides text: headline, summary, byline, date, section. */
function undressed(body: readonly Block[], { facts, shown }: Sources): Block[] {
  const first = body.findIndex(
    (block) => block.type === 'paragraph' && wordCount(block.text) > 15 && !saySame(block.text, shown.deck),
  );
  return body.flatMap((block, at) => {
    if (first >= 0 && at > first) return [block];
    const next = body[at + 1];
    return next && at + 1 < first && isNameOver(block, next, facts, shown) ? [] : barePart(block, facts, shown);
  });
}

/** A block without what it has of a head: some pages set headline, name and date as lines of one paragraph. */
function barePart(block: Block, facts: PageFacts, shown: Shown): Block[] {
  if (isOfHead(block, facts, shown) || isListOfHead(block, facts, shown)) return [];
  if (block.type !== 'paragraph' || !block.text.includes('\n')) return [block];
  const lines = block.text.split('\n').map((text): Block => ({ type: 'paragraph', text, marks: [] }));
  const kept = lines.filter((line) => !isOfHead(line, facts, shown));
  return kept.length === lines.length ? [block] : kept;
}

/** A name alone in a heading, with nothing but the time under it: whoever wrote the story, where nothing else says so. */
function isNameOver(block: Block, next: Block, facts: PageFacts, shown: Shown): boolean {
  if (block.type !== 'crosshead' || wordCount(block.text) > 4 || !looksLikeName(block.text)) return false;
  return barePart(next, facts, shown).length === 0;
}

/** Section, author, time and how often it was read, as points over the story. */
function isListOfHead(block: Block, facts: PageFacts, shown: Shown): boolean {
  const lines = block.type === 'list' ? block.items.flatMap(({ text }) => text.split('\n')) : [];
  return (
    lines.every((text) => wordCount(text) <= 8) &&
    lines.some((text) => isOfHead({ type: 'paragraph', text, marks: [] }, facts, shown))
  );
}

function isOfHead(block: Block, facts: PageFacts, shown: Shown): boolean {
  if (block.type !== 'paragraph' && block.type !== 'crosshead') return block.type === 'divider';
  const { text } = block;
  if (
    [facts.headline, shown.deck, shown.kicker, facts.sectionName, facts.originName, ...shown.times].some((words) =>
      saySame(words, text),
    )
  )
    return true;
  const stamps = text.length < 160 ? readStamps(text, facts.lang) : [];
  return (
    (text.length < 60 && READING_TIME.test(text)) ||
    isByline(text) ||
    (text.length < 160 && facts.byline.some((one) => saySame(`${one.person} ${one.role ?? ''}`, text))) ||
    facts.byline.some((one) => saySame(one.person, text)) ||
    isSignedBy(text, facts.byline) ||
    (stamps.length > 0 && stamps.every((stamp) => wordCount(stamp.rest) < 7)) ||
    isAboutAuthor(text, facts, shown)
  );
}

/** A line over the text that tells of somebody who wrote it has no more words. */
const MOST_OF_NOTE = 40;

function isAboutAuthor(text: string, facts: PageFacts, shown: Shown): boolean {
  if (wordCount(text) > MOST_OF_NOTE) return false;
  return [...facts.byline, ...shown.byline].some(
    ({ person }) =>
      // In an interview a colon stands behind the name.
      person.includes(' ') && text.startsWith(`${person} `) && /^[\p{Ll}\p{Lo}]/u.test(text.slice(person.length + 1)),
  );
}

/** A line that names nobody but those who wrote the story. */
function isSignedBy(text: string, byline: PageFacts['byline']): boolean {
  const named = text.length < 160 && !/[.!?]$/.test(text.replace(/(?:\p{L}\.)+$/u, '')) ? readByline(text) : [];
  return named.length > 0 && named.every(({ person }) => byline.some((one) => saySame(one.person, person)));
}

/** The picture between headline and text, where it stands outside what the library takes for the article. */
function leadOf(tree: Document, flow: Flow): MainMedia | null {
  const elements = elementsUnder(tree);
  const from = elements.findIndex((element) => element.tagName === 'h1');
  const to = elements.findIndex(
    (element, at) =>
      at > from && element.tagName === 'p' && wordCount(textUnder(element)) > 20 && !matches(element, DECKS),
  );
  const figure =
    from < 0
      ? undefined
      : elements.slice(from, to < 0 ? undefined : to).find((element) => element.tagName === 'figure');
  const made = figure ? byRules(figure, { ...flow, warnings: [] }) : null;
  return made?.find((block) => block.type === 'image' || block.type === 'video') ?? null;
}

function isSamePicture(block: Block, main: MainMedia | null): boolean {
  return block.type === 'image' && main?.type === 'image' && block.alt === main.alt && block.caption === main.caption;
}
