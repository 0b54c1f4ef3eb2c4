import { type AnswerOf, Offline, Refused } from '../api.ts';

/** In bytes; larger ones are not taken. */
export const LARGEST_PICTURE = 40 * 1024 * 1024;

export type SentPicture = AnswerOf<'POST /api/pictures'>;

/** How far a picture is on its way: the share that was sent, in hundredths; 100 while the newsroom makes its sizes. */
export type OnSent = (share: number) => void;

/**
 * Sends a picture as its bare bytes. Throws `Refused` for what the newsroom does not take and `Offline` when the line broke. An
 * XMLHttpRequest, because fetch does not tell how much was sent.
 */
export function sendPicture(file: File, onSent: OnSent): Promise<SentPicture> {
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.open('POST', '/api/pictures');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name.slice(0, 120)));
    request.upload.addEventListener('progress', ({ loaded, total }) => onSent(Math.floor((loaded / total) * 100)));
    request.upload.addEventListener('load', () => onSent(100));
    request.addEventListener('error', () => reject(new Offline()));
    request.addEventListener('abort', () => reject(new Offline()));
    request.addEventListener('load', () => {
      const answer = JSON.parse(request.responseText || '{}') as SentPicture;
      if (request.status === 201) resolve(answer);
      else reject(new Refused({ ...answer, status: request.status }));
    });
    request.send(file);
  });
}
