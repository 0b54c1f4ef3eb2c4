import { readAuthors } from '../../store/authors.ts';
import { recentBylines } from '../../store/recent-drafts.ts';
import { bylineKey, keysOf } from '../../story/author.ts';
import { listAccounts } from '../../store/people.ts';
import { deskContract } from '../../contract/desk.ts';
import { handle } from '../door.ts';

/** From how many of the drafts touched last names are taken. */
const LOOKED_AT = 500;

export const readBylines = handle(deskContract.readBylines, async ({ rooms: { store, isDemo } }) => {
  const colleagues = (await listAccounts(store.reader, { withDemo: isDemo })).filter(
    ({ state }) => state.is === 'active',
  );
  const past = await recentBylines(store.reader, LOOKED_AT);
  const authors = (await readAuthors(store.reader)).filter(({ withdrawn }) => !withdrawn);
  const known = authors.map((author) => ({ names: keysOf(author), role: author.role, slug: author.slug }));
  return {
    names: distinct([...authors.map(({ name }) => name), ...colleagues.map(({ name }) => name), ...past]),
    known,
  };
});

/** Each name once, in whatever capitals. */
function distinct(names: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const name of names) if (!found.has(bylineKey(name))) found.set(bylineKey(name), name);
  return [...found.values()];
}
