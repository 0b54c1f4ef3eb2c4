import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeItem, tagOf } from '../../src/press/disk/content.ts';
import { writeSettle } from '../../src/press/disk/log-lines.ts';
import { formFor, filesOf } from '../../src/press/disk/names.ts';
import type { Shelf, ShelfItem } from '../../src/press/shelf.ts';

/** The bytes of the file in which an item stands on a disk, as when the press has put it there: with its seal. */
export function sealedFile(path: string, item: ShelfItem): Uint8Array {
  const place = filesOf(path);
  if (place === null) throw new Error(`not an address: ${path}`);
  return encodeItem({ address: place.address, form: formFor(place, item) }, item);
}

/** Writes an item into a shelf's folder, with a log that says that it was put there at a date, and nothing else. */
export function onlyItem(folder: string, [path, item]: readonly [string, ShelfItem], date: string): void {
  const place = filesOf(path);
  if (place === null) throw new Error(`not an address: ${path}`);
  writeFileSync(join(folder, formFor(place, item).file), sealedFile(path, item));
  const at = Date.parse(date);
  const moves = [[place.address, { tag: tagOf(place.address, item), at }]] as const;
  const settle = { number: 1, at, moves, isComplete: true, takesAway: false, goesOnIn: null };
  writeFileSync(join(folder, '.shelf/log'), writeSettle(settle));
}

/** What stands under an address, as text: the body of a page, `→ target`, or `gone: …`; null for nothing. */
export async function standing(shelf: Shelf, path: string): Promise<string | null> {
  const item = (await shelf.get(path))?.item;
  if (!item) return null;
  if (item.is === 'redirect') return `→ ${item.to}`;
  return Buffer.from(item.body).toString();
}

/** Everything on a shelf, by address. */
export async function everything(shelf: Shelf): Promise<Map<string, string | null>> {
  const paths: string[] = [];
  for await (const path of shelf.paths()) paths.push(path);
  const items = new Map<string, string | null>();
  for (const path of paths.toSorted()) items.set(path, await standing(shelf, path));
  return items;
}

/** A real shelf that fails when it is told to: at a put, as a full disk does, or once everything is settled, as a dying process does. */
export function failingShelf(shelf: Shelf, when: { put?: (path: string) => void; settled?: () => void }): Shelf {
  return {
    ...shelf,
    put: async (path, item) => {
      when.put?.(path);
      return shelf.put(path, item);
    },
    settle: async () => {
      await shelf.settle();
      when.settled?.();
    },
  };
}
