import { Refusal } from '../../base/problem.ts';
import { redirectsContract as contract } from '../../contract/redirects.ts';
import { type FoundRedirect, findRedirects } from '../../store/led-addresses.ts';
import type { Uses } from '../acts.ts';
import { handle, type Route } from '../door.ts';
import { checkRedirects } from './check-redirects.ts';
import { readRedirectFile, writeRedirectFile } from './redirect-file.ts';
import { setRedirects } from './set-redirects.ts';

const read = handle(contract.readRedirects, async ({ rooms, query }) => {
  const found = await findRedirects(rooms.store.reader, { ...query, text: query.text.trim() });
  return { redirects: await Promise.all(found.map((one) => view(rooms, one))) };
});

async function view({ shelf }: Uses<'shelf'>, found: FoundRedirect) {
  return { ...found, isBehindPage: (await shelf.get(found.path))?.item.is === 'page' };
}

const download = handle(contract.downloadRedirects, async ({ rooms: { store }, reply }) => {
  const all = await findRedirects(store.reader, { text: '', after: '', limit: Number.MAX_SAFE_INTEGER });
  return reply
    .header('content-disposition', 'attachment; filename="redirects.csv"')
    .type('text/csv; charset=utf-8')
    .send(writeRedirectFile(all));
});

/** More lines than this are more than a machine of two cores looks at while somebody waits. */
const MOST_LINES = 5_000;

const check = handle(contract.checkRedirects, async ({ rooms, body }) => {
  const rows = 'file' in body ? readRedirectFile(body.file) : body.rows;
  if (rows.length > MOST_LINES)
    throw new Refusal(
      'file-too-long',
      413,
      `This file has ${rows.length} lines. Split it into parts of at most ${MOST_LINES} and bring them in one by one.`,
    );
  return { rows: await checkRedirects(rooms, rows) };
});

const set = handle(contract.setRedirects, async ({ rooms, who, body }) => {
  const { number, receipt } = await setRedirects(rooms, body.rows, who.person);
  return { number, pages: receipt.pressed.length };
});

export const redirectRoutes: readonly Route[] = [read, download, check, set];
