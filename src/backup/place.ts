/** Where backups lie: files by path, each of which is there in full or not at all. */
export interface BackupPlace {
  /** As people name it: a folder, or `s3://bucket/prefix`. */
  readonly name: string;
  /** Makes it ready for backups; refuses (409) a place where anything else lies. */
  make(): Promise<void>;
  has(path: string): Promise<boolean>;
  /** Throws when nothing lies there. */
  read(path: string): Promise<Uint8Array>;
  /** Refuses (507) where there is no room. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
  /** Every file under a folder, at any depth, in the order of their paths. */
  list(folder: string): AsyncIterable<PlacedFile>;
  /** When this returns, what was written outlives a power cut. */
  settle(folder: string): Promise<void>;
}

export interface PlacedFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}
