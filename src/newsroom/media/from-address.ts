import { createWriteStream } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { problem, Refusal } from '../../base/problem.ts';
import { uploadsContract } from '../../contract/uploads.ts';
import { refuseFullDisk } from '../../media/originals.ts';
import type { Network } from '../checks/ask-link.ts';
import { openAddress } from '../checks/open-address.ts';
import { handle, refuseUnlessPermitted } from '../door.ts';
import { pictureBodies } from './add-picture.ts';
import { inRoom, limited } from './received.ts';
import { mediaView } from './media-view.ts';
import { takeInPicture } from './take-in.ts';

/** Fetches a picture from an address that anybody could ask: nothing within this network is reached by it. */
export const addFromAddress = handle(uploadsContract.addFromAddress, async ({ rooms, who, request, body }) => {
  const { item, isNew } = await fetchInto(body.address, rooms.links.network, async (path, fileName) => {
    // A slow site takes its time, and an act ends with its session as every channel does.
    refuseUnlessPermitted(uploadsContract.addFromAddress, await request.whoNow());
    return takeInPicture(rooms, { path, fileName }, who.person);
  });
  return { picture: item.picture, item: mediaView(item), isNew };
});

/** Does `work` with what is at an address, in a temporary file. Refuses (422) what cannot be fetched, with the reason, and (413) what is too large. */
export async function fetchInto<T>(
  address: string,
  network: Network,
  work: (path: string, fileName: string | null) => Promise<T>,
): Promise<T> {
  const opened = await openAddress(address, network);
  if ('why' in opened) throw notFetched(opened.why);
  const { answer, url } = opened;
  try {
    refuseText(answer.headers['content-type']);
    return await inRoom(pictureBodies.room, async (folder) => {
      const path = join(folder, 'original');
      const { largest, tooLarge } = pictureBodies;
      await pipeline(answer, limited(largest, tooLarge), createWriteStream(path)).catch((error: unknown) => {
        if (error instanceof Refusal) throw error;
        if ((error as NodeJS.ErrnoException).code === 'ENOSPC') refuseFullDisk(error);
        throw notFetched('Its site broke off before sending all of it.');
      });
      return work(path, nameIn(url));
    });
  } finally {
    answer.destroy();
  }
}

/** What says about itself that it is a page is not read to its end to be refused by its bytes. What it is in truth its bytes say, as with every file. */
function refuseText(type = ''): void {
  if (!/^(text\/|application\/(json|xhtml))/i.test(type)) return;
  throw notFetched('It leads to a page, not a picture: open the picture itself on that page and copy its address.');
}

function nameIn({ pathname }: URL): string | null {
  try {
    return decodeURIComponent(basename(pathname)).slice(0, 200) || null;
  } catch {
    return null;
  }
}

function notFetched(why: string): Refusal {
  const say = `Nothing could be fetched from this address. ${why} Save the picture to your device and add it from there.`;
  return new Refusal('not-fetched', 422, say, [problem('not-fetched', 'address', say)]);
}
