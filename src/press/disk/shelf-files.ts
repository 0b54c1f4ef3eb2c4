/** What is cheap to know of what is under a file name. */
export interface FileMark {
  /** `other`: a folder, a pipe, a loop of links, something this process may not look at. */
  readonly is: 'file' | 'other';
  /** Another one stands there once this differs. */
  readonly id: string;
  readonly size: number;
  /** In milliseconds since 1970, as the file system has it. */
  readonly modifiedAt: number;
}

export interface WholeFile {
  readonly bytes: Uint8Array;
  readonly mark: FileMark;
}

/** A file that is open to be looked into again and again. */
export interface OpenFile {
  readonly id: string;
  size(): number;
  /** What it has from an offset on, at most so many bytes. */
  read(from: number, most: number): Uint8Array;
  close(): void;
}

export interface FolderEntry {
  readonly name: string;
  readonly is: 'file' | 'folder' | 'other';
}

/**
 * The few calls by which a shelf touches a disk, so that a test can put a disk under it that loses power: one that drops,
 * empties and reorders what was not synced. What is read here is what was written, synced or not.
 */
export interface ShelfFiles {
  /**
   * Makes the folder of a shelf, and in it a folder for what waits for its name; clears away what dead processes left waiting. Gives
   * the name of that folder. A shelf that this process may only read stays as it is.
   */
  prepare(folder: string): string;
  /** Null when nothing stands there; never throws. */
  mark(path: string): FileMark | null;
  /** A regular file, whole; null when there is none. Throws for anything else, at once: a pipe would hold up who opens it. */
  read(path: string): Promise<WholeFile | null>;
  /** Null when there is none. */
  open(path: string): OpenFile | null;
  /** Writes a new file; leaves nothing behind when it fails. */
  create(path: string, bytes: Uint8Array): Promise<void>;
  /** Adds bytes to the end of a file in one piece, making the file when it is not there. */
  append(path: string, bytes: Uint8Array): Promise<void>;
  /** When this returns, the content of these files, or the names in these folders, survive a power cut. */
  sync(paths: readonly string[]): Promise<void>;
  /** One name takes the place of another in a moment. */
  rename(from: string, to: string): Promise<void>;
  /** Whatever stands there, with all that is in it; nothing is removed already. */
  remove(path: string): Promise<void>;
  /** Takes a folder away in which nothing lies; true when it did. */
  removeEmpty(path: string): Promise<boolean>;
  /** Makes a folder and those on the way to it; gives the first that it made, or null. */
  makeFolder(path: string): Promise<string | null>;
  /** What is in a folder; nothing for one that is not there or that this process may not look into. */
  list(path: string): AsyncIterable<FolderEntry>;
}
