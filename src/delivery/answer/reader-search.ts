import { request as ask } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Shelf } from '../../press/shelf.ts';
import { composePage } from '../compose/compose.ts';
import type { Includes } from '../compose/includes.ts';
import type { Target } from '../find/target.ts';
import { type Answer, makeAnswer } from './answer.ts';
import { plainContent, searchContent } from './content.ts';

/** What answers questions to the search of the site, which runs in a process of its own. */
export interface ReaderSearch {
  /** Whether a request asks the search something; its page without a question stands on the shelf. */
  isFor(target: Target): boolean;
  /** Never throws: where the search is away, busy or late, the answer is a 503 that says so. */
  answer(target: Target): Promise<Answer>;
}

export interface SearchParts {
  readonly shelf: Shelf;
  readonly includes: Includes;
  /** Its origin on this machine; null while there is none. */
  readonly at: () => string | null;
  /** Whether somebody keeps one running: one that is not there yet, or is started again, is waited for. */
  readonly isKept: boolean;
}

/** Longer than this nobody waits for a search, in milliseconds. */
const LIMIT = 1000;
/** So long a search that is kept running is waited for, in milliseconds: as long as a slow machine takes to start one. */
const COMING = 10_000;
const LOOK_EVERY = 50;
/** Questions on the way to the search at a time; it has a queue of its own. */
const MOST_OPEN = 80;
/** Larger answers are not the search's. */
const LARGEST = 2 * 1024 * 1024;

const SEARCH = /^(?:\/lite)?\/search(?:\/[a-z][a-z0-9-]*)?$/;
const AGAIN: readonly string[] = ['Retry-After', '10'];

export function openReaderSearch({ shelf, includes, at, isKept }: SearchParts): ReaderSearch {
  let open = 0;
  /** The origin of the search that has answered: one that is just starting may be late, or not know all stories yet. */
  let proven: string | null = null;
  const found = async ({ path, query }: Target): Promise<Uint8Array | null> => {
    const until = performance.now() + (isKept ? COMING : 0);
    for (;;) {
      const origin = at();
      const page = origin === null ? NOBODY : await asked(`${origin}${path}?${query}`).catch(nobodyIfRefused);
      if (page instanceof Uint8Array) {
        proven = origin;
        return page;
      }
      const isComing = page === NOBODY || origin !== proven;
      if (!isComing || performance.now() >= until) return null;
      await sleep(LOOK_EVERY);
    }
  };
  const foundInTurn = async (target: Target): Promise<Uint8Array | null> => {
    if (open >= MOST_OPEN) return null;
    open += 1;
    return found(target).finally(() => (open -= 1));
  };
  const composed = async (body: Uint8Array) => (await composePage({ body, modifiedAt: 0 }, includes)).body;
  return {
    isFor: ({ path, query }) => query !== null && SEARCH.test(path) && /(?:^|&)q=[^&]/.test(query),
    answer: async (target) => {
      const page = await foundInTurn(target);
      if (page !== null) return makeAnswer(searchContent(200, await composed(page)));
      const away = await shelf.get(`/_/away${target.path}`).catch(() => null);
      if (away?.item.is !== 'page') return makeAnswer(plainContent(503, AGAIN));
      return makeAnswer({ ...searchContent(503, await composed(away.item.body)), more: AGAIN });
    },
  };
}

const NOBODY = Symbol('nobody takes questions there');

/** One that ends cuts off what it was asked; a question changes nothing and can be asked again. Null for one that is late. */
function nobodyIfRefused(error: unknown): typeof NOBODY | null {
  return ['ECONNREFUSED', 'ECONNRESET'].includes((error as NodeJS.ErrnoException).code ?? '') ? NOBODY : null;
}

/** The page that the search answers; null for anything else. */
function asked(url: string): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    const request = ask(url, { signal: AbortSignal.timeout(LIMIT) }, (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        parts.push(part);
        size += part.length;
        if (size > LARGEST) request.destroy(new Error('The search’s answer is too large.'));
      });
      response.on('end', () => resolve(response.statusCode === 200 ? Buffer.concat(parts) : null));
      response.on('error', reject);
    });
    request.on('error', reject).end();
  });
}
