/** What is on the shelf under one address. */
export type ShelfItem =
  | { readonly is: 'page'; readonly type: string; readonly body: Uint8Array }
  | { readonly is: 'redirect'; readonly to: string }
  | { readonly is: 'gone'; readonly type: string; readonly body: Uint8Array };

export interface ShelvedItem {
  readonly item: ShelfItem;
  /** When these bytes were put here, in milliseconds since 1970. */
  readonly modifiedAt: number;
  /** Follows from address and item, and from nothing else: equal tags mean the same item, on any machine, at any time. */
  readonly tag: string;
}

/** What cannot be had now and may be had later: nobody is told that it is missing. */
export class Unavailable extends Error {}

/** A shelf is there and cannot be opened, so that nobody can say what is on it. Whoever opens it says why, once. */
export class UnopenedShelf extends Unavailable {
  constructor(folder: string) {
    super(`The shelf in ${folder} cannot be opened.`);
    this.name = 'UnopenedShelf';
  }
}

/**
 * What is at an address is not whole, or nothing stands where something should. Nobody is ever given it; the next press of
 * the address repairs it.
 */
export class DamagedItem extends Unavailable {
  readonly address: string;

  constructor(address: string, why: string) {
    super(`${address}: ${why}`);
    this.name = 'DamagedItem';
    this.address = address;
  }
}

/** What the log of a shelf says about it as a whole. */
export interface Standings {
  /** Settles so far. */
  readonly number: number;
  /** When the newest was, in milliseconds since 1970. */
  readonly at: number;
  /** True when everything here is sealed and named in the log: what is not is damaged. False on a shelf of an older build. */
  readonly isComplete: boolean;
  /** Differs once words were taken from readers: what was kept of pages before may have them still. */
  readonly takenAway: string;
}

/** What a look at everything on the shelf found. */
export interface ScrubNote {
  readonly startedAt: string;
  readonly endedAt: string;
  /** Items looked at. */
  readonly looked: number;
  /** How many were not as the press had left them. */
  readonly found: number;
  /** The first of those. */
  readonly named: readonly { readonly path: string; readonly is: string }[];
  /** Those that could not be pressed again. */
  readonly failed: readonly string[];
}

/** What a settle says besides the items that it names. */
export interface SettleNews {
  readonly isComplete?: boolean;
  readonly takesAway?: boolean;
}

/** The turn of a process to write, among several that share a store and a shelf. */
export interface ShelfTurn {
  /** Higher than that of every turn before. */
  readonly number: number;
  /** True when whoever had the turn before did not give it back, and may think that it has it still. */
  readonly isAfterLoss: boolean;
}

/**
 * Packs: files in which the pages of many stories lie together. An item lies in one or in a file of its own or in both, and is the same for whoever asks.
 * What a pack holds counts only while the log names it, so that a file, a tombstone or a removal takes its place at once.
 */
export interface Packing {
  /** The next segments of the addresses under this one that stand in files of their own, each once or more. */
  names(under: string): AsyncIterable<string>;
  /** Addresses that stand in files of their own: this one, and those under it. */
  loose(address: string): AsyncIterable<string>;
  /**
   * Lays what stands at these addresses, those of a story at a time, into packs of a month beside what is there. When it returns they survive a power cut; gives the
   * addresses that can be read from there. No two calls at a time, nor beside `forget`.
   */
  pack(order: PackOrder): Promise<readonly string[]>;
  /** Takes the files of those that lie in a pack as they stand, for good. For whoever may write. */
  letGo(addresses: readonly string[]): Promise<number>;
  /** Takes away the folders under an address in which nothing lies. For whoever may write. */
  clear(under: string): Promise<void>;
  /** Writes anew the packs that hold anything at these addresses that does not stand there any more; when it returns the bytes are on no disk. Gives how many. */
  forget(addresses: readonly string[]): Promise<number>;
  /** Read from the ends of the packs alone. */
  packed(): Promise<Packed>;
}

/** What lies in packs. */
export interface Packed {
  readonly packs: number;
  /** Those that do not stand there any more are among them until a night has written their pack anew. */
  readonly pages: number;
  readonly bytes: number;
}

export interface PackOrder {
  /** As `2007-07`. */
  readonly month: string;
  /** The addresses of each story. */
  readonly stories: AsyncIterable<readonly string[]> | Iterable<readonly string[]>;
  /** How large a pack becomes, in bytes; 64 MB unless said. */
  readonly limit?: number;
}

/**
 * The pressed bytes, by address. A path is percent-encoded and absolute, without query or trailing slash:
 * `/`, `/world`, `/news/k3x9abcd/a-slug`, `/feeds/uk.rss`, `/_/include/uk/masthead`.
 * Paths under `/_/` are for composing and errors; they are never served by themselves.
 * Only the press writes; every write is atomic: a reader sees the old item or the new one, whole.
 */
export interface Shelf {
  /** Null when nothing stands there and nothing should. Throws `DamagedItem` rather than give what is not whole. */
  get(path: string): Promise<ShelvedItem | null>;
  /** The tag of what is there now, without reading all of its bytes; null when nothing does. Of damage it gives some other text. */
  tag(path: string): Promise<string | null>;
  /** Puts an item; equal bytes leave everything as it is and answer `same`. `at`: when it was put on the shelf that this is a copy of. */
  put(path: string, item: ShelfItem, at?: number): Promise<'written' | 'same'>;
  remove(path: string): Promise<void>;
  /** Nothing that is put or removed from now on, up to the next settle, is there for others before `ready` has come. */
  after(ready: () => Promise<void>): void;
  /** Every address on the shelf, in no order. */
  paths(): AsyncIterable<string>;
  /**
   * Makes everything put so far survive a power cut, and then writes into the log what was put and removed, so that readers of the
   * shelf look again.
   */
  settle(news?: SettleNews): Promise<void>;
  /**
   * Begins a turn: from now on nobody with a lower number can change anything here, whenever they wake, and this process only until somebody has a higher one; what is not done in turn
   * is a `Refusal` (409 `turn-lost`). What this process had put and not settled before is forgotten. A shelf that belongs to one process has no turns.
   */
  begin?(turn: ShelfTurn): Promise<void>;
  /** A number that differs after each `settle` of any process; cheap enough to ask for each request. */
  stamp(): number;
  /** The addresses that settles since a stamp named; null when that cannot be told, and any may have changed. */
  changes(since: number): readonly string[] | null;
  /** The tag that the log says an address has; null when it should have nothing, or the log does not know. */
  expected(path: string): string | null;
  /** Every address that should have something, by the log. */
  allExpected(): Iterable<string>;
  standings(): Standings;
  /** Keeps what the last look at everything found, for whoever asks; the next one takes its place. */
  noteScrub(note: ScrubNote): Promise<void>;
  /** Null when nobody has looked at everything yet. */
  lastScrub(): Promise<ScrubNote | null>;
  /** Where a shelf lies in files. */
  readonly packing?: Packing;
}
