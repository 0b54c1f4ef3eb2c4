import type { Settings } from '../../../src/story/newsroom.ts';
import type { Story } from '../../../src/story/story.ts';
import type { ChangeKind } from '../../../src/story/version.ts';
import type { Chance } from '../../house/chance.ts';
import type { House } from '../../house/houses.ts';

/** What the desk remembers of a story, apart from any code of the house. */
export interface Remembered {
  readonly story: Story;
  readonly state: 'live' | 'withdrawn' | 'killed';
  readonly sortAt: string;
  readonly versions: readonly RememberedVersion[];
}

export interface RememberedVersion {
  readonly story: Story;
  readonly change: ChangeKind;
  readonly note: string | null;
  readonly isSuppressed: boolean;
}

/** A desk on a random day: the house, the dice, and a memory of what was done that owes nothing to store or press. */
export interface Desk {
  readonly house: House;
  readonly pick: Chance;
  readonly stories: Map<string, Remembered>;
  /** Words that editors wrote on cards, of which story, and how many versions it had then. */
  readonly written: { readonly mark: string; readonly story: string; readonly against: number }[];
  settings: Settings;
  /** Every address that ever stood on the shelf, chrome apart. */
  readonly addresses: Set<string>;
  /** What was done, for the report of a failure. */
  readonly log: string[];
}

/** One of them has the name of an edition, one a name that no section may have, one is made late or never. */
export const sections = ['world', 'sport', 'akhbar', 'arabic', 'news', 'nowhere', 'أخبار'];
export const topics = ['ports', 'storms', 'whales', 'بحر'];
export const editions = ['uk', 'international', 'arabic', 'mars'];

/** Addresses that other sites had: odd ones, and some that have the form of our own. */
export const oldAddresses = [
  '/1/hi/6913883.stm',
  '/about',
  '/world/2026-11',
  '/topics/ferries',
  '/old?id=1&b=%C3%A9',
  "/o'neill",
  '/%D8%A8',
  '/a/b/c.html',
  '/sport1/',
];

export const moments = [
  '0001-01-01T00:00:00Z',
  '1969-12-31T23:59:59Z',
  '2007-07-24T16:32:00Z',
  '2026-10-31T23:59:59Z',
  '2026-11-01T00:00:00Z',
  '2026-12-31T23:59:59Z',
  '9999-12-31T23:59:59Z',
];

/** Words that stand in one place of one version when it is written, and nowhere else: `mark12x`. */
export function marksIn(told: unknown): Set<string> {
  return new Set(JSON.stringify(told).match(/mark\d+x/g));
}
