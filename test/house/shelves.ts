import type { Shelf } from '../../src/press/shelf.ts';

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
