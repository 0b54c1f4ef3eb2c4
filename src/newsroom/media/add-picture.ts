import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../base/problem.ts';
import { picturesContract } from '../../contract/media.ts';
import { refuseFullDisk } from '../../media/originals.ts';
import { handle, refuseUnlessPermitted } from '../door.ts';
import { listenerLimits } from '../limits.ts';
import { mediaView } from './media-view.ts';
import { takeInPicture } from './take-in.ts';

const LARGEST = listenerLimits.largestPicture;

export const addPicture = handle(picturesContract.addPicture, async ({ rooms, who, request }) => {
  const fileName = nameIn(request.headers['x-file-name']);
  const { item, isNew } = await received(request, async (path) => {
    // An upload may take half an hour, and ends with its session as every channel does.
    refuseUnlessPermitted(picturesContract.addPicture, await request.whoNow());
    return takeInPicture(rooms, { path, fileName }, who.person);
  });
  return { picture: item.picture, item: mediaView(item), isNew };
});

/** Does `work` with the whole body in a temporary file, so that slow senders hold no memory. Refuses (413) more than is allowed, (400) none. */
async function received<T>({ body, headers }: FastifyRequest, work: (path: string) => Promise<T>): Promise<T> {
  if (!(body instanceof Readable)) throw new Refusal('picture-missing', 400, 'Send the bytes of a picture.');
  if (Number(headers['content-length']) > LARGEST) throw tooLarge();
  const folder = await mkdtemp(join(tmpdir(), 'standfirst-picture-'));
  try {
    const path = join(folder, 'original');
    await pipeline(body, limited(), createWriteStream(path)).catch(refuseFullDisk);
    return await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function limited(): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > LARGEST) done(tooLarge());
      else done(null, chunk);
    },
  });
}

function tooLarge(): Refusal {
  const say = `This file is larger than ${LARGEST / 1024 / 1024} MB. Save the picture smaller, as a JPEG perhaps, and send it again.`;
  return new Refusal('picture-too-heavy', 413, say);
}

/** The name the file had; null when the header is missing or is no percent-encoded text. */
function nameIn(header: string | string[] | undefined): string | null {
  try {
    return header ? decodeURIComponent(String(header)).slice(0, 200) : null;
  } catch {
    return null;
  }
}
