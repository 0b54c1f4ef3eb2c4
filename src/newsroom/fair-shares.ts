import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../base/problem.ts';
import { type Counts, counts } from './counts.ts';
import { listenerLimits } from './limits.ts';
import { buckets, networkOf } from './people/rate-limits.ts';

/**
 * Refuses (429) who asks for more than their share, so that the others are answered: one person by how often they ask and
 * upload, and how many bytes, people who have not signed in by how many requests of their network are under way. Kept in memory.
 */
export function keepFairShares(limits: Loosely<Shares> = listenerLimits) {
  const { requestsOfOnePerson: requests, uploadsOfOnePerson: uploads, megabytesOfOnePerson: megabytes } = limits;
  const asked = buckets({ most: requests.most, refillSeconds: 1 / requests.aSecond });
  const uploaded = buckets({ most: uploads.most, refillSeconds: uploads.everySeconds });
  const sent = buckets({ most: megabytes.most, refillSeconds: 3600 / megabytes.anHour });
  const underWay = counts();
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const { who } = request;
    if (!who) return refuseCrowd(request, reply, { underWay, most: limits.requestsOfNobody });
    const now = performance.now() / 1000;
    const { id } = who.person;
    spend(asked(id), now, reply);
    if (!request.routeOptions.config.takesBytes) return;
    spend(uploaded(id), now, reply);
    spend(sent(id), now, reply, megabytesOf(request));
  };
}

type Shares = Pick<
  typeof listenerLimits,
  'requestsOfNobody' | 'requestsOfOnePerson' | 'uploadsOfOnePerson' | 'megabytesOfOnePerson'
>;
type Loosely<T> = { readonly [K in keyof T]: T[K] extends number ? number : Loosely<T[K]> };

function spend(budget: ReturnType<ReturnType<typeof buckets>>, now: number, reply: FastifyReply, much = 1): void {
  const wait = Math.ceil(budget.wait(now));
  if (wait > 0) throw tooMany(reply, wait);
  budget.spend(now, much);
}

/** What a body says that it weighs; one that does not say, or says more, counts as the heaviest that is taken. */
function megabytesOf({ headers }: FastifyRequest): number {
  const bytes = Number(headers['content-length'] ?? HEAVIEST);
  return Math.ceil(Math.min(Number.isFinite(bytes) ? bytes : HEAVIEST, HEAVIEST) / MEGABYTE);
}

const MEGABYTE = 1024 * 1024;
const HEAVIEST = listenerLimits.largestPicture;

function tooMany(reply: FastifyReply, wait: number): Refusal {
  reply.header('retry-after', wait);
  const say =
    'That was more at once than one person may ask, so that the others are answered too. Wait a moment and go on.';
  return new Refusal('too-many-requests', 429, say);
}

/** What else listens for the end of a connection. */
const OTHER_LISTENERS = 10;

function refuseCrowd({ ip, raw }: FastifyRequest, reply: FastifyReply, said: { underWay: Counts; most: number }): void {
  const network = networkOf(ip);
  if (said.underWay.of(network) >= said.most) throw tooMany(reply, 1);
  said.underWay.add(network, 1);
  let isOver = false;
  const over = (): void => {
    if (!isOver) said.underWay.add(network, -1);
    isOver = true;
    // One connection asks many times.
    raw.socket.off('close', over);
  };
  // Whichever comes last: a body that is still on the way after its answer holds the connection too.
  reply.raw.once('close', over);
  raw.socket.setMaxListeners(said.most + OTHER_LISTENERS).once('close', over);
}
