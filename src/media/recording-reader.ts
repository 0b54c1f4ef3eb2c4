import { type ChildProcess, fork } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { giveWay } from '../base/give-way.ts';
import { problem } from '../base/problem.ts';
import { TOO_MUCH_MEMORY } from './decode/orders.ts';
import type { Read } from './seen-recording.ts';
import { onceWorked } from './working-time.ts';

/** Reads the films and recordings that people send, in a process apart. */
export interface RecordingReader {
  /**
   * What the file is; where browsers play what is in it, with a copy in `folder` that says nothing else of itself. One is read at a
   * time, in bounded memory and time; what takes more is a problem of that file, and nothing else notices.
   */
  read(path: string, folder: string): Promise<Read>;
  close(): void;
}

interface ReaderLimits {
  /** Of the whole process: Node takes 60 MB, a copy with its head before the rest 96 MB. */
  readonly mostBytes: number;
  /** Of work, not of waiting, for a file of no size: Node alone takes half a second. */
  readonly mostMs: number;
}

const usual: ReaderLimits = { mostBytes: 700 * 1024 * 1024, mostMs: 10_000 };
/** Of work, for each megabyte: two gigabytes are copied in half a minute. All others wait meanwhile, so that a small file has not the time of a large one. */
const MS_A_MEGABYTE = 100;

export function openRecordingReader(limits: Partial<ReaderLimits> = {}): RecordingReader {
  const within = { ...usual, ...limits };
  const running = new Set<ChildProcess>();
  let turn: Promise<unknown> = Promise.resolve();
  return {
    read: (path, folder) => {
      const read = turn.then(async () => readApart([path, folder], await limitsFor(path, within), running));
      turn = read.catch(() => undefined);
      return read;
    },
    close: () => running.forEach((child) => child.kill('SIGKILL')),
  };
}

async function limitsFor(path: string, { mostBytes, mostMs }: ReaderLimits): Promise<ReaderLimits> {
  const { size } = await stat(path);
  return { mostBytes, mostMs: mostMs + (size / 2 ** 20) * MS_A_MEGABYTE };
}

function readApart(
  paths: readonly string[],
  { mostBytes, mostMs }: ReaderLimits,
  running: Set<ChildProcess>,
): Promise<Read> {
  const file = new URL(`decode/recording-reader${extname(import.meta.url)}`, import.meta.url);
  const child = fork(fileURLToPath(file), [...paths, String(mostBytes)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  if (child.pid !== undefined) giveWay(child.pid);
  running.add(child);
  return new Promise((resolve) => {
    let answer: Read = { ok: false, problem: brokeOff };
    const stopWatch = onceWorked(child.pid ?? 0, mostMs, () => child.kill('SIGKILL'));
    child.on('message', (read: Read) => (answer = read));
    child.on('error', () => undefined);
    child.on('close', (code, signal) => {
      stopWatch();
      running.delete(child);
      const isCostly = code === TOO_MUCH_MEMORY || signal === 'SIGKILL';
      resolve(isCostly ? { ok: false, problem: tooCostly } : answer);
    });
  });
}

const again = 'Export it again as MP4 (H.264 with AAC), then send that.';
const tooCostly = problem(
  'film-too-costly',
  'file',
  `This file takes more memory or time to read than is allowed here. ${again}`,
);
const brokeOff = problem('film-unreadable', 'file', `This file could not be read to the end: it is damaged. ${again}`);
