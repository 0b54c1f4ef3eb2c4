import { semaphore } from '../base/semaphore.ts';
import { askLink, type LinkAnswer, type Network, publicNetwork } from './checks/ask-link.ts';

/** Remembers what links elsewhere answered, and asks a few at once. */
export interface LinkChecker {
  /** What each address answers, in the order given. */
  ask(hrefs: readonly string[]): Promise<LinkAnswer[]>;
  /** How it reaches other sites, for whoever fetches from them. */
  readonly network: Network;
}

const AT_ONCE = 4;
const KEPT_MS = 60 * 60 * 1000;
/** What a newsroom's stories link to in an hour, many times over; beyond it the oldest are forgotten. */
const MOST_KEPT = 5000;

/**
 * A checker of links to other sites. What it learned is kept for an hour by `nowMs`; two who ask for one address at once ask
 * its site once. `network` is the public one unless a test brings its own.
 */
export function linkChecker(network: Network = publicNetwork, nowMs: () => number = Date.now): LinkChecker {
  const kept = new Map<string, { readonly at: number; readonly answer: Promise<LinkAnswer> }>();
  const askOnce = (href: string): Promise<LinkAnswer> => {
    const known = kept.get(href);
    if (known && nowMs() - known.at < KEPT_MS) return known.answer;
    const answer = askLink(href, network);
    kept.delete(href);
    kept.set(href, { at: nowMs(), answer });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return answer;
  };
  return {
    network,
    ask: (hrefs) => {
      const few = semaphore(AT_ONCE);
      return Promise.all(hrefs.map((href) => few.run(() => askOnce(href))));
    },
  };
}
