import type { Shelf } from '../../press/shelf.ts';
import { within } from '../compose/within.ts';
import { findQuery } from '../find/find.ts';
import type { Target } from '../find/target.ts';
import { type Answer, makeAnswer } from './answer.ts';
import type { Answers } from './answers.ts';
import type { Conditions } from './conditional.ts';
import { movedContent, plainContent } from './content.ts';
import type { Encoding } from './encodings.ts';
import { PAGE_LIMIT } from './item-answers.ts';
import type { ReadCounts } from './read-counts.ts';
import { readerAddress } from './reader-address.ts';
import type { ReaderSearch } from './reader-search.ts';
import type { Reply } from './reply.ts';
import type { Counting } from './tally.ts';

/** A request that may be answered from the shelf: GET or HEAD. */
export interface ReaderRequest extends Conditions {
  readonly target: Target;
  readonly isHead: boolean;
  readonly accept: readonly Encoding[];
  /** True for a person who opens a page: such reads are counted. */
  readonly isPerson: boolean;
  /** What a proxy says of where the request came from, as it was sent. */
  readonly forwarded: string | undefined;
}

/** The other end of the connection that a request came over. */
export interface Peer {
  readonly remoteAddress?: string | undefined;
}

/** What answers readers' requests, whichever server took them. */
export interface Responder {
  /** The reply if it is ready; null when it takes a look or a compression. */
  ready(request: ReaderRequest, peer: Peer): Reply | null;
  /** Never throws. */
  reply(request: ReaderRequest, peer: Peer): Promise<Reply>;
}

export interface ResponderParts {
  readonly shelf: Shelf;
  readonly answers: Answers;
  readonly counts: ReadCounts;
  readonly search: ReaderSearch;
  /** How often what is answered. */
  readonly tally: Counting;
  /** True where readers come through a proxy of one's own, whose word on where they stand is taken. */
  readonly isProxied?: boolean;
}

export function makeResponder(parts: ResponderParts): Responder {
  const { shelf, answers, counts, search, tally, isProxied = false } = parts;
  const addressOf = ({ remoteAddress = '' }: Peer, { forwarded }: ReaderRequest) =>
    isProxied ? readerAddress(remoteAddress, forwarded) : remoteAddress;
  const choose = (answer: Answer, request: ReaderRequest, peer: Peer): Reply | null => {
    const notModified = hasConditions(request) ? answer.notModified(request, request.accept) : null;
    const reply = notModified ?? answer.ready(request.accept);
    const { countAs } = answer.content;
    if (countAs !== null && request.isPerson && reply?.status === 200 && !request.isHead)
      counts.add(countAs, addressOf(peer, request));
    return reply;
  };
  const made = async (request: ReaderRequest, peer: Peer): Promise<Made> => {
    const { path, query } = request.target;
    if (search.isFor(request.target)) return fullOf(await search.answer(request.target), request.accept);
    const answer = (query && (await oldAddress(shelf, path, query))) || (await answers.find(path));
    if (!answer.isAsSaid(request)) return fullOf(makeAnswer(plainContent(412)), ['identity']);
    const reply = choose(answer, request, peer);
    if (reply !== null) return { answer, reply };
    const full = await answer.full(request.accept);
    return { answer, reply: choose(answer, request, peer) ?? full };
  };
  return {
    ready: (request, peer) => {
      const answer = request.target.query === null ? answers.ready(request.target.path) : null;
      const reply = answer?.isAsSaid(request) ? choose(answer, request, peer) : null;
      if (answer !== null && reply !== null) tally.ready(answer.content.kind, reply.status);
      return reply;
    },
    reply: async (request, peer) => {
      const startedAt = performance.now();
      const { answer, reply } = await made(request, peer);
      tally.made(answer.content.kind, reply.status, (performance.now() - startedAt) / 1000);
      return reply;
    },
  };
}

interface Made {
  readonly answer: Answer;
  readonly reply: Reply;
}

async function fullOf(answer: Answer, accept: readonly Encoding[]): Promise<Made> {
  return { answer, reply: await answer.full(accept) };
}

function hasConditions({ noneMatch, modifiedSince }: Conditions): boolean {
  return noneMatch !== undefined || modifiedSince !== undefined;
}

/** The redirect at an old address that had a query; null for every other query, and when the shelf cannot say. */
async function oldAddress(shelf: Shelf, path: string, query: string): Promise<Answer | null> {
  const found = await within(PAGE_LIMIT, findQuery(shelf, path, query)).catch(() => null);
  return found?.is === 'moved' ? makeAnswer(movedContent(found.from, found.to)) : null;
}
