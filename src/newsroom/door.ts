import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../base/problem.ts';
import type { Person } from '../story/person.ts';
import type { Answer, Endpoint, Parsed } from '../contract/endpoint.ts';
import type { NewsroomParts } from './acts.ts';
import { may } from '../contract/permissions.ts';

/** Somebody who has signed in, by one of their sessions. */
export interface SignedIn {
  readonly person: Person;
  readonly sessionId: string;
}

/** What an act is handed: the house, who asks, and what they ask, parsed. */
export interface Asking<E extends Endpoint> extends Parsed<E> {
  readonly rooms: NewsroomParts;
  /** Who asks. An endpoint for nobody in particular has this too when somebody signed in asks it. */
  readonly who: E['permission'] extends 'nobody' ? SignedIn | null : SignedIn;
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

/** The one place where it is decided whether somebody may: 401 for nobody, 403 for somebody whose role does not allow it. */
export function refuseUnlessPermitted({ permission }: Endpoint, who: SignedIn | null): void {
  if (permission === 'nobody') return;
  if (!who) throw new Refusal('signed-out', 401, 'Sign in first. If you were signed in, your session has ended.');
  if (!may(who.person.role, permission)) {
    throw new Refusal(
      'not-permitted',
      403,
      `Your role (${who.person.role}) does not allow this (${permission}). An administrator can change it.`,
    );
  }
}

/**
 * Refuses (403) what another site makes a browser send: every request that changes something must come from this origin.
 * Programs that are no browsers send neither header. (Fetch Metadata, W3C; RFC 6454.)
 */
export function refuseOtherOrigins(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  if (isFromOwnOrigin(request.headers)) return;
  throw new Refusal('other-origin', 403, 'This request came from another site. Use the newsroom’s own screens.');
}

/** Whether a request comes from the newsroom's own screens, or from no browser at all. */
export function isFromOwnOrigin(headers: FastifyRequest['headers']): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return origin === undefined || URL.parse(origin)?.host === host;
}
