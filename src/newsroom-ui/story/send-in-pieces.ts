import { type AnswerOf, Offline, Refused } from '../api.ts';
import { type Begun, begunBefore } from './uploads-begun.ts';

/** How far a file is on its way: the share that was sent, in hundredths; 100 while the newsroom makes of it what is needed; null while there is no connection. */
export type OnSent = (share: number | null) => void;

/** Who sends tells how far it is, and may end it. */
export interface Sending {
  readonly onSent: OnSent;
  /** Once it is aborted nothing more is sent, and what came is dropped. */
  readonly signal?: AbortSignal | undefined;
}

/** What is thrown when whoever sent a file ended it. */
export class Cancelled extends Error {}

/** What a file becomes, by the last word of the address that takes it in, and what is answered then. */
export interface Taken {
  readonly picture: AnswerOf<'POST /api/pictures'>;
  readonly recording: AnswerOf<'POST /api/recordings'>;
}

/**
 * Sends a file in such a way that it goes on where the connection broke (tus), however long it was away, and where its window was closed, when it
 * is chosen again. Throws `Refused` for what the newsroom does not take, and `Cancelled` when it was ended before all of it had been sent.
 */
export async function sendInPieces<As extends keyof Taken>(file: File, as: As, sending: Sending): Promise<Taken[As]> {
  const begun = await begunBefore(file, as);
  try {
    const taken = await sendBegun({ file, ...sending }, as, begun);
    begun.forget();
    return taken;
  } catch (error) {
    if (!canGoOn(error)) begun.forget();
    throw error;
  } finally {
    begun.release();
  }
}

/** Signed out, or no room on the disk just now: what came is there still. */
function canGoOn(error: unknown): boolean {
  return error instanceof Refused && (error.status === 401 || error.status === 507);
}

async function sendBegun<As extends keyof Taken>(
  sending: Omit<OnItsWay, 'at'>,
  as: As,
  begun: Begun,
): Promise<Taken[As]> {
  const { file, onSent } = sending;
  const there = await goingOn(begun, sending);
  const way = { ...sending, at: there?.at ?? (await begin(file, as, sending)) };
  begun.keep(way.at);
  try {
    for (let offset = there?.offset ?? 0; offset < file.size;) offset = await sendFrom(way, offset);
  } catch (error) {
    // Should the connection be gone, the newsroom drops it after a day.
    if (error instanceof Cancelled) void ask({ method: 'DELETE', path: way.at }).catch(() => undefined);
    throw error;
  }
  onSent(100);
  const { json } = await untilThere(() => ask({ method: 'POST', path: `${way.at}/${as}` }), { onSent });
  return json as Taken[As];
}

/** What was begun before, where the newsroom still has it for this person. */
async function goingOn({ before }: Begun, sending: Sending): Promise<{ at: string; offset: number } | null> {
  if (before === null) return null;
  try {
    const { header } = await untilThere(() => ask({ method: 'GET', path: before }), sending);
    return { at: before, offset: Number(header('upload-offset')) };
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

async function begin(file: File, as: keyof Taken, sending: Sending): Promise<string> {
  const inBase64 = (words: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(words)));
  // Devices do not know every type; what is sent as a recording may be as large as one.
  const type = as === 'recording' && !/^(video|audio)\//.test(file.type) ? 'video/x-unknown' : file.type;
  const headers = {
    'upload-length': String(file.size),
    'upload-metadata': `filename ${inBase64(file.name.slice(0, 120))},filetype ${inBase64(type)}`,
  };
  const begun = await untilThere(() => ask({ method: 'POST', path: '/api/uploads', headers }), sending);
  return begun.header('location') ?? '';
}

interface OnItsWay extends Sending {
  readonly file: File;
  readonly at: string;
}

/** So much at a time: any line that is worth sending a film on brings it before a request has to be over, and what breaks off costs little. */
const PIECE = 256 * 1024 * 1024;

/** Sends the next piece, and tells how much the newsroom has after that, or after the connection broke. */
async function sendFrom({ file, at, ...sending }: OnItsWay, offset: number): Promise<number> {
  const { onSent, signal } = sending;
  // Ended while it was begun, or between two pieces.
  refuseCancelled(signal);
  const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
  const onProgress = (sent: number): void => onSent(Math.min(99, Math.floor(((offset + sent) / file.size) * 100)));
  onProgress(0);
  try {
    const { header } = await ask({
      method: 'PATCH',
      path: at,
      headers,
      body: file.slice(offset, offset + PIECE),
      onProgress,
      signal,
    });
    return Number(header('upload-offset'));
  } catch (error) {
    refuseCancelled(signal);
    if (!isPassing(error)) throw error;
    onSent(null);
    await aWhile(1, signal);
    const { header } = await untilThere(() => ask({ method: 'GET', path: at }), sending);
    return Number(header('upload-offset'));
  }
}

/** Asks until there is an answer: a connection comes back, and so does a newsroom. */
async function untilThere<T>(asking: () => Promise<T>, { onSent, signal }: Sending): Promise<T> {
  for (let time = 1; ; time += 1) {
    refuseCancelled(signal);
    try {
      return await asking();
    } catch (error) {
      if (!isPassing(error)) throw error;
      onSent(null);
      await aWhile(time, signal);
    }
  }
}

function refuseCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Cancelled();
}

/** What is otherwise in a while: no connection, too much at once, and that somebody else's piece is where this one was to go. */
function isPassing(error: unknown): boolean {
  return (
    error instanceof Offline ||
    (error instanceof Refused && (error.status === 429 || error.code === 'upload-elsewhere'))
  );
}

const LONGEST_SECONDS = 30;

/** Longer each time; no longer than until the connection is back, or nobody waits any more. */
function aWhile(time: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      clearTimeout(timer);
      removeEventListener('online', over);
      signal?.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, Math.min(LONGEST_SECONDS, 2 ** (time - 1)) * 1000);
    addEventListener('online', over);
    signal?.addEventListener('abort', over);
  });
}

interface Ask {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Blob;
  readonly onProgress?: (sent: number) => void;
  readonly signal?: AbortSignal | undefined;
}

interface Reply {
  readonly json: unknown;
  header(name: string): string | null;
}

/** An XMLHttpRequest, because fetch does not tell how much was sent. */
function ask({ method, path, headers = {}, body, onProgress, signal }: Ask): Promise<Reply> {
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.open(method, path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    if (onProgress) request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded));
    for (const broken of ['error', 'abort', 'timeout']) request.addEventListener(broken, () => reject(new Offline()));
    request.addEventListener('load', () => {
      const { status } = request;
      if (isOfProxy(request)) return reject(new Offline());
      const json = jsonOf(request.responseText);
      if (status < 300) return resolve({ json, header: (name) => request.getResponseHeader(name) });
      return reject(new Refused({ ...json, status }));
    });
    signal?.addEventListener('abort', () => request.abort());
    request.send(body ?? null);
  });
}

/** What is before the newsroom answers for it while it is away. */
function isOfProxy(request: XMLHttpRequest): boolean {
  const type = request.getResponseHeader('content-type') ?? '';
  return [502, 503, 504].includes(request.status) && !type.includes('problem+json');
}

function jsonOf(text: string): object {
  try {
    return JSON.parse(text || '{}') as object;
  } catch {
    return {};
  }
}
