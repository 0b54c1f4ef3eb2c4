import { contentName } from '../../base/hash.ts';
import {
  allTags,
  type Conditions,
  entityTag,
  isAsSaid,
  isUnmodified,
  type LastModified,
  matchingTag,
} from './conditional.ts';
import { compress, compressWell, type Encoding, encodingsFor, isCompressible } from './encodings.ts';
import { type Headers, type Keeping, cacheHeaders, securityHeaders } from './headers.ts';
import { makeReply, type Reply } from './reply.ts';

/** What there is to say to a request for a path, before anything is known of the client. */
export interface Content {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array;
  readonly keeping: Keeping;
  /** Surrogate keys. */
  readonly keys: readonly string[];
  /** Content security policy. */
  readonly policy: string;
  /** Null for what has no date of its own. */
  readonly lastModified: LastModified | null;
  /** Further headers, as `Location`. */
  readonly more?: Headers;
  /** What kind of page it is, as `tally.ts` numbers them. */
  readonly kind: number;
  /** The address whose reads are counted with this content; null for what is not counted. */
  readonly countAs: string | null;
}

/** An answer in every coding it was asked in so far, as ready bytes. */
export interface Answer {
  readonly content: Content;
  /** A short name made of the body: equal bodies have equal names. */
  readonly name: string;
  /** The full reply in the first of these codings it is offered in; null when that has to be compressed first. */
  ready(accept: readonly Encoding[]): Reply | null;
  /** The same, compressed now when need be; many who ask at a time wait for one compression. */
  full(accept: readonly Encoding[]): Promise<Reply>;
  /** A 304 when the client has what it would get; null when it does not, or when nobody may keep this content. */
  notModified(conditions: Conditions, accept: readonly Encoding[]): Reply | null;
  /** False when the client says what state it asks of (`If-Match`), and that is not the present one. */
  isAsSaid(conditions: Conditions): boolean;
  /** Compresses better what readers get by brotli. False when there was nothing to better. */
  improve(): Promise<boolean>;
  /** In bytes, all codings together. */
  size(): number;
}

/** `onGrown` is told whenever another coding is kept. */
export function makeAnswer(content: Content, onGrown: (answer: Answer) => void = () => {}): Answer {
  const name = contentName(content.body);
  const offered = encodingsFor(content.type, content.body.length);
  const replies = new Map<Encoding, Reply>();
  const making = new Map<Encoding, Promise<Reply>>();
  let isImproved = !offered.includes('br');

  const choose = (accept: readonly Encoding[]) => accept.find((encoding) => offered.includes(encoding)) ?? 'identity';
  const make = async (encoding: Encoding) => {
    const reply = replyOf(content, name, {
      encoding,
      way: WAYS[encoding],
      body: await compress(encoding, content.body),
    });
    replies.set(encoding, reply);
    onGrown(answer);
    return reply;
  };
  const made = (encoding: Encoding) => {
    const promise = making.get(encoding) ?? make(encoding).finally(() => making.delete(encoding));
    making.set(encoding, promise);
    return promise;
  };
  const answer: Answer = {
    content,
    name,
    ready: (accept) => replies.get(choose(accept)) ?? null,
    full: async (accept) => replies.get(choose(accept)) ?? made(choose(accept)),
    notModified: (conditions, accept) => notModified(content, name, { conditions, accept }),
    isAsSaid: (conditions) =>
      content.status !== 200 || isAsSaid(conditions, { tags: allTags(name), lastModified: content.lastModified }),
    improve: async () => {
      if (isImproved || !replies.has('br')) return false;
      isImproved = true;
      const body = await compressWell(content.body);
      const isSmaller = body.length < (replies.get('br')?.body().length ?? Infinity);
      if (isSmaller) replies.set('br', replyOf(content, name, { encoding: 'br', way: 'br11', body }));
      return isSmaller;
    },
    size: () => [...replies.values()].reduce((sum, reply) => sum + reply.size, content.body.length),
  };
  return answer;
}

const WAYS: Readonly<Record<Encoding, string>> = { br: 'br', zstd: 'zstd', gzip: 'gzip', identity: 'id' };

interface Made {
  readonly encoding: Encoding;
  /** The last word of the entity tag. */
  readonly way: string;
  readonly body: Uint8Array;
}

function replyOf(content: Content, name: string, { encoding, way, body }: Made): Reply {
  const { status, type, policy, more = [] } = content;
  const headers = [
    ...['Content-Type', type],
    ...['Content-Length', String(body.length)],
    ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
    ...more,
    ...(status === 200 ? ['ETag', entityTag(name, way)] : []),
    ...cachingOf(content),
    ...securityHeaders(policy),
  ];
  return makeReply(status, headers, body);
}

function cachingOf(content: Content): Headers {
  return cacheHeaders({ ...content, varies: isCompressible(content.type) });
}

interface Client {
  readonly conditions: Conditions;
  readonly accept: readonly Encoding[];
}

function notModified(content: Content, name: string, { conditions, accept }: Client): Reply | null {
  const { noneMatch, modifiedSince } = conditions;
  if (content.status !== 200) return null;
  const offered = accept.filter((encoding) => encodingsFor(content.type, content.body.length).includes(encoding));
  const best = entityTag(name, WAYS[offered[0] ?? 'identity']);
  if (noneMatch !== undefined) {
    const tag = noneMatch.trim() === '*' ? best : matchingTag(noneMatch, name, offered);
    return tag === null ? null : reply304(content, tag);
  }
  const { lastModified } = content;
  const isSame = modifiedSince !== undefined && lastModified !== null && isUnmodified(modifiedSince, lastModified);
  return isSame ? reply304(content, best) : null;
}

function reply304(content: Content, tag: string): Reply {
  return makeReply(304, ['ETag', tag, ...cachingOf(content)]);
}
