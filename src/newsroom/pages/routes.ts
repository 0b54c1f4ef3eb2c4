import { pagesContract as contract } from '../../contract/pages.ts';
import { readPlainPages } from '../../store/plain-pages.ts';
import { handle, type Route } from '../door.ts';

const read = handle(contract.readPages, async ({ rooms: { store } }) => ({
  pages: await readPlainPages(store.reader),
}));

export const pageRoutes: readonly Route[] = [read];
