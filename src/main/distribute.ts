import { toInstant } from '../base/clock.ts';
import { Refusal } from '../base/problem.ts';
import { type Distribution, keepPublishing, type Publishing } from '../distribution/keep-publishing.ts';
import { watchMedia } from '../distribution/watch-media.ts';
import type { Elsewhere } from '../contract/nodes.ts';
import { openObjects } from '../objects/open-objects.ts';
import { noteDistribution } from './distribution-note.ts';
import type { OpenRooms } from './open-rooms.ts';
import { paint, say } from './report.ts';
import { storePlace } from './store-place.ts';

/** A newsroom's rooms, and who brings what stands on its shelves to other machines. */
export interface Distributed {
  readonly rooms: OpenRooms;
  readonly publishing: Publishing;
  /** The same for the newsroom's screens. */
  readonly elsewhere: (settle: number) => Elsewhere;
}

/** Publishes to an object store for as long as the newsroom runs. A slip in its configuration is said and keeps nothing else from running. */
export function distribute(rooms: OpenRooms, address: string, env: NodeJS.ProcessEnv): Distributed | null {
  const { shelf, media, log, folder } = rooms;
  try {
    const store = openObjects(storePlace(address, env));
    const isTakingOver = env['STANDFIRST_SHELF_TAKE_OVER'] === '1';
    const parts = { store, shelf, media, folder: folder.distribution, isTakingOver };
    const publishing = keepPublishing(parts, log, (now) => noteDistribution(folder, now, log));
    const elsewhere = (settle: number) => elsewhereOf(publishing.distribution(settle));
    return { publishing, elsewhere, rooms: { ...rooms, media: watchMedia(media, publishing.noteMedia) } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(paint('red', `${error.message} Until then nothing is published to ${address}.`));
    return null;
  }
}

function elsewhereOf({ store, is, why, at, nodes }: Distribution): Elsewhere {
  const moment = (ms: number | null): string | null => (ms === null ? null : toInstant(new Date(ms)));
  return {
    ...{ store, is, why, publishedAt: moment(at) },
    nodes: nodes.map(({ name, hadAt, heardAt, isAway, trouble }) => {
      return { name, hadAt: moment(hadAt), heardAt: toInstant(new Date(heardAt)), isAway, trouble };
    }),
  };
}
