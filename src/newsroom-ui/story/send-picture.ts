import { type AnswerOf, Offline, Refused } from '../api.ts';
import { type OnSent, sendInPieces } from './send-in-pieces.ts';

/** In bytes; larger ones are not taken. */
export const LARGEST_PICTURE = 40 * 1024 * 1024;
export const LARGEST_RECORDING = 4 * 1024 ** 3;

export type SentPicture = AnswerOf<'POST /api/pictures'>;

/** Sends a picture, which goes on where its line broke. Throws `Refused` for what the newsroom does not take, and `Cancelled` when it was ended. */
export function sendPicture(file: File, onSent: OnSent, signal?: AbortSignal): Promise<SentPicture> {
  return sendInPieces(file, 'picture', { onSent, signal });
}

/** The same with a film, or sound. */
export function sendRecording(
  file: File,
  onSent: OnSent,
  signal?: AbortSignal,
): Promise<AnswerOf<'POST /api/recordings'>> {
  return sendInPieces(file, 'recording', { onSent, signal });
}

/** Sends a picture out of a film, which stands for it from then on. Throws `Refused`, and `Offline` when the connection broke. */
export async function sendPoster(id: string, still: File): Promise<AnswerOf<'POST /api/media/:id/poster'>> {
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(still.name) };
  const request = { method: 'POST', headers, body: still };
  const answer = await fetch(`/api/media/${id}/poster`, request).catch(() => Promise.reject(new Offline()));
  const said = (await answer.json().catch(() => ({}))) as AnswerOf<'POST /api/media/:id/poster'>;
  if (answer.ok) return said;
  throw new Refused({ ...said, status: answer.status });
}

const PLAYS = /\.(mp4|m4v|mov|webm|mkv|mp3|m4a|aac|wav|flac|ogg|oga|opus)$/i;

/** Whether a file is a film or sound, by its type, or by its name where the device knows no type. */
export function playsAsFile({ type, name }: File): boolean {
  return /^(video|audio)\//.test(type) || (!type.startsWith('image/') && PLAYS.test(name));
}
