import { z } from 'zod';
import { isId } from '../base/ids.ts';
import { endpoint, nothing } from './endpoint.ts';
import { picturesContract, recordingsContract } from './media.ts';

const params = z.strictObject({ id: z.string().refine(isId, 'Not an id.') });

/**
 * Files that are sent in pieces and go on where the connection broke, by tus 1.0.0 (https://tus.io) with creation and termination: any client of it
 * will do. What was sent whole then becomes a picture of the library, a film or sound.
 */
export const uploadsContract = {
  beginUpload: endpoint({
    method: 'POST',
    path: '/api/uploads',
    permission: 'media.add',
    says: 'Starts an upload (tus: Upload-Length, Upload-Metadata with filename, and filetype for film or sound, which may be larger); Location says where its bytes go. 507 if there is no room for it.',
    status: 201,
    answer: nothing,
  }),
  readUpload: endpoint({
    method: 'GET',
    path: '/api/uploads/:id',
    permission: 'media.add',
    says: 'How much of an upload is here (tus: HEAD, Upload-Offset). One left alone for a day is removed.',
    params,
    answer: z.object({ offset: z.int(), size: z.int() }),
  }),
  sendUpload: endpoint({
    method: 'PATCH',
    path: '/api/uploads/:id',
    permission: 'media.add',
    says: 'More of an upload, from its Upload-Offset on, as application/offset+octet-stream. What arrived before a connection broke is kept.',
    params,
    bytes: true,
    status: 204,
    answer: nothing,
  }),
  endUpload: endpoint({
    method: 'DELETE',
    path: '/api/uploads/:id',
    permission: 'media.add',
    says: 'Abandons an upload; none of it is kept.',
    params,
    status: 204,
    answer: nothing,
  }),
  takeUpload: endpoint({
    method: 'POST',
    path: '/api/uploads/:id/picture',
    permission: 'media.add',
    says: 'Makes a picture in the library from a complete upload. Asked again, it answers the same.',
    params,
    status: 201,
    answer: picturesContract.addPicture.answer,
  }),
  takeUploadedRecording: endpoint({
    method: 'POST',
    path: '/api/uploads/:id/recording',
    permission: 'media.add',
    says: 'Makes a film or sound in the library from a complete upload. Asked again, it answers the same.',
    params,
    status: 201,
    answer: recordingsContract.addRecording.answer,
  }),
  addFromAddress: endpoint({
    method: 'POST',
    path: '/api/pictures/from',
    permission: 'media.add',
    says: 'Fetches a picture from a public address into the library. Addresses within this network are never asked.',
    body: z.strictObject({ address: z.url({ protocol: /^https?$/ }).max(2000) }),
    status: 201,
    answer: picturesContract.addPicture.answer,
  }),
};
