import { type Problem, problem } from '../base/problem.ts';
import type { Room } from './disk-measures.ts';

/** How one thing stands, in words: the same for the doctor, the status screen and whoever asks a process whether it is ready. */
export interface Standing {
  readonly name: string;
  /** What is so, where nothing is wrong. */
  readonly well: string;
  /** True for what is not wrong and should not stay so. */
  readonly isToMind?: boolean;
  /** What is slow, full, behind or away, each with what to do. */
  readonly problems: readonly Problem[];
}

const MB = 1024 * 1024;
const GB = 1024 * MB;
const ENOUGH_ROOM = 500 * MB;
/** A share of the files that fit: below it a full press could fail for want of them. */
const FEWEST_INODES = 0.03;

export function standingOfRoom(folder: string, room: Room | null): Standing {
  const name = 'Room on the disk';
  if (room === null) return { name, well: 'It is not known how much room is left.', problems: [] };
  return {
    name,
    well: `${sizeInWords(room.free)} are free${room.freeInodes === null ? '' : `, and room for ${about.format(room.freeInodes)} more files`}.`,
    problems: [...tooLittleRoom(folder, room), ...tooFewInodes(folder, room)],
  };
}

function tooLittleRoom(folder: string, { free }: Room): Problem[] {
  if (free >= ENOUGH_ROOM) return [];
  const say = `Only ${Math.round(free / MB)} MB are free. Free some space: a full disk stops publishing, though it loses nothing.`;
  return [problem('disk-nearly-full', folder, say)];
}

function tooFewInodes(folder: string, { freeInodes, inodes }: Room): Problem[] {
  if (freeInodes === null || inodes === null || freeInodes >= inodes * FEWEST_INODES) return [];
  const say = `The disk has room for only ${freeInodes} more files, however small. Delete files that nobody needs, or move the data folder to a file system with more inodes.`;
  return [problem('inodes-nearly-gone', folder, say)];
}

const exact = new Intl.NumberFormat('en-GB');
/** 15.7 million: nobody needs more of it, and it changes all the time. */
const about = new Intl.NumberFormat('en-GB', {
  notation: 'compact',
  compactDisplay: 'long',
  maximumSignificantDigits: 3,
});

export interface OlderNow {
  /** How many of the newest stories have files of their own; null where every page has one. */
  readonly hot: number | null;
  readonly packs: number;
  readonly pages: number;
  readonly bytes: number;
}

/** Where the pages of older stories lie. */
export function standingOfOlder({ hot, packs, pages, bytes }: OlderNow): Standing {
  const name = 'Older stories';
  const lie = `${exact.format(pages)} pages lie in ${exact.format(packs)} packs of ${sizeInWords(bytes)}.`;
  if (hot === null) return { name, well: packs > 0 ? lie : 'Every page has a file of its own.', problems: [] };
  const well =
    packs > 0
      ? lie
      : `Every page is a file of its own. Once there are more than ${exact.format(hot)} stories, the pages of older ones are laid into packs at night.`;
  return { name, well, problems: [] };
}

export interface PressNow {
  /** Changes that are not on the shelf, and how old the oldest of them is, in seconds. */
  readonly behind: number;
  readonly lag: number;
  /** Pages whose last attempt failed. */
  readonly failed: readonly string[];
  /** Pages that follow by themselves. */
  readonly due: number;
}

/** A running newsroom is behind for moments while it presses; so long, in seconds, it is not. */
const LONGEST_LAG = 30;

/** `isRunning`: whether something presses by itself, and being behind for a moment is nothing to put right. */
export function standingOfPress(shelf: string, now: PressNow, isRunning: boolean): Standing {
  const { behind, lag, failed, due } = now;
  const isBehind = behind > 0 && (!isRunning || lag > LONGEST_LAG);
  const late = isBehind ? [problem('press-behind', shelf, behindWords(now, isRunning))] : [];
  const failing = failed.map((path) =>
    problem(
      'page-failed',
      path,
      'This page could not be pressed last time; readers have its previous state. `standfirst press` tries again and says why.',
    ),
  );
  const coming = due > 0 ? ` ${due} rarely read pages are still being brought up to date.` : '';
  return {
    name: 'Press',
    well: `Readers have everything that was published.${coming}`,
    problems: [...late, ...failing],
  };
}

