import { Refusal } from '../base/problem.ts';
import { keepPublishing, type Publishing } from '../distribution/keep-publishing.ts';
import { watchMedia } from '../distribution/watch-media.ts';
import { openObjects } from '../objects/open-objects.ts';
import { noteDistribution } from './distribution-note.ts';
import type { OpenRooms } from './open-rooms.ts';
import { paint, say } from './report.ts';
import { storePlace } from './store-place.ts';

/** A newsroom's rooms, and who brings what stands on its shelves to other machines. */
export interface Distributed {
  readonly rooms: OpenRooms;
  readonly publishing: Publishing;
}

/** Publishes to an object store for as long as the newsroom runs. A slip in its configuration is said and keeps nothing else from running. */
export function distribute(rooms: OpenRooms, address: string, env: NodeJS.ProcessEnv): Distributed | null {
  const { shelf, media, log, folder } = rooms;
  try {
    const store = openObjects(storePlace(address, env));
    const isTakingOver = env['STANDFIRST_SHELF_TAKE_OVER'] === 'yes';
    const parts = { store, shelf, media, folder: folder.distribution, isTakingOver };
    const publishing = keepPublishing(parts, log, (now) => noteDistribution(folder, now, log));
    return { publishing, rooms: { ...rooms, media: watchMedia(media, publishing.noteMedia) } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(paint('red', `${error.message} Until then nothing is published to ${address}.`));
    return null;
  }
}
