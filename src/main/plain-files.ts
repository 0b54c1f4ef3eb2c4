import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../base/problem.ts';
import type { MediaShelf } from '../media/media-shelf.ts';
import type { Shelf } from '../press/shelf.ts';

/** What was written, and what has no file: addresses with a query, and names too long for a disk. */
export interface PlainSite {
  readonly files: number;
  readonly left: readonly string[];
}

interface PlainParts {
  readonly shelf: Shelf;
  readonly media: MediaShelf;
  /** Where readers are answered: each file holds what they are given. */
  readonly origin: string;
}

/** What all files of pictures that were public and were swept say. */
const SWEPT = 'media/gone.html';
/** So many are asked for at once. */
const TOGETHER = 16;
/** What a name may take on common disks, in bytes. */
const LONGEST_NAME = 255;

/**
 * Writes all that readers may have into a new or empty folder, as plain files that any web server can give: pages with their includes as
 * `index.html` in a folder of their address, feeds, type and pictures under their own names, one page for all files of pictures that were swept, `404.html`. Where something moved stands a page that leads on, and where something is gone
 * the page that says so. Both stand in lists too, for servers that can answer 301 and 410: `_redirects`, which some hosts read, and `_moved.map` and `_gone.map` for nginx
 * (`docs/nginx-plain.conf`).
 */
export async function writePlainSite(parts: PlainParts, dir: string): Promise<PlainSite> {
  await newFolder(dir);
  const lists: Lists = { moved: [], gone: [] };
  const left: string[] = [];
  const files = new Set<string>();
  const take = async (path: string, name: string | null): Promise<void> => {
    const answer = await fetch(parts.origin + path, { redirect: 'manual' });
    const to = answer.headers.get('location');
    if (to !== null) lists.moved.push([path, to]);
    else if (answer.status === 410 && name !== null) lists.gone.push([path, name]);
    else if (answer.status !== 200) return;
    if (name === null) return void (to === null && left.push(path));
    await writeInto(dir, name, to === null ? new Uint8Array(await answer.arrayBuffer()) : leadingTo(to));
    files.add(name);
  };
  await inTurn(addressesOf(parts), ({ path, name }) => take(path, name));
  const nothing = await fetch(`${parts.origin}/_/nothing`);
  await writeInto(dir, '404.html', new Uint8Array(await nothing.arrayBuffer()));
  await writeLists(dir, lists);
  return { files: files.size + 4, left: left.toSorted() };
}

/** Addresses, with where they lead, and with the file that says that they are gone. */
interface Lists {
  readonly moved: (readonly [path: string, to: string])[];
  readonly gone: (readonly [path: string, file: string])[];
}

async function writeLists(dir: string, { moved, gone }: Lists): Promise<void> {
  const write = (name: string, lines: readonly string[]) =>
    writeInto(dir, name, new TextEncoder().encode(lines.map((line) => `${line}\n`).join('')));
  const ends = gone.map(([path, file]) => `${path} /${encodeURI(file)} 410!`);
  await write('_redirects', [...moved.map(([path, to]) => `${path} ${to} 301`).toSorted(), ...ends.toSorted()]);
  await write('_moved.map', moved.flatMap(([path, to]) => mapLines(path, to)).toSorted());
  await write('_gone.map', gone.flatMap(([path, file]) => mapLines(path, `/${file}`)).toSorted());
}

/** An address as nginx knows it, before and after it was decoded. What nginx would take for a variable or an end has no line. */
function mapLines(path: string, value: string): string[] {
  const words = path.split('/').map(decoded);
  const spellings = new Set([path, ...(words.includes(null) ? [] : [words.join('/')])]);
  return [...spellings].filter((one) => !/[$"\\\s]/.test(one + value)).map((one) => `"${one}" "${value}";`);
}

async function newFolder(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  if ((await readdir(dir)).length > 0)
    throw new Refusal('folder-not-empty', 409, `${dir} is not empty. Name a new or empty folder.`);
}

interface Addressed {
  readonly path: string;
  /** Null for what no file can stand for. */
  readonly name: string | null;
}

/** All that has an address of its own; what delivery does not give is left out when it is asked. */
async function* addressesOf({ shelf, media }: PlainParts): AsyncGenerator<Addressed> {
  for await (const path of shelf.paths()) if (!path.startsWith('/_/')) yield { path, name: fileFor(path) };
  for await (const name of media.names()) yield { path: `/media/${name}`, name: `media/${name}` };
  for await (const name of media.retired()) yield { path: `/media/${name}`, name: SWEPT };
}

/** The file of an address: itself where it ends as files do, otherwise `index.html` below it. */
function fileFor(path: string): string | null {
  if (path.includes('?')) return null;
  const name = /\.(?:[a-z0-9]{2,5})$/i.test(path) && !path.startsWith('/news/') ? path : `${path}/index.html`;
  const words = name
    .split('/')
    .filter((word) => word !== '')
    .map(decoded);
  const isFit = words.every(
    (word) => word !== null && !/[\0/\\]/.test(word) && word !== '..' && Buffer.byteLength(word) <= LONGEST_NAME,
  );
  return isFit ? words.join('/') : null;
}

function decoded(word: string): string | null {
  try {
    return decodeURIComponent(word);
  } catch {
    return null;
  }
}

async function writeInto(dir: string, name: string, bytes: Uint8Array): Promise<void> {
  const file = join(dir, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}

/** A page that leads on, where no server does. */
function leadingTo(to: string): Uint8Array {
  const href = to.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return new TextEncoder().encode(
    `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${href}"><link rel="canonical" href="${href}"><title>Moved</title><p><a href="${href}">This page has moved.</a></p>\n`,
  );
}

async function inTurn<T>(all: AsyncIterable<T>, act: (one: T) => Promise<void>): Promise<void> {
  const under = new Set<Promise<void>>();
  for await (const one of all) {
    const work = act(one).finally(() => under.delete(work));
    under.add(work);
    if (under.size >= TOGETHER) await Promise.race(under);
  }
  await Promise.all(under);
}
