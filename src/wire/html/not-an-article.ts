import { type Problem, problem } from '../../base/problem.ts';
import { type Block, isTold, wordsOf } from '../../story/blocks.ts';
import { wordCount } from '../words/tidy.ts';
import { type Clues, follow } from './clues.ts';
import { attr, type Element, type Parent, textUnder } from './dom.ts';
import { framesIn } from './open-up.ts';
import { titleWords } from './page-headline.ts';
import { find, findAll } from './select.ts';

/** How many words a body tells: in paragraphs, lists, quotations, tables and posts. */
export function toldWords(body: readonly Block[]): number {
  return body.reduce((sum, block) => (isTold(block) ? sum + wordCount(wordsOf(block)) : sum), 0);
}

/** Words of a story on a page that says nothing else, and on any other; on one that leads to much else, more. */
const FEWEST = { whole: 3, told: 5, among: 25 } as const;

/** So many headings that lead elsewhere make an index, unless something is said beside them. */
const MANY_DOORS = 6;

/** So many words before the first heading open a story, wherever its headings lead. */
const OPENING = 12;

/** So many words under a headline are a story’s, though the page asks for a password. */
const OPENED = 18;

/** So many words make a story, whatever stands round them. */
const ENOUGH = 150;

/** A page of fewer words that links to others is a door to them. */
const LEADING_ON = 8;

