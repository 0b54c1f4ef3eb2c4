import { bareWords, tidy } from '../words/tidy.ts';
import { type Document, type Element, isElement, type Node, textUnder } from './dom.ts';
import { find, findAll } from './select.ts';

/** Where pages set a word or two over the headline, inside its heading or before it. */
export const KICKERS =
  '.kicker, .eyebrow, .overline, .topline, .roofline, .dachzeile, .spitzmarke, [class*=article-kicker], [class*=article__kicker], [class*=headline-kicker], [class*=headline__kicker], [class*=-dachzeile], [class*=__dachzeile], [class*=title-kicker]';

/** The words of the kicker that a page names as one; null when it names none. */
export function kickerOf(tree: Document): string | null {
  const kicker = find(tree, KICKERS);
  return kicker ? kickerWords(textUnder(kicker)) : null;
}

function kickerWords(text: string): string | null {
  return tidy(text).replace(/\s*[:：–—|]$/u, '') || null;
}

/** A heading whose first part is a kicker, by the page's own word or because what follows is all that the headline says. */
export interface Headed {
  readonly kicker: string;
  readonly headline: string;
}

/** The large heading of a page in its two parts, where the headline is known from elsewhere; null where none has them. */
export function headedBy(tree: Document, headline: string | null): Headed | null {
  for (const heading of findAll(tree, 'h1, h2')) {
    const headed = partedBy(heading, headline);
    if (headed) return headed;
  }
  return null;
}

/** One heading in its two parts: what is in an element of its own, and the headline behind it. */
export function partedBy(heading: Element, headline: string | null): Headed | null {
  const [first, ...rest] = heading.childNodes.filter((node) => tidy(textUnder(node)) !== '');
  const said = bareWords(headline ?? '');
  if (said === '' || !first || !isElement(first) || rest.length === 0) return null;
  const words = restWords(rest);
  const kicker = kickerWords(textUnder(first));
  return kicker !== null && bareWords(words) === said ? { kicker, headline: words } : null;
}

/** What follows a kicker, without the sign between the two. */
function restWords(nodes: readonly Node[]): string {
  return tidy(nodes.map(textUnder).join(' ')).replace(/^[\s:：–—|·-]{1,5}/u, '');
}

/** True for a part of a heading that is a kicker and not all of it. */
export function isKickerIn(part: Element, heading: Element): boolean {
  return find(heading, KICKERS) === part && bareWords(textUnder(part)) !== bareWords(textUnder(heading));
}
