import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../base/log.ts';
import { type Distribution, makeDurations } from '../base/durations.ts';
import { semaphore } from '../base/semaphore.ts';
import type { Shelf } from '../press/shelf.ts';
import type { Site } from '../site/page-kind.ts';
import { readerQuery } from '../story/reader-search.ts';
import { findStories } from './find-stories.ts';
import { type Following, followShelf } from './follow-shelf.ts';
import { openIndex, type SearchIndex } from './open-index.ts';

/** What the search works with; opened by `main`. */
export interface SearchParts {
  readonly shelf: Shelf;
  readonly site: Pick<Site, 'renderSearched'>;
  /** The file of the index, or `:memory:`. It can be thrown away at any time. */
  readonly file: string;
  readonly log: Log;
}

export interface Search {
  /** Takes questions on this machine alone; port 0 is any that is free. Throws when the port is taken. */
  listen(port: number): Promise<{ readonly url: string }>;
  /** Resolves once every story on the shelf can be found. */
  catchUp(): Promise<void>;
  close(): Promise<void>;
  tally(): SearchTally;
}

/** What was asked since this was opened, and how it stands now. */
export interface SearchTally {
  readonly found: number;
  /** Sent away because too many waited, or because not every story is known yet; and what failed. */
  readonly busy: number;
  readonly notYet: number;
  readonly failed: number;
  readonly took: Distribution;
  readonly waiting: number;
  /** Whether every story on the shelf can be found. */
  readonly isWhole: boolean;
}

/** Questions that are looked up at a time, and that may wait; more are told to come back. */
const AT_A_TIME = 4;
const MOST_WAITING = 60;
/** How long a question waits for what is new on the shelf, in milliseconds; afterwards it is answered from what is known. */
const FOLLOWING = 300;
/** How often the shelf is followed while nobody asks, in milliseconds. */
const FOLLOW_EVERY = 2000;
/** Between two pieces of an index that is put in a new form, so that questions come in between, in milliseconds. */
const RENEW_EVERY = 50;

/** The search of the readers' site: answers `/search…?q=…` with a page that delivery sets its includes into. It needs the shelf, and no newsroom. */
export function openSearch({ shelf, site, file, log }: SearchParts): Search {
  const { now, follow, end } = keepIndex({ shelf, file, log });
  const places = semaphore(AT_A_TIME);
  const answer = async (path: string, query: string): Promise<string | null> => {
    await Promise.race([follow(), waited(FOLLOWING)]);
    if (!now().isWhole()) return null;
    return drawn({ shelf, site, index: now().index }, path, query);
  };
  const counts = { found: 0, busy: 0, notYet: 0, failed: 0 };
  const took = makeDurations();
  const server = createServer((request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s);
    if (places.waiting() >= MOST_WAITING) {
      counts.busy += 1;
      return say(response, 503);
    }
    const startedAt = performance.now();
    void places
      .run(() => answer(path, query))
      .then((page) => {
        counts[page === null ? 'notYet' : 'found'] += 1;
        return page === null ? say(response, 503) : say(response, 200, page);
      })
      .catch((error: unknown) => {
        counts.failed += 1;
        log.error({ err: error, query }, 'A search failed.');
        say(response, 500);
      })
      .finally(() => took.add((performance.now() - startedAt) / 1000));
  });
  return {
    listen: async (port) => {
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
      return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
    },
    tally: () => ({ ...counts, took: took.read(), waiting: places.waiting(), isWhole: now().isWhole() }),
    catchUp: () => follow(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await end();
    },
  };
}

interface Kept {
  /** The index as it is now, in its file or in memory, and what follows the shelf for it. */
  now(): Following & { readonly index: SearchIndex };
  follow(): Promise<void>;
  end(): Promise<void>;
}

/** Keeps an index in step with the shelf while nobody asks, too, and in the present form. */
function keepIndex({ shelf, file, log }: Omit<SearchParts, 'site'>): Kept {
  const begin = (where: string) => {
    const index = openIndex(where);
    return { where, index, ...followShelf(shelf, index, log) };
  };
  let now = begin(file);
  const follow = (): Promise<void> =>
    now.catchUp().catch((error: unknown) => {
      log.error({ err: error }, 'The search cannot follow the shelf.');
      if (now.where === ':memory:' || now.isWhole()) return undefined;
      // A full disk, perhaps: what it would hold can be held in memory.
      now.index.close();
      now = begin(':memory:');
      return follow();
    });
  const timer = setInterval(() => void follow(), FOLLOW_EVERY).unref();
  const stopping = new AbortController();
  const renewing = renewAll(() => now, stopping.signal, log);
  return {
    now: () => now,
    follow,
    end: async () => {
      clearInterval(timer);
      stopping.abort();
      await renewing;
      await follow();
      now.index.close();
    },
  };
}

/** Once every story is known, puts those in again that an older form read. What fails is tried again with the next start. */
async function renewAll(now: () => Following, signal: AbortSignal, log: Log): Promise<void> {
  try {
    while (!signal.aborted) {
      if (now().isWhole() && !(await now().renew())) return;
      await waited(RENEW_EVERY);
    }
  } catch (error) {
    log.error({ err: error }, 'The search’s index cannot be renewed.');
  }
}

type Drawing = Pick<SearchParts, 'shelf' | 'site'> & { readonly index: ReturnType<typeof openIndex> };

/** Null where the shelf has no such search. */
async function drawn({ shelf, site, index }: Drawing, path: string, asked: string): Promise<string | null> {
  const isLite = path.startsWith('/lite/');
  const frame = await shelf.get(`/_${isLite ? path.slice('/lite'.length) : path}`);
  if (frame?.item.is !== 'page') return null;
  const data = JSON.parse(Buffer.from(frame.item.body).toString()) as { frame: { edition: { id: string } } };
  const query = readerQuery(asked);
  const answer = await findStories(shelf, index, { query, edition: data.frame.edition.id, now: Date.now() });
  return String(site.renderSearched(data, { query, answer }, isLite).body);
}

function say(response: ServerResponse, status: number, page = ''): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(page);
}

function waited(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms).unref());
}
