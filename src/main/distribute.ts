import { toInstant } from '../base/clock.ts';
import { Refusal } from '../base/problem.ts';
import {
  type Distribution,
  distributionOf,
  everywhereUpTo,
  keepPublishing,
  type Progress,
  type Publishing,
} from '../distribution/keep-publishing.ts';
import { watchMedia } from '../distribution/watch-media.ts';
import type { Elsewhere } from '../contract/nodes.ts';
import { openObjects } from '../objects/open-objects.ts';
import { noteDistribution, readProgress } from './distribution-note.ts';
import type { OpenRooms } from './open-rooms.ts';
import { paint, say } from './report.ts';
import { storePlace } from './store-place.ts';

/** A newsroom's rooms, and who brings what is on its shelves to other machines. */
export interface Distributed {
  readonly rooms: OpenRooms;
  readonly publishing: Publishing;
  /** The same for the newsroom's screens. */
  readonly elsewhere: (settle: number) => Elsewhere;
}

interface Distributing {
  readonly address: string;
  /** The number of this process's turn where several share the newsroom. */
  readonly turn?: number | null;
  readonly env?: NodeJS.ProcessEnv;
}

/** How far things are on other machines, as whoever publishes writes it down; for the processes that do not. */
export interface AsNoted {
  readonly elsewhere: (settle: number) => Elsewhere;
  readonly everywhereUpTo: () => number;
}

export function asNoted({ folder }: Pick<OpenRooms, 'folder'>, address: string): AsNoted {
  const nothing: Progress = { store: address, is: 'behind', since: Date.now(), why: null, reached: [], heard: [] };
  const progress = () => readProgress(folder) ?? nothing;
  return {
    elsewhere: (settle) => elsewhereOf(distributionOf(progress(), settle)),
    everywhereUpTo: () => everywhereUpTo(progress().reached, distributionOf(progress()).nodes),
  };
}

/** Publishes to an object store for as long as the newsroom runs. A slip in its configuration is said and keeps nothing else from running. */
export function distribute(
  rooms: OpenRooms,
  { address, turn = null, env = process.env }: Distributing,
): Distributed | null {
  const { shelf, media, log, folder } = rooms;
  try {
    const store = openObjects(storePlace(address, env));
    const isTakingOver = env['STANDFIRST_SHELF_TAKE_OVER'] === '1';
    const parts = { store, shelf, media, folder: folder.distribution, isTakingOver, turn };
    const publishing = keepPublishing(parts, log, (now, progress) =>
      noteDistribution(folder, { ...now, progress }, log),
    );
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
