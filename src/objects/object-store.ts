/**
 * Bytes by key in an object store: S3, or whatever speaks like it. Every call that the store cannot answer for now throws
 * `StoreAway`; what somebody must put right there (keys, the bucket) is a `Refusal`. No message has a secret in it.
 */
export interface ObjectStore {
  /** As people name it: `s3://bucket/prefix`. */
  readonly name: string;
  /** The bytes under a key, whole; null when nothing lies there. */
  get(key: string): Promise<Uint8Array | null>;
  /** Writes the bytes under a key into a new file, piece by piece; false when nothing lies there. The file may be torn when this throws. */
  getInto(key: string, path: string): Promise<boolean>;
  put(key: string, bytes: Uint8Array | string): Promise<void>;
  /** What is in a file, which may be large: in pieces. */
  putFile(key: string, path: string): Promise<void>;
  /** Puts bytes where nothing lies; false when something does, which stays as it is. */
  create(key: string, bytes: Uint8Array | string): Promise<boolean>;
  has(key: string): Promise<boolean>;
  /** What is not there is removed already. */
  remove(key: string): Promise<void>;
  /** Every key that begins so, in their order. */
  list(prefix: string): AsyncIterable<Listed>;
}

export interface Listed {
  readonly key: string;
  /** In bytes. */
  readonly size: number;
  /** When it was put there by the store's clock, in milliseconds since 1970. */
  readonly putAt: number;
}

/** The store does not answer, or says that it cannot for now. What was asked for may have happened. */
export class StoreAway extends Error {
  constructor(name: string, why: string) {
    super(`The object store ${name} cannot be reached: ${why}.`);
    this.name = 'StoreAway';
  }
}

/** Where a store is and who asks it. */
export interface StorePlace {
  readonly bucket: string;
  /** What every key begins with, without slashes round it; empty for the whole bucket. */
  readonly prefix: string;
  readonly endpoint: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}
