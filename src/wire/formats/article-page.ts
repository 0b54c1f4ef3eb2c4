import { contentName } from '../../base/hash.ts';
import { type Problem, problem } from '../../base/problem.ts';
import type { Block, BlockOf, MainMedia } from '../../story/blocks.ts';
import { plain as plainText } from '../../story/rich-text.ts';
import type { Byline } from '../../story/story.ts';
import { blockRules } from '../html/block-rules.ts';
import { clearFurniture } from '../html/clear.ts';
import { type Clues, cluesOf, follow } from '../html/clues.ts';
import { noteLinks } from '../html/cuts.ts';
import { type Document, elementsUnder, textUnder } from '../html/dom.ts';
import { articlePiece } from '../html/extract.ts';
import { blocksOf, byRules, type Flow } from '../html/flow.ts';
import { thingsAt, wordsAt } from '../html/json-ld.ts';
import { factsOf, type PageFacts } from '../html/page-facts.ts';
import { linesUnder } from '../html/quotes.ts';
import { isParagraph } from '../text/kinds-of-line.ts';
import type { Line } from '../text/lines.ts';
import { stampLines } from '../text/stamps.ts';
import { readMachineTime, timesOf } from '../html/page-times.ts';
import { proseBlocks } from '../html/prose.ts';
import { find, findAll, matches } from '../html/select.ts';
import { isByline, readByline } from '../words/people.ts';
import { readStamp, type Stamp } from '../words/stamp.ts';
import { bareWords, tidy, wordCount } from '../words/tidy.ts';
import { arrivalOf, type Findings, saySame } from './findings.ts';
import type { Format, Page } from './format.ts';
import { headOf, trimEnds } from './story-shape.ts';
import { subEdited } from './sub-edit.ts';

/** Where pages set a summary under the headline. */
const DECKS = '[class*=standfirst], .deck, .dek, [class*=article-deck], [class*=article__deck], [class*=subtitle], [class*=sub-title], [class*=subheadline], [class*=sub-headline], [class*=strapline], [class*=article-summary], [class*=article__summary], [class*=article-intro], .introduction, [class*=story-body__introduction], .lede-text, h2.summary, p.summary';

/** Where they set the time. */
const STAMPS = 'time, [class*=date], [class*=timestamp], [class*=published], [class*=updated], .ds, .lu';

const KICKERS = '.kicker, .eyebrow, [class*=article-kicker], [class*=article__kicker], .overline';

/** Any other article page: its metadata, and its body as the extraction library finds it. */
export const articlePage: Format = {
  name: 'article page',
  canParse: (page) => page.isHtml,
  parse(page) {
    const tree = page.tree();
    const clues = cluesOf(tree, page.text);
    const shown = shownOf(tree);
    const facts = factsOf(clues, tidy(textUnder(tree)).slice(0, 20_000));
    const flow: Flow = { base: facts.oldAddress, warnings: [], rules: blockRules, prose: proseBlocks };
    const told = storyOf(tree, { clues, facts, shown, flow });
    const refused = notAnArticle(page, { clues, body: told.body });
    if (refused) return { ok: false, problems: [refused] };
    const byline = facts.byline.length > 0 ? facts.byline : shown.byline;
    return arrivalOf({ ...facts, byline, ...told, ...timesWith(clues, shown.stamps, [...page.warnings, ...flow.warnings]) });
  },
};

/** What readers saw round the text, read before anything is cut. */
interface Shown {
  readonly deck: string | null;
  readonly kicker: string | null;
  readonly stamps: readonly Stamp[];
  readonly byline: readonly Byline[];
}

function shownOf(tree: Document): Shown {
  const decks = findAll(tree, DECKS).map((element) => tidy(textUnder(element))).filter((text) => wordCount(text) > 4 && wordCount(text) < 90);
  const kicker = find(tree, KICKERS);
  const marked = findAll(tree, STAMPS).filter((element) => findAll(element, 'time').length < 2).map((element) => readStamp(textUnder(element))).filter((stamp) => stamp !== null && wordCount(stamp.rest) < 7) as Stamp[];
  // Old pages mark neither time nor author: each is a line near the top that reads as one.
  const top = topLines(tree);
  const plain = stampLines(top, top.length).map((one) => one.stamp);
  const signed = top.find((line) => isByline(line.text));
  return { deck: decks[0] ?? null, kicker: kicker ? tidy(textUnder(kicker)) || null : null, stamps: marked.length > 0 ? marked : plain, byline: signed ? readByline(signed.text) : [] };
}

