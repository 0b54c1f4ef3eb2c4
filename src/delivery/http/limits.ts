/** What a client may ask of this server at most. Times are in milliseconds. */
export interface Limits {
  /** Connections open at a time. */
  readonly connections: number;
  /** From the first byte of a request to the end of its head. */
  readonly headTime: number;
  /** How long a connection may be idle between requests. */
  readonly idleTime: number;
  /** How long a reply may make no way towards the client, beyond what its rate allows. */
  readonly stallTime: number;
  /** The slowest rate of a client, in bytes a millisecond. */
  readonly leastRate: number;
  /** How long replies under way may take when the server closes. */
  readonly closeTime: number;
}

export const defaultLimits: Limits = {
  connections: 10_000,
  headTime: 10_000,
  // A second more than is said in `Keep-Alive`, so that a client never meets a connection closing under its hands.
  idleTime: 16_000,
  stallTime: 30_000,
  leastRate: 4,
  closeTime: 2_000,
};

/** The head of a request may have this many bytes; longer ones are refused with 431, or 414 when the address alone is too long. */
export const LONGEST_HEAD = 16 * 1024;
