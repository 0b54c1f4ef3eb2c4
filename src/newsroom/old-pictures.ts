import { stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { Refusal } from '../base/problem.ts';
import { noRights } from '../story/media-rights.ts';
import { held, type Picture } from '../story/picture.ts';
import { changeMediaItem } from '../store/media-items.ts';
import type { Arrival } from '../wire/arrival.ts';
import type { Uses } from './acts.ts';
import { type Network, publicNetwork } from './checks/ask-link.ts';
import { fetchInto } from './media/from-address.ts';
import { takeInPicture } from './media/take-in.ts';
import type { OldPicture } from './wire/hang-old-pictures.ts';

type Rooms = Uses<'store' | 'clock' | 'media' | 'originals' | 'pictures'>;

/** Where pictures of archived pages are had from: a folder with them, or their own addresses. */
export type PicturesFrom = { readonly folder: string } | { readonly network: Network };

/** From their own addresses, as far as anybody could ask them. */
export const fromTheWeb: PicturesFrom = { network: publicNetwork };

/**
 * Takes a picture of an archived page into the library, with its words, its credit and whence it came; null where it cannot be had, or is none: then its words stand for it,
 * as they did. Throws (507) when the disk is full.
 */
export async function takeInOld(
  rooms: Rooms,
  from: PicturesFrom,
  { page, picture }: { readonly page: Arrival; readonly picture: OldPicture },
): Promise<Picture | null> {
  try {
    const take = (path: string, fileName: string | null) =>
      takeInPicture(rooms, { path, fileName }, { name: 'import' });
    const whole = URL.parse(picture.address, page.oldAddress ?? undefined);
    const taken =
      'folder' in from
        ? await takeFrom(from.folder, picture.address, take)
        : whole && (await fetchInto(whole.href, from.network, take));
    if (!taken) return null;
    if (taken.isNew) await describe(rooms, taken.item.id, { picture, source: whole?.href ?? page.oldAddress });
    return held(taken.item.picture);
  } catch (error) {
    if (error instanceof Refusal && error.status !== 507) return null;
    throw error;
  }
}

async function takeFrom<T>(
  folder: string,
  address: string,
  take: (path: string, name: string) => Promise<T>,
): Promise<T | null> {
  for (const path of pathsFor(folder, address)) {
    const found = await stat(path).catch(() => null);
    if (found?.isFile()) return take(path, basename(path));
  }
  return null;
}

/** As a page saved from a browser names it, as a copy of a whole site has it, and by its name alone; none outside the folder. */
function pathsFor(folder: string, address: string): string[] {
  const { hostname = '', pathname = address } = URL.parse(address) ?? {};
  const within = [join(hostname, words(pathname)), words(pathname), basename(words(pathname))];
  const root = resolve(folder) + sep;
  return [...new Set(within.map((path) => resolve(folder, `.${sep}${path}`)))].filter((path) => path.startsWith(root));
}

/** Without its query, and as the file is called. */
function words(path: string): string {
  const [bare = ''] = path.split(/[?#]/);
  try {
    return decodeURIComponent(bare).replaceAll('\u0000', '');
  } catch {
    return bare;
  }
}

interface Described {
  readonly picture: OldPicture;
  readonly source: string | null;
}

async function describe(
  { store, clock }: Rooms,
  id: string,
  { picture: { words: said }, source }: Described,
): Promise<void> {
  const { alt, caption, credit } = said;
  const told = { ...(alt && { alt: alt.slice(0, 1000) }), ...(caption && { caption: caption.slice(0, 5000) }) };
  const set = {
    ...told,
    ...(credit && { credit: credit.slice(0, 300) }),
    rights: { ...noRights, source: source?.slice(0, 300) ?? null },
  };
  await store.write((tx) => changeMediaItem(tx, { id, revision: 0, set }, { at: clock.now(), by: 'import' }));
}
