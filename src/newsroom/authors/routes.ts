import { authorsContract as contract } from '../../contract/authors.ts';
import { readAuthors, unknownBylines } from '../../store/authors.ts';
import { countStories } from '../../store/listings.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { handle, type Route } from '../door.ts';
import { bringAuthorBack, saveAuthorAs, withdrawAuthor } from './authors.ts';

/** As many names without a page as somebody looks through. */
const MOST_UNKNOWN = 40;

const read = handle(contract.readAuthors, async ({ rooms: { store } }) => ({
  authors: await readAuthors(store.reader),
  stories: await countStories(store.reader, 'author/'),
  unknown: await unknownBylines(store.reader, MOST_UNKNOWN),
}));

const save = handle(contract.saveAuthor, async ({ rooms, who, body }) =>
  view(await saveAuthorAs(rooms, body, who.person)),
);

const withdraw = handle(contract.withdrawAuthor, async ({ rooms, who, params: { id }, body: { reason } }) =>
  view(await withdrawAuthor(rooms, { id, reason }, who.person)),
);

const bringBack = handle(contract.bringAuthorBack, async ({ rooms, who, params: { id } }) =>
  view(await bringAuthorBack(rooms, id, who.person)),
);

function view({ receipt }: { readonly receipt: PressReceipt }) {
  return { pages: receipt.pressed.length };
}

export const authorRoutes: readonly Route[] = [read, save, withdraw, bringBack];
