import type { Log } from '../base/log.ts';
import type { MediaShelf } from '../media/media-shelf.ts';
import type { Shelf } from '../press/shelf.ts';
import { openAnswers } from './answer/answers.ts';
import { openDamage } from './answer/damage.ts';
import { openImprover } from './answer/improver.ts';
import { openShelfChanges } from './answer/shelf-changes.ts';
import { storyPage } from './answer/content.ts';
import type { LoggedRead } from './answer/log-lines.ts';
import { makeReadCounts, type ReadCounts } from './answer/read-counts.ts';
import { openReaderSearch } from './answer/reader-search.ts';
import { makeResolve } from './answer/resolve.ts';
import { makeResponder } from './answer/responder.ts';
import { makeCounting, type Tally } from './answer/tally.ts';
import { openIncludes } from './compose/includes.ts';
import { openLastGood } from './compose/last-good.ts';
import { openErrorPages } from './find/error-pages.ts';
import { publicMedia, servedMedia } from './http/public-media.ts';
import { type FollowedLog, followLog } from './follow-log.ts';
import { type Listening, openServer, type SiteServer } from './http/server.ts';
import { defaultLimits, type Limits } from './http/limits.ts';
import { openSiteScheme } from './site-address.ts';
import { warmUp } from './warm-up.ts';

/** What delivery works with; opened by `main`. */
export interface DeliveryParts {
  readonly shelf: Shelf;
  readonly media: MediaShelf;
  readonly log: Log;
  /** Where the last good state of each include is kept over restarts; made when the first is kept. */
  readonly lastGoodFolder: string;
  readonly tuning?: Tuning;
}

/** What a newsroom may want otherwise than it comes. */
export interface Tuning {
  /** Ids of the editions, the default one first. Without them the front tells which edition answers for a missing page. */
  readonly editions?: readonly string[];
  /** Memory for ready answers, in bytes; 256 MB unless said otherwise. */
  readonly memory?: number;
  /** How long a page waits for one of its includes, in milliseconds; 250 unless said otherwise. */
  readonly includeLimit?: number;
  readonly limits?: Partial<Limits>;
  /** False leaves every connection to Node's own server; for measuring, and for comparing the two. */
  readonly isFast?: boolean;
  /** True where readers come through a proxy of one's own; its `X-Forwarded-For` then tells readers apart. */
  readonly isProxied?: boolean;
  /** Where the search of the site answers; told later by `searchAt` where it is not known yet. */
  readonly search?: string | null;
  /** True where answers name their surrogate keys in `Cache-Tag` too, as Cloudflare has them. */
  readonly isTagged?: boolean;
  /** The access log of a server before this one that answers by itself, such as a CDN's: what it tells of is counted too. */
  readonly accessLog?: string | null;
  /** True where somebody keeps a search running: readers wait some seconds for one that starts. */
  readonly isSearchKept?: boolean;
}

export interface Delivery {
  /**
   * Takes requests at an address (port 0 takes a free one), or on a socket that was handed over. Returns where it can be
   * reached. Throws when the port is taken.
   */
  listen(at: Listening): Promise<{ readonly url: string; readonly port: number }>;
  /** Makes ready, before it listens, what readers are likely to ask for first; takes a second at most. */
  warmUp(): Promise<void>;
  /** As `close`, and lets those who are connected ask once more first: for when another process takes over the socket. */
  drain(): Promise<void>;
  /** Takes no more requests, finishes what is under way, closes all connections. */
  close(): Promise<void>;
  /**
   * How often each story page was read (`/news/{id}/{slug}`, both renditions) by people since this was opened, each address
   * once within the hour. These only rise, whoever asks.
   */
  readCounts(): ReadonlyMap<string, number>;
  /** Whose counts these are: differs for each delivery that is opened. */
  readonly boot: string;
  /** Says where the search of the site answers from now on. */
  searchAt(origin: string): void;
  /** Addresses whose items on the shelf were found not to be whole, for whoever can press them again. */
  damaged(): readonly string[];
  /** What readers asked for and how it was answered, and what that takes at this moment. */
  tally(): DeliveryTally;
}

export interface DeliveryTally extends Tally {
  readonly connections: number;
  /** What ready answers take, in bytes. */
  readonly memory: number;
}

const MEMORY = 256 * 1024 * 1024;
const INCLUDE_LIMIT = 250;

const UNREADABLE =
  'A file of the media shelf cannot be read; readers get 503 for it. Check whether the user who runs this may read it, and whether the disk is sound.';

/**
 * The readers' site: serves what is on the shelf, composed, compressed and cached, with the store switched off.
 * What is settled on the shelf, by whichever process, is in the next answer.
 */
export function openDelivery({ shelf, media, log, lastGoodFolder, tuning = {} }: DeliveryParts): Delivery {
  const improver = openImprover();
  const counts = makeReadCounts();
  const lastGood = openLastGood(lastGoodFolder);
  const changes = openShelfChanges(shelf);
  const damage = openDamage(log);
  const limit = tuning.includeLimit ?? INCLUDE_LIMIT;
  const isTagged = tuning.isTagged ?? false;
  const includes = openIncludes({ shelf, changes, damage, lastGood, log, limit });
  const errorPages = openErrorPages(shelf, changes, tuning.editions ?? null);
  const resolve = makeResolve({
    shelf,
    includes,
    errorPages,
    changes,
    damage,
    isTagged,
    isHttps: openSiteScheme(shelf, changes),
    onGrown: improver.offer,
  });
  const answers = openAnswers({ changes, memory: tuning.memory ?? MEMORY, resolve });
  const searchAt = { origin: tuning.search ?? null };
  const search = openReaderSearch({ shelf, includes, at: () => searchAt.origin, isKept: tuning.isSearchKept ?? false });
  const isProxied = tuning.isProxied ?? false;
  const tally = makeCounting();
  const responder = makeResponder({ shelf, answers, counts, search, tally, isProxied });
  const limits = { ...defaultLimits, ...tuning.limits };
  const serving = {
    responder,
    media: publicMedia(servedMedia(media, openDamage(log, UNREADABLE), isTagged), { shelf, damage }),
    tally,
    isProxied,
    log,
    limits,
    isFast: tuning.isFast ?? true,
  };
  const server = openServer(serving);
  const followed = accessLogOf(tuning.accessLog ?? null, { log, counts });
  const end = async () => {
    improver.stop();
    await followed?.close();
    await includes.close();
  };
  return {
    listen: (at) => server.listen(at),
    warmUp: () => warmUpOn(openServer(serving)),
    drain: () => server.drain().then(end),
    close: () => server.close().then(end),
    readCounts: counts.counts,
    boot: counts.boot,
    searchAt: (origin) => void (searchAt.origin = origin),
    damaged: damage.addresses,
    tally: () => ({ ...tally.read(), connections: server.connections(), memory: answers.memory() }),
  };
}

/** A read that both this server and the log tell of counts once, as any that the same address repeats. */
function accessLogOf(
  file: string | null,
  { log, counts }: { readonly log: Log; readonly counts: ReadCounts },
): FollowedLog | null {
  const onRead = ({ path, address }: LoggedRead): void => {
    const countAs = storyPage(path);
    if (countAs !== null) counts.add(countAs, address);
  };
  return file === null ? null : followLog({ file, log, onRead });
}

/** Over a door of its own, so that all that answers readers is used as they will use it. */
async function warmUpOn(door: SiteServer): Promise<void> {
  const { url } = await door.listen({ host: '127.0.0.1', port: 0 });
  await warmUp(url);
  await door.close();
}
