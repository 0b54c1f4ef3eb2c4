import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type AnswerOf, call, Offline } from './api.ts';
import { forgetKnown, type Known, lastKnown } from './offline/last-known.ts';

export type Session = AnswerOf<'GET /api/session'>;
export type SignedInPerson = NonNullable<Session['person']>;
export type NewsroomFacts = AnswerOf<'GET /api/newsroom'>;

/** Asked offline too: then it is what this device last knew, until the newsroom answers. */
const orLastKnown = { networkMode: 'always', retry: false, refetchOnReconnect: 'always' } as const;

export const sessionQuery = queryOptions({
  ...orLastKnown,
  queryKey: ['session'],
  queryFn: async () => {
    const session = await call('GET /api/session').catch(known('session'));
    if (!session.person) forgetKnown();
    return session;
  },
  staleTime: 60_000,
});

/** Editions, sections and topics; they change seldom. */
export const newsroomQuery = queryOptions({
  ...orLastKnown,
  queryKey: ['newsroom'],
  queryFn: () => call('GET /api/newsroom').catch(known('newsroom')),
  staleTime: 5 * 60_000,
});

/** What is known of it where no answer came; a refusal is an answer. */
function known<P extends keyof Known>(part: P): (failed: unknown) => Known[P] {
  return (failed) => {
    const last = failed instanceof Offline ? lastKnown() : null;
    if (!last) throw failed;
    return last[part];
  };
}

/** The route of everything that only somebody who signed in sees. */
const inside = getRouteApi('/inside');

/** Who was signed in when they came to this screen; only for screens inside the shell. A session that ends takes no screen away. */
export function useMe(): SignedInPerson {
  return inside.useRouteContext().person;
}

/** Who is signed in, if anybody, and what every screen knows of the newsroom. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

export function useNewsroom(): NewsroomFacts {
  return useSuspenseQuery(newsroomQuery).data;
}