/** The lines of a page down to its first paragraphs. */
function topLines(tree: Document): Line[] {
  const lines = linesUnder(tree).map((text) => ({ text, gap: false }));
  const first = lines.findIndex((line) => isParagraph(line.text) && wordCount(line.text) > 12);
  return first < 0 ? lines : lines.slice(0, first + 2);
}

function timesWith(clues: Clues, stamps: readonly Stamp[], warnings: readonly Problem[]): Pick<Findings, 'firstPublishedAt' | 'lastUpdatedAt' | 'warnings'> {
  const times = timesOf(clues, stamps);
  return { ...times, warnings: [...warnings, ...times.warnings] };
}

interface Sources {
  readonly clues: Clues;
  readonly facts: PageFacts;
  readonly shown: Shown;
  readonly flow: Flow;
}

type Told = Pick<Findings, 'standfirst' | 'trailText' | 'kicker' | 'mainMedia' | 'body'>;

function storyOf(tree: Document, sources: Sources): Told {
  const { clues, facts, shown, flow } = sources;
  noteLinks(tree);
  clearFurniture(tree);
  const lead = leadOf(tree, flow);
  const found = trimEnds(subEdited(undressed(blocksOf(articlePiece(tree).childNodes, flow), sources)));
  const body = livePosts(clues) ?? statedBody(clues, found) ?? found;
  const { standfirst, mainMedia, rest } = headOf(body);
  const main = mainMedia ?? lead ?? statedPicture(clues);
  const deck = shown.deck ?? standfirst?.text ?? null;
  return { ...summaries(facts, deck, rest), kicker: shown.kicker, mainMedia: main, body: rest.filter((block) => !isSamePicture(block, main)) };
}

/** The visible summary is the standfirst; without one the stated description is, unless the text begins with it. */
function summaries({ description }: PageFacts, deck: string | null, body: readonly Block[]): Pick<Told, 'standfirst' | 'trailText'> {
  const first = body.find((block) => block.type === 'paragraph')?.text ?? '';
  const stated = description && /(?:…|\.\.\.)$/.test(description) ? null : description;
  const repeats = stated !== null && bareWords(first).startsWith(bareWords(stated));
  const standfirst = deck ?? (repeats ? null : stated);
  return { standfirst, trailText: saySame(standfirst, stated) ? null : stated };
}

/** The body without what stands on its head besides text: headline, summary, byline, date, section. */
function undressed(body: readonly Block[], { facts, shown }: Sources): Block[] {
  const first = body.findIndex((block) => block.type === 'paragraph' && wordCount(block.text) > 15 && !saySame(block.text, shown.deck));
  return body.filter((block, at) => (first >= 0 && at > first) || !isDress(block, facts, shown));
}

function isDress(block: Block, facts: PageFacts, shown: Shown): boolean {
  if (block.type !== 'paragraph' && block.type !== 'crosshead') return block.type === 'divider';
  const { text } = block;
  if ([facts.headline, shown.deck, shown.kicker, facts.sectionName, facts.originName].some((words) => saySame(words, text))) return true;
  const stamp = text.length < 160 ? readStamp(text) : null;
  return isByline(text) || facts.byline.some((one) => saySame(one.person, text)) || (stamp !== null && wordCount(stamp.rest) < 7);
}

/** The picture between headline and text, where it stands outside what the library takes for the article. */
function leadOf(tree: Document, flow: Flow): MainMedia | null {
  const elements = elementsUnder(tree);
  const from = elements.findIndex((element) => element.tagName === 'h1');
  const to = elements.findIndex((element, at) => at > from && element.tagName === 'p' && wordCount(textUnder(element)) > 20 && !matches(element, DECKS));
  const figure = from < 0 ? undefined : elements.slice(from, to < 0 ? undefined : to).find((element) => element.tagName === 'figure');
  const made = figure ? byRules(figure, { ...flow, warnings: [] }) : null;
  return made?.find((block) => block.type === 'image' || block.type === 'video') ?? null;
}

