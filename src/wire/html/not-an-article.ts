import { type Problem, problem } from '../../base/problem.ts';
import { type Block, isTold, wordsOf } from '../../story/blocks.ts';
import { wordCount } from '../words/tidy.ts';
import { type Clues, follow } from './clues.ts';
import { attr, type Parent } from './dom.ts';
import { titleWords } from './page-headline.ts';
import { find, findAll } from './select.ts';

/** How many words a body tells: in paragraphs, lists, quotations, tables and posts. */
export function toldWords(body: readonly Block[]): number {
  return body.reduce((sum, block) => (isTold(block) ? sum + wordCount(wordsOf(block)) : sum), 0);
}

/** Words of a story on a page that says nothing else, on one that says it is an article, on one whose headline heads it, and on any other. */
const FEWEST = { whole: 3, stated: 5, headed: 20, bare: 30 } as const;

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
  /^(?:(?:http )?(?:error )?[45]\d\d\b|(?:page|file|document|article|story) (?:not found|does not exist)|not found$|forbidden$|access denied|bad (?:gateway|request)|service (?:temporarily )?unavailable|internal server error|gateway time-?out)/i;

/** What a page is judged by: its body as found, and how many of its headings lead elsewhere. */
interface Judged {
  readonly fileName: string;
  readonly doors: number;
  readonly body: readonly Block[];
  /** True when the page asks for a password. */
  readonly isDoor: boolean;
  /** True when it links to other pages. */
  readonly leadsOn: boolean;
  /** All the words of the page, furniture and all. */
  readonly allWords: number;
}

/** True for a page with a field for a password, be it in its header or its all. */
export function asksPassword(tree: Parent): boolean {
  return find(tree, 'input[type=password]') !== null;
}

/** Why a page is no article: a form, or an index whose words are doors to stories. */
export function notAnArticle(
  clues: Clues,
  { fileName, isDoor, leadsOn, doors, body, allWords }: Judged,
): Problem | null {
  const said = toldWords(body);
  const isStated =
    clues.article !== null ||
    /article/i.test(follow(clues, ['meta:og:type']) ?? '') ||
    follow(clues, ['meta:contentflavor']) === 'STORY' ||
    find(clues.root, '[itemprop=articlebody]') !== null;
  const fewest = find(clues.root, 'h1, article') ? FEWEST.headed : FEWEST.bare;
  if (isDoor && said < ENOUGH / 3) {
    return problem(
      'page-is-form',
      fileName,
      'This is a page to sign in on, not a story. Save the page as somebody who is signed in sees it.',
    );
  }
  if (said < ENOUGH / 3 && FAULT.test(titleWords(clues) ?? '')) {
    const say = `This is what a server says in place of a page (“${titleWords(clues)}”), not a story. Fetch the page again.`;
    return problem('page-is-fault', fileName, say);
  }
  const words = body.reduce((sum, block) => sum + wordCount(wordsOf(block)), 0);
  // A page that says next to nothing else, and leads nowhere, is a short item: a few words, or pictures under headings.
  const isWhole = words >= FEWEST.whole && words >= allWords * 0.8 && doors === 0 && (said >= LEADING_ON || !leadsOn);
  if ((said < (isStated ? FEWEST.stated : fewest) && !isWhole) || (!isStated && isIndex(doors, said))) {
    return problem(
      'article-missing',
      fileName,
      'No article was found on this page: it may be an index, a gallery or a search result. Give the page of one story.',
    );
  }
  return null;
}

/** An index says next to nothing between its headings, and they lead elsewhere. */
function isIndex(doors: number, said: number): boolean {
  return doors >= 4 && said < Math.max(ENOUGH, doors * 40);
}

/** How many headings of a part of a page are links to other pages. */
export function doorsIn(piece: Parent): number {
  return findAll(piece, 'h1, h2, h3, h4, h5').filter((heading) => {
    const link = find(heading, 'a[href]') ?? (heading.parentNode?.nodeName === 'a' ? heading.parentNode : null);
    return link !== null && 'attrs' in link && !(attr(link, 'href') ?? '#').startsWith('#');
  }).length;
}
