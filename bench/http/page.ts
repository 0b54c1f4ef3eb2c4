import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pageInGuise, WORN_GUISE, wearsUnlessTold } from '../../src/base/worn-guise.ts';
import { openDiskShelf } from '../../src/press/disk-shelf.ts';
import type { Shelf } from '../../src/press/shelf.ts';

/** The page that is measured, on a shelf of its own. */
export interface ChosenPage {
  /** Where it comes from, in words. */
  readonly from: string;
  readonly path: string;
  /** Its address in another edition that has it; null where no other has. */
  readonly inEdition: string | null;
  readonly includes: number;
  /** The folder of the shelf. */
  readonly shelf: string;
}

const HTML = 'text/html; charset=utf-8';
const sample = fileURLToPath(new URL('../../data/shelf', import.meta.url));

/** A story page of a pressed shelf, by default the sample's (`npm start` presses it); a made page when there is none. */
export async function chosenPage(folder: string, pressed = sample): Promise<ChosenPage> {
  const shelf = join(folder, 'shelf');
  if (existsSync(pressed)) {
    cpSync(pressed, shelf, { recursive: true });
    const path = await firstStory(openDiskShelf(shelf));
    if (path !== null) return { from: 'A pressed story', shelf, ...path };
  }
  return { from: 'A made page', shelf, ...(await makePage(openDiskShelf(shelf))) };
}

type Found = Pick<ChosenPage, 'path' | 'inEdition' | 'includes'>;

/** The first story that another edition has too, and otherwise the first of all. */
async function firstStory(shelf: Shelf): Promise<Found | null> {
  const paths: string[] = [];
  const editions = new Map<string, string>();
  for await (const path of shelf.paths()) {
    const [, edition, own] = /^(\/[a-z][a-z0-9-]*)?(\/news\/[^/]+\/[^/]+)$/.exec(path) ?? [];
    if (own !== undefined && edition === undefined) paths.push(own);
    if (own !== undefined && edition !== undefined && edition !== '/lite') editions.set(own, path);
  }
  const inOrder = paths.toSorted();
  for (const path of [...inOrder.filter((one) => editions.has(one)), ...inOrder]) {
    const item = (await shelf.get(path))?.item;
    const includes = item?.is === 'page' ? Buffer.from(item.body).toString().split('<!--#include').length - 1 : 0;
    if (includes >= 2) return { path, inEdition: editions.get(path) ?? null, includes };
  }
  return null;
}

const NAMES = ['masthead', 'top-stories', 'most-read', 'footer'];
const SYLLABLES =
  'sto ne ri ver mar ket coun cil har bour vo te bri dge win ter school fer ry re port court bud get or che stra rail way un ion'.split(
    ' ',
  );

/** A page of 45 KB with four includes; the same on every machine. */
async function makePage(shelf: Shelf): Promise<Found> {
  let seed = 7;
  const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const word = () => Array.from({ length: 1 + next(3) }, () => SYLLABLES[next(SYLLABLES.length)]).join('');
  const vocabulary = Array.from({ length: 2500 }, word);
  // Some words come often and most seldom, as in any language; so the page compresses as a real one does.
  const words = (count: number) =>
    Array.from({ length: count }, () => vocabulary[next(next(vocabulary.length) + 1)]).join(' ');
  const paragraphs = (count: number) => Array.from({ length: count }, () => `<p>${words(45)}.</p>`).join('\n');
  const links = (count: number) =>
    Array.from({ length: count }, () => `<li><a href="/news/${words(1)}">${words(6)}</a></li>`).join('\n');
  for (const name of NAMES) {
    const body = Buffer.from(`<nav class="${name}"><ul>\n${links(25)}\n</ul></nav>\n<!--/include-->\n`);
    for (const edition of ['uk', 'abroad'])
      await shelf.put(`/_/include/${edition}/${name}`, { is: 'page', type: HTML, body });
  }
  const [top, ...rest] = NAMES.map((name) => `<!--#include virtual="/_/include/${WORN_GUISE}/${name}" -->`);
  const styles = Array.from(
    { length: 150 },
    (_, i) => `.s${i}{margin:${next(9)}px;color:#${(next(900) + 100).toString()}}`,
  ).join('');
  const page = `<!doctype html>\n${wearsUnlessTold('uk')}\n<html lang="en"><title>${words(8)}</title><style>${styles}</style>\n${top}\n<main>${paragraphs(85)}</main>\n${rest.join('\n')}\n</html>\n`;
  const path = '/news/k3x9abcd/a-story';
  await shelf.put(path, { is: 'page', type: HTML, body: Buffer.from(page) });
  await shelf.put(`/abroad${path}`, { is: 'page', type: HTML, body: Buffer.from(pageInGuise('abroad', path)) });
  await shelf.settle();
  return { path, inEdition: `/abroad${path}`, includes: NAMES.length };
}
