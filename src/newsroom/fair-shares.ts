import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../base/problem.ts';
import type { Store } from '../store/open-store.ts';
import { type Counts, counts } from './counts.ts';
import { listenerLimits } from './limits.ts';
import { buckets, networkOf } from './people/rate-limits.ts';

/**
 * Refuses (429) who asks for more than their share, so that the others are answered: one person by how often they ask and
 * upload, and how many bytes, people who have not signed in by how many requests of their network are under way on this node. Nothing of it is kept: what one
 * person spends on one node is told to the others each second.
 */
export function keepFairShares(others: Others, limits: Loosely<Shares> = listenerLimits) {
  const { requestsOfOnePerson: requests, uploadsOfOnePerson: uploads, megabytesOfOnePerson: megabytes } = limits;
  const shares: SharesOf = {
    asked: buckets({ most: requests.most, refillSeconds: 1 / requests.aSecond }),
    uploaded: buckets({ most: uploads.most, refillSeconds: uploads.everySeconds }),
    sent: buckets({ most: megabytes.most, refillSeconds: 3600 / megabytes.anHour }),
  };
  const telling = tellOthers(others, shares);
  const underWay = counts();
  return {
    end: telling.end,
    keep: async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const { who } = request;
      if (!who) return refuseCrowd(request, reply, { underWay, most: limits.requestsOfNobody });
      const { id } = who.person;
      const spent = (share: keyof SharesOf, much: number): void => {
        spend(shares[share](id), performance.now() / 1000, reply, much);
        telling.spent(id, share, much);
      };
      spent('asked', 1);
      if (!request.routeOptions.config.takesBytes) return;
      spent('uploaded', 1);
      spent('sent', megabytesOf(request));
    },
  };
}

/** The other nodes on the same data. */
type Others = Pick<Store, 'isShared' | 'say' | 'hearWords'>;

type SharesOf = Readonly<Record<'asked' | 'uploaded' | 'sent', ReturnType<typeof buckets>>>;

interface Telling {
  spent(id: string, share: keyof SharesOf, much: number): void;
  end(): void;
}

const TELL_MS = 1000;
/** As many as a word has room for; more are told in several. */
const TOLD_AT_ONCE = 100;

/** Has what is spent of one person's shares on one node spent on the others. */
function tellOthers({ isShared, say, hearWords }: Others, shares: SharesOf): Telling {
  if (!isShared) return { spent: () => {}, end: () => {} };
  let spentHere = new Map<string, Record<keyof SharesOf, number>>();
  const end = hearWords((word) => {
    const [kind, ...told] = word.split('/');
    if (kind === 'spent') for (const one of told) spendAsTold(shares, one);
  });
  const timer = setInterval(() => {
    const told = [...spentHere].map(([id, { asked, uploaded, sent }]) => `${id}:${asked}:${uploaded}:${sent}`);
    spentHere = new Map();
    for (let from = 0; from < told.length; from += TOLD_AT_ONCE)
      say(['spent', ...told.slice(from, from + TOLD_AT_ONCE)].join('/'));
  }, TELL_MS).unref();
  return {
    spent: (id, share, much) => {
      const one = spentHere.get(id) ?? { asked: 0, uploaded: 0, sent: 0 };
      spentHere.set(id, { ...one, [share]: one[share] + much });
    },
    end: () => {
      end();
      clearInterval(timer);
    },
  };
}

function spendAsTold(shares: SharesOf, told: string): void {
  const [id = '', ...numbers] = told.split(':');
  const now = performance.now() / 1000;
  for (const [at, share] of (['asked', 'uploaded', 'sent'] as const).entries()) {
    const much = Number(numbers[at]);
    if (much > 0) shares[share](id).spend(now, much);
  }
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
    'That was more than one person may ask at once, so that others are answered too. Wait a moment, then carry on.';
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
