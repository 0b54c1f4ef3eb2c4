import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../../base/problem.ts';
import { uploadsContract as contract } from '../../contract/uploads.ts';
import type { Upload } from '../../media/uploads.ts';
import { readMediaItem } from '../../store/media-items.ts';
import type { Uses } from '../acts.ts';
import { handle, refuseUnlessPermitted, type Route } from '../door.ts';
import { pictureBodies } from './add-picture.ts';
import { mediaView } from './media-view.ts';
import { recordingBodies } from './recording-routes.ts';
import { inRoom } from './received.ts';
import { takeInPicture, type TakenIn } from './take-in.ts';
import { takeInRecording } from './take-in-recording.ts';

const TUS = { 'tus-resumable': '1.0.0', 'cache-control': 'no-store' } as const;

const begin = handle(contract.beginUpload, async ({ rooms: { uploads, clock }, who, request, reply }) => {
  const size = wholeNumber(request, 'upload-length');
  if (size === 0) throw new Refusal('picture-missing', 400, 'This file is empty. Choose another one.');
  const metadata = request.headers['upload-metadata'];
  refuseTooLarge(
    size,
    /^(?:video|audio)\//.test(valueIn(metadata, 'filetype') ?? '') ? recordingBodies : pictureBodies,
  );
  const fileName = valueIn(metadata, 'filename');
  const { id } = await uploads.begin({ size, fileName, by: who.person.id }, clock.now());
  reply.headers({ ...TUS, location: `/api/uploads/${id}` });
  return {};
});

const read = handle(contract.readUpload, async ({ rooms, who, params: { id }, reply }) => {
  const upload = await needUpload(rooms, id, who.person.id);
  tellProgress(reply, upload).header('upload-length', upload.size);
  return { offset: upload.offset, size: upload.size };
});

const send = handle(contract.sendUpload, async ({ rooms, who, params: { id }, request, reply }) => {
  if (!(request.body instanceof Readable)) throw new Refusal('picture-missing', 400, 'Send the bytes of the file.');
  const upload = await needUpload(rooms, id, who.person.id);
  const offset = await rooms.uploads.append(upload, wholeNumber(request, 'upload-offset'), request.body);
  return tellProgress(reply, { offset }).status(204).send();
});

const end = handle(contract.endUpload, async ({ rooms, who, params: { id }, reply }) => {
  await needUpload(rooms, id, who.person.id);
  await rooms.uploads.drop(id);
  return reply.headers(TUS).status(204).send();
});

const take = handle(contract.takeUpload, async ({ rooms, who: { person }, params: { id }, request }) => {
  const upload = await needUpload(rooms, id, person.id);
  refuseTooLarge(upload.size, pictureBodies);
  // An upload may take half an hour, and ends with its session as every channel does.
  const mayStill = async () => refuseUnlessPermitted(contract.takeUpload, await request.whoNow());
  const { item, isNew } = await taken(rooms, upload, { mayStill, takeIn: () => takeInPicture(rooms, upload, person) });
  return { picture: item.picture, item: mediaView(item), isNew };
});

const takeRecording = handle(
  contract.takeUploadedRecording,
  async ({ rooms, who: { person }, params: { id }, request }) => {
    const upload = await needUpload(rooms, id, person.id);
    const mayStill = async () => refuseUnlessPermitted(contract.takeUploadedRecording, await request.whoNow());
    const takeIn = () =>
      inRoom(
        () => rooms.originals.room(),
        (folder) => takeInRecording(rooms, { ...upload, folder }, person),
      );
    const { item, isNew } = await taken(rooms, upload, { mayStill, takeIn });
    return { item: mediaView(item), isNew };
  },
);

interface Taking {
  /** Refuses whoever has lost the right meanwhile. */
  readonly mayStill: () => Promise<void>;
  readonly takeIn: () => Promise<TakenIn>;
}

/** What an upload that is here whole is in the library, once, however often it is asked for. */
async function taken(rooms: Uses<'uploads' | 'store'>, upload: Upload, { mayStill, takeIn }: Taking): Promise<TakenIn> {
  if (upload.offset < upload.size)
    throw new Refusal('upload-unfinished', 409, 'Not all of this file has arrived yet. Send the rest first.');
  await mayStill();
  const done = upload.done ?? (await finished(rooms, upload, takeIn));
  const item = await readMediaItem(rooms.store.reader, done.item);
  if (!item) throw noSuchUpload();
  return { item, isNew: done.isNew };
}

/** Takes in what is here whole; what cannot be read is not kept for another try. */
async function finished(
  rooms: Uses<'uploads'>,
  upload: Upload,
  takeIn: Taking['takeIn'],
): Promise<NonNullable<Upload['done']>> {
  try {
    const { item, isNew } = await takeIn();
    const done = { item: item.id, isNew };
    await rooms.uploads.finish(upload, done);
    return done;
  } catch (error) {
    if (error instanceof Refusal && error.status !== 507) await rooms.uploads.drop(upload.id);
    throw error;
  }
}

/** Somebody's own. What is another's is not there for them. */
async function needUpload({ uploads }: Uses<'uploads'>, id: string, by: string): Promise<Upload> {
  const upload = await uploads.find(id);
  if (upload?.by !== by) throw noSuchUpload();
  return upload;
}

function noSuchUpload(): Refusal {
  return new Refusal('no-such-upload', 404, 'That upload no longer exists. Send the file again.');
}

function tellProgress(reply: FastifyReply, { offset }: Pick<Upload, 'offset'>): FastifyReply {
  return reply.headers({ ...TUS, 'upload-offset': offset });
}

function wholeNumber({ headers }: FastifyRequest, name: string): number {
  const said = headers[name];
  if (typeof said === 'string' && /^\d{1,15}$/.test(said)) return Number(said);
  throw new Refusal('request-unfit', 400, `Say ${name} as a whole number of bytes.`);
}

function refuseTooLarge(size: number, { largest, tooLarge }: Pick<typeof pictureBodies, 'largest' | 'tooLarge'>): void {
  if (size > largest) throw tooLarge();
}

/** tus: pairs of a key and a value in base64, with commas between them. */
function valueIn(header: string | string[] | undefined, wanted: string): string | null {
  const pairs = String(header ?? '')
    .split(',')
    .map((pair) => pair.trim().split(' '));
  const [, value] = pairs.find(([key]) => key === wanted) ?? [];
  const said = Buffer.from(value ?? '', 'base64')
    .toString()
    .slice(0, 200);
  return said === '' ? null : said;
}

/** Files that are sent in pieces. */
export const uploadRoutes: readonly Route[] = [begin, read, send, end, take, takeRecording];
