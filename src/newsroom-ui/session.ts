import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { type AnswerOf, call } from './api.ts';

export type Session = AnswerOf<'GET /api/session'>;
export type SignedInPerson = NonNullable<Session['person']>;
export type NewsroomFacts = AnswerOf<'GET /api/newsroom'>;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => call('GET /api/session'),
  staleTime: 60_000,
});

/** Editions, sections and topics; they change seldom. */
export const newsroomQuery = queryOptions({
  queryKey: ['newsroom'],
  queryFn: () => call('GET /api/newsroom'),
  staleTime: 5 * 60_000,
});

/** Who is signed in; only for screens inside the shell, where somebody always is. */
export function useMe(): SignedInPerson {
  const { person } = useSuspenseQuery(sessionQuery).data;
  if (!person) throw new Error('This screen stands inside the shell, where somebody is signed in.');
  return person;
}

export function useNewsroom(): NewsroomFacts {
  return useSuspenseQuery(newsroomQuery).data;
}
