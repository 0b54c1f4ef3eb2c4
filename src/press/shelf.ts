/** What stands on the shelf under one address. */
export type ShelfItem =
  | { readonly is: 'page'; readonly type: string; readonly body: Uint8Array }
  | { readonly is: 'redirect'; readonly to: string }
  | { readonly is: 'gone'; readonly type: string; readonly body: Uint8Array };

export interface ShelvedItem {
  readonly item: ShelfItem;
  /** When these bytes were put here, in milliseconds since 1970. */
  readonly modifiedAt: number;
  /** Changes with the bytes; cheap to compare. Two equal tags mean the same item. */
  readonly tag: string;
}

/**
 * The pressed bytes, by address. A path is percent-encoded and absolute, without query or trailing slash:
 * `/`, `/world`, `/news/k3x9abcd/a-slug`, `/feeds/uk.rss`, `/_/include/uk/masthead`.
 * Paths under `/_/` are for composing and errors; they are never served by themselves.
 * Only the press writes; every write is atomic: a reader sees the old item or the new one, whole.
 */
export interface Shelf {
  get(path: string): Promise<ShelvedItem | null>;
  /** The tag of what stands there now, without reading its bytes; null when nothing does. */
  tag(path: string): Promise<string | null>;
  /** Puts an item; equal bytes leave everything as it is and answer `same`. */
  put(path: string, item: ShelfItem): Promise<'written' | 'same'>;
  remove(path: string): Promise<void>;
  /** Every address on the shelf, in no order. */
  paths(): AsyncIterable<string>;
  /** Makes everything put so far survive a power cut, and tells readers of the shelf to look again. */
  settle(): Promise<void>;
  /** A number that differs after each `settle` of any process; cheap enough to ask for each request. */
  stamp(): number;
}
