import type { MessagePort } from 'node:worker_threads';
import type { Site } from '../site/page-kind.ts';
import { wasPublic } from '../store/everything.ts';
import type { Db } from '../store/open-store.ts';
import type { Archive } from '../story/archive.ts';
import type { Drawn, DrawOrder } from './crew.ts';
import { keptArchive } from './kept-archive.ts';
import { cachedArchive } from './recording-archive.ts';
import { loadPage } from './render-page.ts';
import type { ShelfItem } from './shelf.ts';

/** What a member of the crew works with: its own way to the store, to read, and the same site. */
interface DrawingRooms {
  readonly reader: Db;
  readonly site: Site;
}

/** Carries out what comes, one order after the other, each with the facts as they are by then. */
export function drawOrders(port: MessagePort, rooms: DrawingRooms): void {
  const kept = keptArchive(rooms);
  let last: Promise<unknown> = Promise.resolve();
  port.on('message', (orders: readonly DrawOrder[]) => {
    last = last.then(async () => {
      const archive = cachedArchive(await kept.now());
      const drawn: Drawn[] = [];
      for (const order of orders) drawn.push(await draw(rooms, archive, order));
      port.postMessage(drawn, drawn.flatMap(bytesIn));
    });
  });
}

async function draw({ reader, site }: DrawingRooms, archive: Archive, { path, dataHash }: DrawOrder): Promise<Drawn> {
  try {
    const page = await loadPage(site, archive, { path, wasPublic: () => wasPublic(reader, path) });
    const { kind, reads, outcome } = page;
    const item = page.dataHash === dataHash ? null : ownBytes(page.item());
    return { kind, reads, dataHash: page.dataHash, outcome, item };
  } catch (error) {
    return { error };
  }
}

/** The bytes are given away, so they are nobody else’s: those of a font are needed again. */
function ownBytes(item: ShelfItem | null): ShelfItem | null {
  return item === null || item.is === 'redirect' ? item : { ...item, body: new Uint8Array(item.body) };
}

function bytesIn(drawn: Drawn): ArrayBuffer[] {
  const item = 'error' in drawn ? null : drawn.item;
  return item && item.is !== 'redirect' ? [item.body.buffer as ArrayBuffer] : [];
}
