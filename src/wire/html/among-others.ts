import { ancestorsOf, type Element, isElement } from './dom.ts';
import { find, findAll } from './select.ts';
import { weightOf, type Weights } from './weigh.ts';

/** Beside two other stories or more, each of so few words under a heading that leads to it, so much is a story. */
const AMONG = { own: 30, other: 150, fewest: 2, says: 10 } as const;

/**
 * The nearest of what holds a headline that tells a little, where nothing is told beside it but other stories under headings that lead to
 * them; null where that is not so.
 */
export function shortAmongOthers(holders: readonly Element[], weights: Weights): Element | null {
  const short = holders.find((one) => weightOf(weights, one).prose >= AMONG.own);
  return short && standsAmongOthers(short, weights) ? short : null;
}

function standsAmongOthers(part: Element, weights: Weights): boolean {
  const beside = [part, ...ancestorsOf(part)].flatMap((one) =>
    one.tagName === 'body' ? [] : (one.parentNode?.childNodes.filter(isElement) ?? []).filter((other) => other !== one),
  );
  const telling = beside.filter((one) => weightOf(weights, one).prose >= AMONG.says);
  return telling.length > 0 && telling.every((one) => areOthers(one, weightOf(weights, one).prose));
}

function areOthers(part: Element, prose: number): boolean {
  const headings = findAll(part, 'h1, h2, h3, h4, h5');
  const isMany = headings.length >= AMONG.fewest && prose <= headings.length * AMONG.other;
  return isMany && headings.every((one) => find(one, 'a[href]') !== null);
}
