import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Clock, isInstant } from '../base/clock.ts';
import { Refusal } from '../base/problem.ts';
import { type FrontGrant, isFrontPermission, maySomewhere } from '../story/front-rights.ts';
import type { Person } from '../story/person.ts';
import type { Answer, Endpoint, Parsed } from '../contract/endpoint.ts';
import type { NewsroomParts } from './acts.ts';
import { may, type Permission } from '../contract/permissions.ts';
import { ownOriginOf } from './own-origin.ts';

/** Somebody who has signed in, by one of their sessions. */
export interface SignedIn {
  readonly person: Person;
  readonly sessionId: string;
  /** The fronts for which they were named; none unless given. */
  readonly grants?: readonly FrontGrant[];
  /** What keeps their session from some acts for now; nothing unless given. */
  readonly restrictions?: Restrictions;
}

export interface Restrictions {
  /** It is a while since the person proved that it is them. */
  readonly isStale: boolean;
  /** Their role demands two factors, and the session stands on one. */
  readonly lacksSecondFactor: boolean;
}

/** What somebody needs who must set up their second factor first. */
const TO_SET_UP: ReadonlySet<string> = new Set(['session.own', 'account.own', 'newsroom.read']);

/** What an act is handed: the house, who asks, and what they ask, parsed. */
export interface Asking<E extends Endpoint> extends Parsed<E>, Asker<Requester<E>> {}

/** An endpoint for nobody in particular is told who asks too, when somebody signed in does. */
type Requester<E extends Endpoint> = E['permission'] extends 'nobody' ? SignedIn | null : SignedIn;

/** The house and who asks, whatever they ask. */
export interface Asker<Who = SignedIn | null> {
  readonly rooms: NewsroomParts;
  readonly who: Who;
  /** For the few acts that set cookies, stream, or answer something other than JSON. */
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export interface Route {
  readonly endpoint: Endpoint;
  readonly act: (asking: Asking<Endpoint>) => Promise<unknown>;
}

/** Joins an endpoint with the act that answers it. */
export function handle<const E extends Endpoint>(
  endpoint: E,
  act: (asking: Asking<E>) => Promise<Answer<E> | FastifyReply>,
): Route {
  return { endpoint, act: act as unknown as Route['act'] };
}

/**
 * The one place where it is decided whether somebody may: 401 for nobody, 403 for somebody whose role does not allow it, or who has to
 * prove first that it is them.
 */
export function refuseUnlessPermitted({ permission, needsProof }: Endpoint, who: SignedIn | null): void {
  if (permission === 'nobody') return;
  if (!who) throw signedOut();
  if (!mayPass(who, permission)) {
    throw new Refusal(
      'not-permitted',
      403,
      `Your role (${who.person.role}) does not allow this (${permission}). An administrator can change it.`,
    );
  }
  if (who.restrictions) refuseRestricted(who.restrictions, { permission, needsProof: needsProof ?? false });
}

/** What is permitted by front is permitted here to who has any, and asked again for each front by the act (`front-rights.ts`). */
function mayPass({ person: { role }, grants = [] }: SignedIn, permission: Permission): boolean {
  return isFrontPermission(permission) ? maySomewhere({ role, grants }, permission) : may(role, permission);
}

function refuseRestricted(
  { isStale, lacksSecondFactor }: Restrictions,
  asked: { permission: Permission; needsProof: boolean },
): void {
  if (lacksSecondFactor && !TO_SET_UP.has(asked.permission))
    throw new Refusal(
      'second-factor-needed',
      403,
      'Your role must sign in with two factors. Add an authenticator app under “Your account”, or sign in with a passkey.',
    );
  if (isStale && asked.needsProof) throw notProven();
}

export function notProven(): Refusal {
  return new Refusal(
    'prove-yourself',
    403,
    'You signed in a while ago. Type your current password, or sign out and in again.',
  );
}

/**
 * Refuses (421) a request under a name that is not ours, whatever it asks, and (505) a version of HTTP that this listener does not
 * speak: a request that claims another is no browser's.
 */
export function refuseOtherNames(request: IncomingMessage, origins: ReadonlySet<string>): void {
  const { url = '', headers, rawHeaders, httpVersion } = request;
  if (httpVersion !== '1.1' && httpVersion !== '1.0')
    throw new Refusal('http-version', 505, 'The newsroom speaks HTTP/1.1 here.');
  // A proxy may go by the one, and we by the other (RFC 9112, 3.2).
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  if (!url.startsWith('/') || hosts.length > 1)
    throw new Refusal('request-unfit', 400, 'A request must name one host, and its target must begin with a slash.');
  if (ownOriginOf(headers.host, origins) !== null) return;
  throw new Refusal(
    'unknown-host',
    421,
    'The newsroom does not go by this name. Open it at http://localhost on the machine that runs it, or start it with --newsroom-url and the HTTPS address you use.',
  );
}

/**
 * Refuses (403) what another site makes a browser send: every request that changes something must come from this origin, which
 * is scheme, host and port. Programs that are no browsers send neither header. (Fetch Metadata, W3C; RFC 6454.)
 */
export function refuseOtherOrigins(request: FastifyRequest, origins: ReadonlySet<string>): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  if (!isFromOwnOrigin(request.headers, origins)) throw otherOrigin();
}

export function otherOrigin(): Refusal {
  return new Refusal('other-origin', 403, 'This request came from another site. Use the newsroom’s own screens.');
}

export function signedOut(): Refusal {
  return new Refusal('signed-out', 401, 'Sign in first. If you were signed in, your session has ended.');
}

const NO_OTHERS: ReadonlySet<string> = new Set();

/** So long an act may be on its way; whoever asked for it has given it up by then. */
const ON_THE_WAY_MS = 15_000;

/**
 * Refuses (408) an act that was asked for too long ago, as screens say (`x-asked-at`): a connection that hung kept it, and whoever clicked has
 * cancelled it or done it again. Programs need not say when they ask.
 */
export function refuseLateActs({ method, headers }: FastifyRequest, clock: Clock): void {
  const asked = headers['x-asked-at'];
  if (method === 'GET' || method === 'HEAD' || typeof asked !== 'string' || !isInstant(asked)) return;
  if (Date.parse(clock.now()) - Date.parse(asked) <= ON_THE_WAY_MS) return;
  throw new Refusal(
    'came-too-late',
    408,
    'This was requested too long ago, so it was not done. Do it again if you still want it.',
  );
}

/**
 * Refuses (408) an act whose connection has been closed: whoever clicked has cancelled it before we came to it. What was closed while this
 * process stood still is heard only after the request itself, hence the two turns.
 */
export async function refuseGivenUp({ method, raw: { socket } }: FastifyRequest): Promise<void> {
  if (method === 'GET' || method === 'HEAD') return;
  await setImmediate();
  await setImmediate();
  if (!socket.destroyed && !socket.readableEnded) return;
  throw new Refusal('given-up', 408, 'Whoever asked for this closed the connection, so it was not done.');
}

/**
 * Whether a request comes from the newsroom's own screens, or from no browser at all. `origins` are those by which it is known
 * beyond this machine.
 */
export function isFromOwnOrigin(headers: IncomingHttpHeaders, origins: ReadonlySet<string> = NO_OTHERS): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const own = ownOriginOf(host, origins);
  return own !== null && (origin === undefined || URL.parse(origin)?.origin === own);
}
