import { queries } from '../queries.ts';
import { sessionQuery } from '../session.ts';
import { peopleWords } from '../words/people.ts';

/** After one was let in: null when the browser kept the session; otherwise why it did not, and what to do about it. */
export async function keptSession(): Promise<string | null> {
  const { person } = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
  const { noCookies, noCookiesHere } = peopleWords.door;
  if (person) return null;
  return window.isSecureContext ? noCookies : noCookiesHere;
}
