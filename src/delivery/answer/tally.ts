import { type Distribution, makeDurations } from '../../base/durations.ts';

/** What readers ask for, in few kinds: a measure is never told apart by address, of which there are as many as anybody likes. */
const KINDS = ['front', 'story', 'page', 'lite', 'feed', 'asset', 'moved', 'search', 'other'] as const;
export type PageKind = (typeof KINDS)[number];

const STATUSES = [200, 301, 304, 404, 410, 412, 500, 503] as const;

/** How many requests readers made, and how they were answered, since this process began. These only rise. */
export interface Tally {
  readonly answers: readonly Answered[];
  /** Answered from bytes that lay ready; all others had to be looked for or compressed first. */
  readonly ready: number;
  readonly made: number;
  /** How long the latter took. */
  readonly making: Distribution;
  /** Requests for pictures, films and sound. */
  readonly media: number;
}

export interface Answered {
  readonly kind: PageKind;
  readonly status: number;
  readonly count: number;
}

/** Counts answers in plain numbers, which costs a request a few nanoseconds. Nothing is measured of what lay ready. */
export interface Counting {
  ready(kind: number, status: number): void;
  /** `took` in seconds. */
  made(kind: number, status: number, took: number): void;
  media(): void;
  read(): Tally;
}

/** The number of a kind, which answers carry. */
export function kindNumber(kind: PageKind): number {
  return KINDS.indexOf(kind);
}

/** The kind of what is at an address of the shelf. */
export function kindOf(address: string): PageKind {
  if (address === '/') return 'front';
  const [, first = ''] = address.split('/', 2);
  if (first.endsWith('.xml') || first.endsWith('.txt')) return 'feed';
  return FIRST_WORDS[first] ?? (/^\/[^/]+\/news\//.test(address) ? 'story' : 'page');
}

const FIRST_WORDS: Readonly<Record<string, PageKind>> = {
  news: 'story',
  lite: 'lite',
  feeds: 'feed',
  assets: 'asset',
  search: 'search',
};

export function makeCounting(): Counting {
  // The last of each kind is every other status.
  const width = STATUSES.length + 1;
  const counts = new Float64Array(KINDS.length * width);
  const making = makeDurations();
  let [ready, made, media] = [0, 0, 0];
  const add = (kind: number, status: number) => {
    const at = kind * width + slotOf(status);
    counts[at] = (counts[at] ?? 0) + 1;
  };
  return {
    ready: (kind, status) => {
      ready += 1;
      add(kind, status);
    },
    made: (kind, status, took) => {
      made += 1;
      making.add(took);
      add(kind, status);
    },
    media: () => void (media += 1),
    read: () => ({ answers: answersIn(counts, width), ready, made, making: making.read(), media }),
  };
}

function slotOf(status: number): number {
  if (status === 200) return 0;
  const at = STATUSES.indexOf(status as (typeof STATUSES)[number]);
  return at < 0 ? STATUSES.length : at;
}

function answersIn(counts: Float64Array, width: number): Answered[] {
  return [...counts].flatMap((count, at) => {
    const kind = KINDS[Math.floor(at / width)];
    return count === 0 || kind === undefined ? [] : [{ kind, status: STATUSES[at % width] ?? 0, count }];
  });
}