/** What linked data or the head say of the main picture when the page shows none. */
function statedPicture(clues: Clues): BlockOf<'image'> | null {
  const alt = follow(clues, ['meta:og:image:alt', 'meta:twitter:image:alt']);
  const caption = follow(clues, ['ld:image.caption']);
  return alt || caption ? { type: 'image', picture: null, alt: alt ?? '', decorative: false, caption, credit: follow(clues, ['ld:image.creditText']) } : null;
}

function isSamePicture(block: Block, main: MainMedia | null): boolean {
  return block.type === 'image' && main?.type === 'image' && block.alt === main.alt && block.caption === main.caption;
}

/** The text that linked data state, for pages whose own body is drawn by scripts. */
function statedBody(clues: Clues, found: readonly Block[]): Block[] | null {
  const text = clues.article?.['articleBody'];
  if (typeof text !== 'string' || wordCount(text) <= proseWords(found) * 1.5) return null;
  const paragraphs = text.replace(/<[^>]{1,500}>/g, ' ').split(/\n+/).map(tidy).filter(Boolean);
  return paragraphs.flatMap((words) => proseBlocks(plainText(words)));
}

/** The entries of a live page, newest first, as linked data state them. */
function livePosts({ article }: Clues): Block[] | null {
  const posts = thingsAt(article, 'liveBlogUpdate').flatMap((update): BlockOf<'livePost'>[] => {
    const at = readMachineTime(wordsAt(update, 'datePublished') ?? '');
    const paragraphs = (typeof update['articleBody'] === 'string' ? update['articleBody'] : '').split(/\n+/).map(tidy).filter(Boolean).map((words) => plainText(words));
    const id = contentName(`${at} ${JSON.stringify(paragraphs)}`);
    return at && paragraphs.length > 0 ? [{ type: 'livePost', id, at, headline: wordsAt(update, 'headline'), by: wordsAt(update, 'author'), paragraphs }] : [];
  });
  return posts.length === 0 ? null : posts.sort((a, b) => b.at.localeCompare(a.at));
}

function proseWords(body: readonly Block[]): number {
  return body.reduce((sum, block) => {
    if (block.type === 'paragraph') return sum + wordCount(block.text);
    return block.type === 'livePost' || block.type === 'quote' ? sum + wordCount(block.paragraphs.map((one) => one.text).join(' ')) : sum;
  }, 0);
}

/** Words of a story on a page that says it is an article, and on one that does not. */
const FEWEST = { stated: 12, unstated: 50 } as const;

/** Why a page is no article: a form, or an index whose words are doors to stories. */
function notAnArticle(page: Page, { clues, body }: { clues: Clues; body: readonly Block[] }): Problem | null {
  const said = proseWords(body);
  const isStated = clues.article !== null || /article/i.test(follow(clues, ['meta:og:type']) ?? '') || follow(clues, ['meta:contentflavor']) === 'STORY';
  const enough = said >= (isStated ? FEWEST.stated : FEWEST.unstated);
  if (find(clues.root, 'input[type=password]') && said < 150) {
    return problem('page-is-form', page.fileName, 'This is a page to sign in on, not a story. Save the page as somebody who is signed in sees it.');
  }
  if (!enough || (!isStated && isIndex(page.tree(), body))) {
    return problem('article-missing', page.fileName, 'No article was found on this page: it may be an index, a gallery or a search result. Give the page of one story.');
  }
  return null;
}

/** An index has more headings that are links than paragraphs that are not. */
function isIndex(tree: Document, body: readonly Block[]): boolean {
  const doors = findAll(tree, 'h1, h2, h3, h4').filter((heading) => find(heading, 'a[href]') !== null || heading.parentNode?.nodeName === 'a').length;
  const paragraphs = body.filter((block) => block.type === 'paragraph' && wordCount(block.text) > 12 && !block.marks.some((mark) => mark.type === 'link' && mark.to - mark.from > block.text.length / 2)).length;
  return doors >= 4 && doors * 1.5 >= paragraphs;
}