function behindWords({ behind, lag }: PressNow, isRunning: boolean): string {
  if (!isRunning)
    return `${behind} changes are not pressed yet. \`standfirst press\` does that; a running server does it by itself.`;
  return `${behind} changes wait to reach readers, the oldest for ${inWords(lag)}. Look in the log for what is holding up the press; \`standfirst press\` tries by hand and says why.`;
}

/** So long without a backup, in seconds, is too long for a newsroom that makes them. */
const BACKUP_DUE = 2 * 86_400;

export interface LastBackup {
  readonly at: string;
  readonly target: string;
}

/** How backups are made by themselves. */
export interface BackupPlan {
  readonly target: string;
  /** In seconds. */
  readonly every: number;
  readonly keepDays: number;
}

interface Backups {
  /** Null where none is made by itself. */
  readonly plan: BackupPlan | null;
  /** Why the one that was due last could not be made, and when; null when it was. */
  readonly failure: { readonly failedAt: string; readonly said: string } | null;
}

/** `age` in seconds. */
export function standingOfBackups(
  last: LastBackup | null,
  age: number,
  { plan, failure }: Backups = { plan: null, failure: null },
): Standing {
  const name = 'Backups';
  const failed = failure && problem('backup-failed', plan?.target ?? 'backup', wordsOfFailure(failure));
  if (last === null) {
    if (failed) return { name, well: 'None has been made yet.', problems: [failed] };
    const well = plan
      ? `None has been made yet. ${wordsOfPlan(plan, 0)}`
      : 'No backup has been made here yet. `standfirst backup FOLDER` makes one; docs/running.md says how to have them made automatically.';
    return { name, well, isToMind: plan === null, problems: [] };
  }
  const say = `The last backup dates from ${last.at}. \`standfirst backup\` makes one; find out why none has been made since.`;
  return {
    name,
    well: [`The last was made ${inWords(age)} ago.`, plan && wordsOfPlan(plan, plan.every - age)]
      .filter(Boolean)
      .join(' '),
    problems: [...(failed ? [failed] : []), ...(age > BACKUP_DUE ? [problem('backup-old', last.target, say)] : [])],
  };
}

/** `left`: seconds until the next is due. */
function wordsOfPlan({ target, every, keepDays }: BackupPlan, left: number): string {
  const next = left > 60 ? `in ${inWords(left)}` : 'now';
  return `The next is due ${next}: one every ${inWords(every)}, to ${target}, each kept for ${keepDays} days.`;
}

function wordsOfFailure({ failedAt, said }: { readonly failedAt: string; readonly said: string }): string {
  return `The backup due at ${failedAt} could not be made. ${said} It will be tried again when the next is due; \`standfirst backup\` tries by hand.`;
}

/** The write-ahead log is cut back as the newsroom works; one of this size is kept from that by somebody who reads for long. */
const LARGEST_WAL = GB;

export function standingOfDatabase(file: string, walSize: number): Standing {
  const say = `The write-ahead log beside the database has grown to ${sizeInWords(walSize)}. Something reads for a very long time (an export, perhaps) or is holding the database open; let it finish, or stop it.`;
  return {
    name: 'Database',
    well: 'It answers.',
    problems: walSize > LARGEST_WAL ? [problem('wal-large', file, say)] : [],
  };
}

export interface MailNow {
  /** False where no mail server is named. */
  readonly isSent: boolean;
  readonly waiting: number;
  readonly delayed: number;
}

/** More waiting letters than this are not on their way any more. */
const MOST_LETTERS = 50;

