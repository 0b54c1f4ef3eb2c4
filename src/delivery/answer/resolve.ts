import type { Log } from '../../base/log.ts';
import type { Shelf } from '../../press/shelf.ts';
import { type Includes, LOOK_AGAIN } from '../compose/includes.ts';
import { within } from '../compose/within.ts';
import type { ErrorPages } from '../find/error-pages.ts';
import { findPath, type Look } from '../find/find.ts';
import { type Answer, makeAnswer } from './answer.ts';
import { errorContent, itemContent, movedContent, plainContent } from './content.ts';
import { answerItem, compare, type Making, PAGE_LIMIT, type Source, type Sourced } from './item-answers.ts';

/** An answer, and how long it is good. */
export interface Entry {
  readonly answer: Answer;
  /** Null for what is found anew each time something is new: redirects and missing pages. */
  readonly source: Source | null;
  /** The stamp of the shelf under which it is good. */
  readonly stamp: number;
  /** Until when, on the clock of the process; for ever when everything in it is whole. */
  readonly goodUntil: number;
  /** True for an answer that stands under other keys too. */
  readonly isShared: boolean;
}

/** A key whose answer is wanted. */
export interface Job {
  /** A path as it was asked for, or `!404/_/error/404/uk`: a page of the shelf to answer with under that status. */
  readonly key: string;
  /** The stamp of the shelf before anything is looked at. */
  readonly stamp: number;
  readonly old: Entry | null;
  /** The answer to another key. */
  readonly find: (key: string) => Promise<Answer>;
  readonly onGrown: () => void;
}

export interface ResolveParts {
  readonly shelf: Shelf;
  readonly includes: Includes;
  readonly errorPages: ErrorPages;
  readonly log: Log;
  /** Told of each answer that is kept in another coding. */
  readonly onGrown: (answer: Answer) => void;
}

/** Finds the answers to keys. Never throws: what fails is logged, and the old answer or a 500 stands in for a moment. */
export function makeResolve(parts: ResolveParts): (job: Job) => Promise<Entry> {
  const failurePage = openFailurePage(parts);
  return async (job) => {
    void failurePage.keep(job);
    try {
      return (await unchanged(parts, job)) ?? (await fresh(parts, job));
    } catch (error) {
      parts.log.error(
        { path: job.key, err: error },
        'A page could not be read from the shelf; readers get its last good state, if there is one.',
      );
      const old = job.old?.source ? job.old : null;
      const stand = old ?? { answer: failurePage.last(), source: null, isShared: true };
      return { ...stand, stamp: job.stamp, goodUntil: soon() };
    }
  };
}

/** The page that says something is wrong; read while all is well, because it cannot be read when it is needed. */
function openFailurePage(parts: ResolveParts) {
  let last = makeAnswer(plainContent(500));
  let stamp = -1;
  const keep = async (job: Job) => {
    if (job.stamp === stamp || job.key.startsWith('!')) return;
    stamp = job.stamp;
    const page = await errorPage(parts, 500, { key: '/', find: job.find }).catch(() => last);
    last = page;
  };
  return { keep, last: () => last };
}

/** When what is not whole is looked at again. */
function soon(): number {
  return performance.now() + LOOK_AGAIN;
}

async function unchanged({ shelf, includes }: ResolveParts, { old, stamp }: Job): Promise<Entry | null> {
  if (!old?.source) return null;
  const { same, whole } = await compare(shelf, includes, old.source);
  return same ? { ...old, stamp, goodUntil: whole ? Infinity : soon() } : null;
}

async function fresh(parts: ResolveParts, job: Job): Promise<Entry> {
  const { key, find } = job;
  if (key.startsWith('!')) return innerPage(parts, job);
  const found = await findPath(lookIn(parts.shelf), key);
  switch (found.is) {
    case 'item': {
      const sourced = await answerItem(parts.includes, found, making(parts, job, itemContent));
      // A tombstone may stand in for another path; what comes to stand at that path itself has to be found anew.
      return found.address === key ? sourcedEntry(sourced, job) : { ...sourcedEntry(sourced, job), source: null };
    }
    case 'moved':
      return simple(makeAnswer(movedContent(key, found.to)), job);
    case 'missing':
      return { ...simple(await errorPage(parts, 404, { key, find }), job), isShared: true, goodUntil: soon() };
    case 'unreadable':
      return simple(makeAnswer(plainContent(400)), job);
  }
}

async function errorPage(
  { errorPages }: ResolveParts,
  status: 404 | 500,
  { key, find }: Pick<Job, 'key' | 'find'>,
): Promise<Answer> {
  const address = await within(PAGE_LIMIT, errorPages.pageFor(status, key));
  return address === null ? makeAnswer(plainContent(status)) : find(`!${status}${address}`);
}

/** A page that the shelf keeps for a status, under a key like `!404/_/error/404/uk`. */
async function innerPage(parts: ResolveParts, job: Job): Promise<Entry> {
  const status = job.key.startsWith('!404') ? 404 : 500;
  const address = job.key.slice('!404'.length);
  const shelved = await lookIn(parts.shelf)(address);
  if (shelved?.item.is !== 'page') return simple(makeAnswer(plainContent(status)), job);
  const contentOf: Making['contentOf'] = (composed) => errorContent(status, composed);
  return sourcedEntry(await answerItem(parts.includes, { address, shelved }, making(parts, job, contentOf)), job);
}

function making({ onGrown }: ResolveParts, job: Job, contentOf: Making['contentOf']): Making {
  const grown = (answer: Answer) => {
    job.onGrown();
    onGrown(answer);
  };
  return { old: job.old?.source ? job.old.answer : null, contentOf, onGrown: grown };
}

function lookIn(shelf: Shelf): Look {
  return (address) => within(PAGE_LIMIT, shelf.get(address));
}

function sourcedEntry({ answer, source }: Sourced, { stamp }: Job): Entry {
  return { answer, source, stamp, goodUntil: source.whole ? Infinity : soon(), isShared: false };
}

function simple(answer: Answer, { stamp }: Job): Entry {
  return { answer, source: null, stamp, goodUntil: Infinity, isShared: false };
}