/** True for a page that links to others. */
export function linksOn(root: Parent): boolean {
  return findAll(root, 'a[href]').some((link) => /^(?!#|javascript:|mailto:|$)/i.test(attr(link, 'href') ?? ''));
}

/** What a server says in place of a page. */
const FAULT =
  /^(?:(?:http |fehler |erreur |errore? )?(?:error )?[45]\d\d\b|(?:page|file|document|article|story) (?:not found|does not exist)|not found$|forbidden$|access denied|bad (?:gateway|request)|service (?:temporarily )?unavailable|internal server error|gateway time-?out|(?:die )?seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|página (?:no encontrada|não encontrada)|pagina (?:non trovata|niet gevonden)|sidan (?:hittades|finns) inte|страница не найдена|(?:just|einen) (?:a )?moment|attention required|are you (?:a )?(?:human|robot)|(?:checking|verify(?:ing)?) (?:your browser|you are human))/iu;

const ASKS_FOR_SCRIPTS =
  /\b(?:enable|activate|turn on|switch on|aktivieren|activer|activez|habilit\p{L}+|activ[ae]r?|attiva\p{L}*|включит\p{L}+)\b.{0,60}\bjavascript\b|\bjavascript\b.{0,60}(?:required|disabled|enabled|need|aktivier|benötigt|deaktiviert|désactivé|requis|necesari|richiest|vereist|nodig|wymaga|отключ)/iu;

/** What a page is judged by: its body as found, and how many of its headings lead elsewhere. */
interface Judged {
  readonly fileName: string;
  readonly doors: number;
  readonly body: readonly Block[];
  /** How many words of paragraphs stand before the first of those. */
  readonly opening: number;
  /** How many of all the headings of the page do. */
  readonly allDoors: number;
  /** True when the headline stands on the page as a headline does, above all else. */
  readonly isHeaded: boolean;
  /** True when the page asks for a password. */
  readonly isDoor: boolean;
  /** True when it links to other pages. */
  readonly leadsOn: boolean;
  /** What it says to browsers without scripts only. */
  readonly scriptless: string;
  /** All the words of the page, chrome and all. */
  readonly allWords: number;
}

/** What a page says to browsers without scripts only. */
export function scriptlessWords(tree: Parent): string {
  return findAll(tree, 'noscript')
    .flatMap((one) => one.childNodes.map(textUnder))
    .join(' ');
}

/** True for a page with a field for a password, be it in its header or its all. */
export function asksPassword(tree: Parent): boolean {
  return find(tree, 'input[type=password]') !== null;
}

/** Why a page is no article: a form, or an index whose words are doors to stories. */
export function notAnArticle(
  clues: Clues,
  { fileName, isDoor, leadsOn, doors, allDoors, body, allWords, scriptless, isHeaded, opening }: Judged,
): Problem | null {
  const said = toldWords(body);
  const isStated =
    clues.article !== null ||
    /article/i.test(follow(clues, ['meta:og:type']) ?? '') ||
    follow(clues, ['meta:contentflavor']) === 'STORY' ||
    find(clues.root, '[itemprop=articlebody]') !== null;
  const fewest = isStated || allDoors < MANY_DOORS || (isHeaded && doors === 0) ? FEWEST.told : FEWEST.among;
  // An article may ask for a password behind its first paragraph.
  const isOpened = (isStated || isHeaded) && said >= OPENED;
  if (said < ENOUGH / 3) {
    const instead = inPlaceOfPage(clues, { fileName, isDoor: isDoor && !isOpened, body, scriptless });
    if (instead) return instead;
  }
  const words = body.reduce((sum, block) => sum + wordCount(wordsOf(block)), 0);
  // A page that says next to nothing else, and leads nowhere, is a short item: a few words, or pictures under headings.
  const isWhole = words >= FEWEST.whole && words >= allWords * 0.8 && doors === 0 && (said >= LEADING_ON || !leadsOn);
  if (
    !isStated &&
    ((isIndex(doors, said) && opening < OPENING) || (said < fewest && allDoors >= MANY_DOORS && !isWhole))
  ) {
    const say = `This page leads to other stories (${allDoors} headings are links) and tells none itself. Give the page of one story.`;
    return problem('article-missing', fileName, say);
  }
  return said < fewest && !isWhole ? tooLittle(fileName, said, allWords) : null;
}

function tooLittle(fileName: string, said: number, allWords: number): Problem {
  const say = `No text of a story was found on this page: of its ${allWords} words ${said} read as running text. It may be a gallery, a search result or a page whose text is drawn by scripts: save it as a browser shows it.`;
  return problem('article-missing', fileName, say);
}

/** What stands where a page of few words should be, and what to do. */
function inPlaceOfPage(
  clues: Clues,
  { fileName, isDoor, body, scriptless }: Pick<Judged, 'fileName' | 'isDoor' | 'body' | 'scriptless'>,
): Problem | null {
  const title = titleWords(clues) ?? '';
  const frames = framesIn(clues.root);
  if (isDoor)
    return problem(
      'page-is-form',
      fileName,
      'This is a page to sign in on, not a story. Save the page as somebody who is signed in sees it.',
    );
  if (FAULT.test(title)) {
    const say = `This is what a server says in place of a page (“${title}”), not a story. Fetch the page again.`;
    return problem('page-is-fault', fileName, say);
  }
  if (frames.length > 0) {
    const say = `This page only holds others in frames (${frames.slice(0, 5).join(', ')}). Give the page of the frame in which the story stands.`;
    return problem('page-is-frames', fileName, say);
  }
  if (ASKS_FOR_SCRIPTS.test([...body.map(wordsOf), ...(toldWords(body) < FEWEST.told ? [scriptless] : [])].join(' '))) {
    const say =
      'The text of this page is drawn by scripts and is not in the file. Save it from a browser that shows it.';
    return problem('page-is-shell', fileName, say);
  }
  return null;
}

/** An index says next to nothing between its headings, and they lead elsewhere. */
function isIndex(doors: number, said: number): boolean {
  return doors >= 4 && said < Math.max(ENOUGH, doors * 40);
}

/** How many headings of a part of a page are links to other pages. */
export function doorsIn(piece: Parent): number {
  return findAll(piece, HEADING).filter(isDoorway).length;
}

const HEADING = 'h1, h2, h3, h4, h5';

function isDoorway(heading: Element): boolean {
  const link = find(heading, 'a[href]') ?? (heading.parentNode?.nodeName === 'a' ? heading.parentNode : null);
  return link !== null && 'attrs' in link && !(attr(link, 'href') ?? '#').startsWith('#');
}

/** How many words of paragraphs a part of a page says before the first heading that leads elsewhere. */
export function openingWords(piece: Parent): number {
  let words = 0;
  for (const element of findAll(piece, `p, ${HEADING}`)) {
    if (element.tagName === 'p') words += wordCount(textUnder(element));
    else if (isDoorway(element)) break;
  }
  return words;
}
