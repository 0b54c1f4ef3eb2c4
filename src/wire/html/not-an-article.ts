import { type Problem, problem } from '../../base/problem.ts';
import type { Block } from '../../story/blocks.ts';
import { wordCount } from '../words/tidy.ts';
import { type Clues, follow } from './clues.ts';
import type { Document } from './dom.ts';
import { find, findAll } from './select.ts';

/** How many words of prose a body has. */
export function proseWords(body: readonly Block[]): number {
  return body.reduce((sum, block) => {
    if (block.type === 'paragraph') return sum + wordCount(block.text);
    return block.type === 'livePost' || block.type === 'quote'
      ? sum + wordCount(block.paragraphs.map((one) => one.text).join(' '))
      : sum;
  }, 0);
}

/** Words of a story on a page that says it is an article, and on one that does not. */
const FEWEST = { stated: 12, unstated: 50 } as const;

/** What a page is judged by: its body as found, and its tree before anything was cut. */
interface Judged {
  readonly fileName: string;
  readonly tree: Document;
  readonly body: readonly Block[];
}

/** Why a page is no article: a form, or an index whose words are doors to stories. */
export function notAnArticle(clues: Clues, { fileName, tree, body }: Judged): Problem | null {
  const said = proseWords(body);
  const isStated =
    clues.article !== null ||
    /article/i.test(follow(clues, ['meta:og:type']) ?? '') ||
    follow(clues, ['meta:contentflavor']) === 'STORY';
  const enough = said >= (isStated ? FEWEST.stated : FEWEST.unstated);
  if (find(clues.root, 'input[type=password]') && said < 150) {
    return problem(
      'page-is-form',
      fileName,
      'This is a page to sign in on, not a story. Save the page as somebody who is signed in sees it.',
    );
  }
  if (!enough || (!isStated && isIndex(tree, body))) {
    return problem(
      'article-missing',
      fileName,
      'No article was found on this page: it may be an index, a gallery or a search result. Give the page of one story.',
    );
  }
  return null;
}

/** An index has more headings that are links than paragraphs that are not. */
function isIndex(tree: Document, body: readonly Block[]): boolean {
  const doors = findAll(tree, 'h1, h2, h3, h4').filter(
    (heading) => find(heading, 'a[href]') !== null || heading.parentNode?.nodeName === 'a',
  ).length;
  const paragraphs = body.filter(
    (block) =>
      block.type === 'paragraph' &&
      wordCount(block.text) > 12 &&
      !block.marks.some((mark) => mark.type === 'link' && mark.to - mark.from > block.text.length / 2),
  ).length;
  return doors >= 4 && doors * 1.5 >= paragraphs;
}
