import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../../base/problem.ts';
import { picturesContract } from '../../contract/media.ts';
import { handle, refuseUnlessPermitted } from '../door.ts';
import { listenerLimits } from '../limits.ts';
import { mediaView } from './media-view.ts';
import { nameIn, received } from './received.ts';
import { takeInPicture } from './take-in.ts';

const LARGEST = listenerLimits.largestPicture;

export const addPicture = handle(picturesContract.addPicture, async ({ rooms, who, request }) => {
  const fileName = nameIn(request.headers['x-file-name']);
  const { item, isNew } = await received(request, pictureBodies, async (path) => {
    // An upload may take half an hour, and ends with its session as every channel does.
    refuseUnlessPermitted(picturesContract.addPicture, await request.whoNow());
    return takeInPicture(rooms, { path, fileName }, who.person);
  });
  return { picture: item.picture, item: mediaView(item), isNew };
});

/** How the body of a picture is taken. */
export const pictureBodies = {
  largest: LARGEST,
  tooLarge: (): Refusal => {
    const say = `This file is larger than ${LARGEST / 1024 / 1024} MB. Save the picture smaller, as a JPEG perhaps, and send it again.`;
    return new Refusal('picture-too-heavy', 413, say);
  },
  room: () => mkdtemp(join(tmpdir(), 'standfirst-picture-')),
};