export function standingOfMail({ isSent, waiting, delayed }: MailNow): Standing {
  const name = 'E-mail';
  if (!isSent) return { name, well: 'No e-mail is sent: no mail server is named (STANDFIRST_SMTP).', problems: [] };
  const say = `${waiting} e-mails are waiting to be sent. See in the log what the mail server says, and check STANDFIRST_SMTP.`;
  const patience = delayed > 0 ? ` ${delayed} addresses will be tried again later, as their servers asked.` : '';
  return {
    name,
    well: `${waiting === 0 ? 'No e-mail is waiting' : `${waiting} e-mails are about to be sent`}.${patience}`,
    problems: waiting > MOST_LETTERS ? [problem('mail-waiting', 'STANDFIRST_SMTP', say)] : [],
  };
}

export interface CachesNow {
  /** Null where no cache is named. */
  readonly queue: { readonly waiting: number; readonly tries: number; readonly said: string | null } | null;
}

/** So often in vain, and it is not for a moment. */
const MOST_TRIES = 3;

export function standingOfCaches({ queue }: CachesNow): Standing {
  const name = 'Caches';
  if (queue === null) return { name, well: 'No cache in front of the site is named (STANDFIRST_CDN).', problems: [] };
  const { waiting, tries, said } = queue;
  const say = `${waiting} purges are waiting, and the cache has not done them: ${(said ?? 'it has not been asked since the start').replace(/\.$/, '')}. They will be tried again. Check whether it is running, and whether STANDFIRST_CDN and STANDFIRST_CDN_TOKEN are right.`;
  return {
    name,
    well: waiting === 0 ? 'They have dropped everything that changed.' : `${waiting} purges are on their way.`,
    problems: waiting > 0 && tries >= MOST_TRIES ? [problem('purges-fail', 'STANDFIRST_CDN', say)] : [],
  };
}

export interface ReadersNow {
  /** Null while they cannot be asked. */
  readonly isServing: boolean | null;
  readonly damaged: number;
}

export function standingOfReaders({ isServing, damaged }: ReadersNow): Standing {
  const away =
    'The readers’ process does not answer. It is restarted automatically; if this lasts, see in the log why it ends.';
  const empty =
    'Readers find nothing: no front is on the shelf yet, or it cannot be read. `standfirst doctor` says more.';
  const torn = `${damaged} pages were found damaged and are being pressed again. If this lasts, check the disk.`;
  return {
    name: 'Readers’ site',
    well: 'It answers readers.',
    problems: [
      ...(isServing === null ? [problem('readers-away', 'readers', away)] : []),
      ...(isServing === false ? [problem('readers-empty', 'readers', empty)] : []),
      ...(damaged > 0 ? [problem('pages-damaged', 'shelf', torn)] : []),
    ],
  };
}

/** Later than this, in seconds, people notice that what they typed is kept late. */
const SLOWEST_LOOP = 0.5;

export function standingOfPace(loopDelay: number, renditions: number): Standing {
  const say = `The newsroom’s process answers ${Math.round(loopDelay * 1000)} ms late: it has more to do than this machine gives it. See what else is running here, or move readers to a machine of their own.`;
  const making = renditions > 0 ? ` Sizes of ${renditions} pictures, films or recordings are still being made.` : '';
  return {
    name: 'Pace',
    well: `The newsroom answers at once.${making}`,
    problems: loopDelay > SLOWEST_LOOP ? [problem('newsroom-slow', 'newsroom', say)] : [],
  };
}

/** `40 s`, `12 minutes`, `3 hours`, `4 days`. */
function inWords(seconds: number): string {
  if (seconds < 90) return `${Math.max(0, Math.round(seconds))} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} minutes`;
  if (seconds < 36 * 3600) return `${Math.round(seconds / 3600)} hours`;
  return `${Math.round(seconds / 86_400)} days`;
}

function sizeInWords(bytes: number): string {
  return bytes >= GB ? `${(bytes / GB).toFixed(1)} GB` : `${Math.round(bytes / MB)} MB`;
}
