import { type AnswerOf, Offline, Refused } from '../api.ts';
import { type OnSent, sendInPieces } from './send-in-pieces.ts';

/** In bytes; larger ones are not taken. */
export const LARGEST_PICTURE = 40 * 1024 * 1024;
export const LARGEST_RECORDING = 4 * 1024 ** 3;

export type SentPicture = AnswerOf<'POST /api/pictures'>;

/** Sends a picture, which goes on where its line broke. Throws `Refused` for what the newsroom does not take. */
export function sendPicture(file: File, onSent: OnSent): Promise<SentPicture> {
  return sendInPieces(file, onSent);
}

/** Sends a film, or sound. Throws `Refused` for what the newsroom does not take and `Offline` when the line broke. */
export function sendRecording(file: File, onSent: (share: number) => void): Promise<AnswerOf<'POST /api/recordings'>> {
  return sendBytes('/api/recordings', file, onSent);
}

/** The same with a picture out of a film. */
export function sendPoster(id: string, still: File): Promise<AnswerOf<'POST /api/media/:id/poster'>> {
  return sendBytes(`/api/media/${id}/poster`, still, () => undefined);
}

const PLAYS = /\.(mp4|m4v|mov|webm|mkv|mp3|m4a|aac|wav|flac|ogg|oga|opus)$/i;

/** Whether a file is a film or sound, by its type, or by its name where the device knows no type. */
export function playsAsFile({ type, name }: File): boolean {
  return /^(video|audio)\//.test(type) || (!type.startsWith('image/') && PLAYS.test(name));
}

/** A file as its bare bytes. An XMLHttpRequest, because fetch does not tell how much was sent. */
function sendBytes<T extends object>(path: string, file: File, onSent: (share: number) => void): Promise<T> {
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.open('POST', path);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name.slice(0, 120)));
    request.upload.addEventListener('progress', ({ loaded, total }) => onSent(Math.floor((loaded / total) * 100)));
    request.upload.addEventListener('load', () => onSent(100));
    request.addEventListener('error', () => reject(new Offline()));
    request.addEventListener('abort', () => reject(new Offline()));
    request.addEventListener('load', () => {
      const answer = JSON.parse(request.responseText || '{}') as T;
      if (request.status === 201) resolve(answer);
      else reject(new Refused({ ...answer, status: request.status }));
    });
    request.send(file);
  });
}
