import { follow } from '../../distribution/follow.ts';
import { openMediaShelf } from '../../media/media-shelf.ts';
import { openObjects } from '../../objects/open-objects.ts';
import { askReaders } from '../ask-readers.ts';
import { newsroomFolder } from '../newsroom-folder.ts';
import { openLog } from '../open-log.ts';
import { outliveFaults } from '../outlive-faults.ts';
import { storePlace } from '../store-place.ts';
import { connectParent, toldToStop } from './parent.ts';

export interface FollowerOptions {
  readonly data: string;
  /** The address of the object store; its keys come with the environment, for others can see what a process is started with. */
  readonly from: string;
  /** How this node is called. */
  readonly name: string;
  /** Where each of the readers' processes says what it finds damaged; null until it says where. */
  readonly readers: readonly (string | null)[];
}

/**
 * The process that brings what a newsroom publishes into the folder that readers are served from. Readers are served whatever becomes of
 * it; it does not give way to them, for it works little, and what is published is to be there within a second. Answers 0 once it is told to stop.
 */
export async function runFollower({ data, from, name, readers }: FollowerOptions): Promise<number> {
  const folder = newsroomFolder(data);
  const parent = connectParent();
  const stopping = new AbortController();
  void toldToStop(parent === null).then(() => stopping.abort());
  const log = openLog('info', 'follower');
  outliveFaults(log);
  const asked = askReaders(readers);
  parent?.onOrder((order) => order.is === 'readers' && asked.moveTo(order.probe, order.nth));
  const following = follow(
    {
      ...{ name, store: openObjects(storePlace(from, process.env)), log },
      ...{ folder: folder.node, shelfFolder: folder.shelf, media: openMediaShelf(folder.media) },
      damaged: asked.damaged,
    },
    stopping.signal,
  );
  parent?.report({ is: 'ready' });
  await following;
  asked.stop();
  return 0;
}
