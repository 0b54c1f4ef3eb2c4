import { spawn } from 'node:child_process';
import { systemClock } from '../base/clock.ts';
import { giveWay } from '../base/give-way.ts';
import type { Log } from '../base/log.ts';
import { messageOf } from '../base/problem.ts';
import { noteBackupFailure, readBackupNote } from './backup-note.ts';
import { hasDatabase, type NewsroomFolder } from './newsroom-folder.ts';
import { wait } from './wait.ts';

/** Where and how often backups are made by themselves, as the environment says; null where it says nothing. */
export interface Plan {
  readonly target: string;
  /** In milliseconds. */
  readonly every: number;
  readonly keepDays: number;
  readonly more: readonly string[];
}

const MINUTE_MS = 60_000;
const LOOK_EVERY_MS = MINUTE_MS;
/** A newsroom that has just started leaves its first seconds to people. */
const FIRST_LOOK_MS = 10_000;

/** `STANDFIRST_BACKUP`, the folder; `STANDFIRST_BACKUP_MINUTES`, sixty unless given; `STANDFIRST_BACKUP_KEY_FILE`; `STANDFIRST_BACKUP_KEEP_DAYS`. */
export function backupPlan(env: NodeJS.ProcessEnv): Plan | null {
  const target = env['STANDFIRST_BACKUP'];
  if (!target) return null;
  const minutes = Number(env['STANDFIRST_BACKUP_MINUTES'] || 60);
  const keyFile = env['STANDFIRST_BACKUP_KEY_FILE'];
  const keepDays = env['STANDFIRST_BACKUP_KEEP_DAYS'];
  return {
    target,
    keepDays: Number(keepDays || 30),
    every: (minutes > 0 ? minutes : 60) * MINUTE_MS,
    more: [...(keyFile ? ['--key-file', keyFile] : []), ...(keepDays ? ['--keep-days', keepDays] : [])],
  };
}

interface Keeping {
  /** The file of the command line, as Node runs it. */
  readonly main: string;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds until it is asked first whether one is due. */
  readonly firstLook?: number;
}

/** Has backups made when they are due, each by a process of its own, until it is told to stop. One that fails is logged and tried again when the next is due. Throws nothing. */
export async function keepBackups(
  folder: NewsroomFolder,
  { main, signal, log, env = process.env, firstLook = FIRST_LOOK_MS }: Keeping,
): Promise<void> {
  const plan = backupPlan(env);
  if (plan === null) return;
  const words = [main, 'backup', plan.target, '--data', folder.root, ...plan.more];
  let triedAt = -Infinity;
  for (let pause = firstLook; await wait(pause, signal); pause = LOOK_EVERY_MS) {
    const last = Date.parse(readBackupNote(folder)?.at ?? '') || 0;
    const isDue = Date.now() - last >= plan.every && performance.now() - triedAt >= plan.every;
    if (!isDue || !hasDatabase(folder)) continue;
    triedAt = performance.now();
    const said = await takeApart(words, signal).catch(messageOf);
    if (said === null) continue;
    log.error({ said }, 'No backup could be made; it will be tried again when the next is due.');
    noteFailure(folder, said);
  }
}

/** On a full disk it is told by the log alone. */
function noteFailure(folder: NewsroomFolder, said: string): void {
  try {
    noteBackupFailure(folder, { failedAt: systemClock.now(), said: said.split('\n').at(-1) ?? '' });
  } catch {
    // The log has it.
  }
}

/** Null when it was made, or else what the process said about it. */
async function takeApart(words: readonly string[], signal: AbortSignal): Promise<string | null> {
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'], signal });
  if (child.pid !== undefined) giveWay(child.pid);
  let said = '';
  // A process that could not be started for want of files has none.
  (child.stderr as typeof child.stderr | undefined)?.setEncoding('utf8').on('data', (text: string) => (said += text));
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve(signal.aborted ? null : message));
    child.on('close', (code) => resolve(code === 0 || signal.aborted ? null : said.trim()));
  });
}
