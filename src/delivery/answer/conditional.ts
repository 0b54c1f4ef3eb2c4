import type { Encoding } from './encodings.ts';

/** What a client says it has. */
export interface Conditions {
  /** `If-None-Match` as it came. */
  readonly noneMatch: string | undefined;
  /** `If-Modified-Since` as it came; without meaning when the other is there (RFC 9110, 13.1.3). */
  readonly modifiedSince: string | undefined;
  /** `If-Match` as it came; who sends it wants an answer only while what it has is the present state (RFC 9110, 13.1.1). */
  readonly match?: string | undefined;
  /** `If-Unmodified-Since` as it came; without meaning when `If-Match` is there. */
  readonly unmodifiedSince?: string | undefined;
}

/** When content last changed, as far as a header that counts whole seconds can tell. */
export interface LastModified {
  /** In milliseconds since 1970, a whole number of seconds. */
  readonly at: number;
  /** True when other content was there earlier in the same second: then that second alone proves nothing. */
  readonly shared: boolean;
}

/** Names of the ways content is compressed, as they stand in entity tags: brotli has two. */
const NAMES: Readonly<Record<Encoding, readonly string[]>> = {
  br: ['br', 'br11'],
  zstd: ['zstd'],
  gzip: ['gzip'],
  identity: ['id'],
};

/** The strong entity tag of content (by its short name) in one way of compressing it. */
export function entityTag(name: string, way: string): string {
  return `"${name}-${way}"`;
}

/**
 * The entity tag of a representation that the client has and may use, or null. Any coding of the present content
 * that the client accepts will do: a page whose compression got better in the meantime is not sent again.
 */
export function matchingTag(noneMatch: string, name: string, accept: readonly Encoding[]): string | null {
  const listed = new Set(noneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, '')));
  const tags = accept.flatMap((encoding) => NAMES[encoding].map((way) => entityTag(name, way)));
  return tags.find((tag) => listed.has(tag)) ?? null;
}

/**
 * True when a client that has content of this date has the present content; false for anything that is not a date. Only the date we
 * gave it proves that: a restored shelf has older content and an older date. A date that is still to come is none of ours, and asks
 * for what has not happened.
 */
export function isUnmodified(modifiedSince: string, { at, shared }: LastModified, now = Date.now()): boolean {
  const since = parseHttpDate(modifiedSince);
  if (since === null || at > now) return false;
  return since > now || (since === at && !shared);
}

/** True when a client may have its answer: nothing was said about the present state, or it is as was said. */
export function isAsSaid(
  { match, unmodifiedSince }: Conditions,
  { tags, lastModified }: { tags: readonly string[]; lastModified: LastModified | null },
): boolean {
  // Compared strongly (RFC 9110, 8.8.3.2): a tag that is weak matches nothing.
  if (match !== undefined) return match.trim() === '*' || match.split(',').some((tag) => tags.includes(tag.trim()));
  const since = unmodifiedSince === undefined ? null : parseHttpDate(unmodifiedSince);
  if (since === null || lastModified === null) return true;
  return lastModified.shared ? lastModified.at < since : lastModified.at <= since;
}

/** Every strong entity tag that content has, one for each way of compressing it. */
export function allTags(name: string): string[] {
  return Object.values(NAMES).flatMap((ways) => ways.map((way) => entityTag(name, way)));
}

const FIXED = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const RFC_850 = /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/;
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/** One of the three forms of date that HTTP knows (RFC 9110, 5.6.7), in milliseconds since 1970; null for anything else. */
export function parseHttpDate(text: string): number | null {
  const date = ASCTIME.test(text) ? `${text} GMT` : text;
  if (date === text && !FIXED.test(text) && !RFC_850.test(text)) return null;
  const at = Date.parse(date);
  return Number.isNaN(at) ? null : at;
}
