import type { Shelf, ShelvedItem } from '../../press/shelf.ts';
import { canonicalAddress, tidyAddress, TRACKING } from '../../base/address.ts';
import { spellings, isInner } from './spellings.ts';
import { storyFallbacks } from './story-fallbacks.ts';

/** What a request for a path leads to. */
export type Found =
  /** A page or a tombstone that is at this very address. */
  | { readonly is: 'item'; readonly address: string; readonly shelved: ShelvedItem }
  /** It stands elsewhere: 301. `from` is the address of the shelf that says so, or the one it leads to. */
  | { readonly is: 'moved'; readonly from: string; readonly to: string }
  | { readonly is: 'missing' }
  /** No address at all, and no way of writing one: 400. */
  | { readonly is: 'unreadable' };

/** What the shelf holds at an address. */
export type Look = (address: string) => Promise<ShelvedItem | null>;

/**
 * Finds what a path, as it came over the wire, leads to. First the address as written; then its proper
 * spelling; then, for a story, the address it stands at now; then the lite edition of what an old address stands for.
 */
export async function findPath(look: Look, path: string): Promise<Found> {
  const written = canonicalAddress(path);
  const wanted = spellings(path);
  if (wanted === null) return { is: 'unreadable' };
  if (written === path && !isInner(path)) {
    const shelved = await look(path);
    if (shelved)
      return shelved.item.is === 'redirect'
        ? { is: 'moved', from: path, to: shelved.item.to }
        : { is: 'item', address: path, shelved };
  }
  return (
    (await findSpelling(look, wanted)) ??
    (await findStory(look, wanted)) ??
    (await findLite(look, wanted)) ??
    (await findTakenMedia(look, path)) ?? { is: 'missing' }
  );
}

/**
 * Old addresses may have had a query; only redirects stand at such, whatever a link to them says of where its reader came from. Null for every other
 * query, which changes nothing.
 */
export async function findQuery(shelf: Shelf, path: string, query: string): Promise<Found | null> {
  const asked = query
    .split('&')
    .filter((part) => !TRACKING.test(part.replace(/=.*$/s, '')))
    .join('&');
  const found = await findWritten(shelf, path, query);
  return found ?? (asked === query || asked === '' ? null : findWritten(shelf, path, asked));
}

async function findWritten(shelf: Shelf, path: string, query: string): Promise<Found | null> {
  const address = tidyAddress(`${path}?${query}`);
  if (address === null || isInner(address)) return null;
  const shelved = await shelf.get(address);
  if (shelved?.item.is === 'redirect') return { is: 'moved', from: address, to: shelved.item.to };
  const lite = await findLite((one) => shelf.get(one), [address]);
  return lite?.is === 'moved' ? lite : null;
}

/** An old address with `/lite` before it: the lite edition of the story that stands for it now, or its tombstone. */
async function findLite(look: Look, wanted: readonly string[]): Promise<Found | null> {
  const old = wanted.filter((address) => address.startsWith('/lite/')).map((address) => address.slice('/lite'.length));
  for (const address of old) {
    const shelved = isInner(address) ? null : await look(address);
    if (shelved?.item.is === 'gone') return { is: 'item', address, shelved };
    if (shelved?.item.is !== 'redirect') continue;
    const to = `/lite${shelved.item.to}`;
    if (!wanted.includes(to) && (await look(to))) return { is: 'moved', from: address, to };
  }
  return null;
}

async function findSpelling(look: Look, wanted: readonly string[]): Promise<Found | null> {
  for (const address of wanted) {
    const shelved = await look(address);
    if (shelved) return leadTo(address, shelved);
  }
  return null;
}

/** Straight to the end of the road: two redirects in a row cost the reader a second round trip. */
function leadTo(address: string, shelved: ShelvedItem): Found {
  const { item } = shelved;
  if (item.is === 'gone') return { is: 'item', address, shelved };
  return { is: 'moved', from: address, to: item.is === 'redirect' ? item.to : address };
}

/** A file of the media shelf whose original was taken from readers is gone with it. */
async function findTakenMedia(look: Look, path: string): Promise<Found | null> {
  const id = /^\/media\/([a-z0-9]+)\/[^/]+$/.exec(path)?.[1];
  const from = id && `/_/media/${id}`;
  const shelved = from ? await look(from) : null;
  return from && shelved?.item.is === 'gone' ? { is: 'item', address: from, shelved } : null;
}

async function findStory(look: Look, wanted: readonly string[]): Promise<Found | null> {
  for (const { from, rename, given } of wanted.flatMap(storyFallbacks)) {
    if (given !== null && !(await look(given))) continue;
    const shelved = await look(from);
    if (shelved?.item.is === 'gone') return { is: 'item', address: from, shelved };
    if (shelved?.item.is !== 'redirect') continue;
    const to = rename(shelved.item.to);
    // A story whose own page is not on the shelf would be sent round in a circle.
    if (!wanted.includes(to) && (await look(to))) return { is: 'moved', from, to };
  }
  return null;
}
