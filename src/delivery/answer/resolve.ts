import { readPageInGuise } from '../../base/worn-guise.ts';
import type { Shelf } from '../../press/shelf.ts';
import { DamagedItem, Unavailable } from '../../press/shelf.ts';
import { type Includes, LOOK_AGAIN } from '../compose/includes.ts';
import { within } from '../compose/within.ts';
import type { ErrorPages } from '../find/error-pages.ts';
import { findPath, type Found, type Look } from '../find/find.ts';
import { type Answer, makeAnswer } from './answer.ts';
import { errorContent, itemContent, movedContent, plainContent } from './content.ts';
import type { Damage } from './damage.ts';
import { openFailurePages } from './failure-pages.ts';
import { type Headers, OVER_HTTPS } from './headers.ts';
import {
  type AnsweredItem,
  answerItem,
  compare,
  type Making,
  PAGE_LIMIT,
  type Source,
  type Sourced,
} from './item-answers.ts';
import type { ShelfChanges } from './shelf-changes.ts';

/** An answer, and how long it is good. */
export interface Entry {
  readonly answer: Answer;
  /** Null for what is found again each time something is new: redirects and missing pages. */
  readonly source: Source | null;
  /** The stamp of the shelf under which it is good; a later one when nothing it was made of is new under that. */
  stamp: number;
  /** The stamp under which the shelf last said that it is good. */
  readonly goodAt: number;
  /** The addresses it was made of, those with nothing among them; null when any settle may change it. */
  readonly looked: readonly string[] | null;
  /** Until when, on the clock of the process; for ever when everything in it is whole. */
  readonly goodUntil: number;
  /** True for an answer that is under other keys too. */
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
  readonly changes: ShelfChanges;
  readonly damage: Damage;
  /** True where caches know answers by tags in a header of their own (Cloudflare). */
  readonly isTagged?: boolean;
  /** Whether the site is known by HTTPS. */
  readonly isHttps: () => Promise<boolean>;
  /** Told of each answer that is kept in another coding. */
  readonly onGrown: (answer: Answer) => void;
}

/** Finds the answers to keys. Never throws: what fails is logged once, and the old answer, a 503 or a 500 stands in for a moment. */
export function makeResolve(parts: ResolveParts): (job: Job) => Promise<Entry> {
  const failurePages = openFailurePages(({ find }) => errorPage(parts, 500, { key: '/', find }));
  return async (job) => {
    void failurePages.keep(job);
    try {
      const entry = (await unchanged(parts, job)) ?? (await fresh(parts, job));
      parts.damage.sound(job.key);
      return entry;
    } catch (error) {
      parts.damage.found(error instanceof DamagedItem ? error.address : job.key, error);
      const answer = failurePages.last(error instanceof Unavailable ? 503 : 500);
      const stand = lastGood(parts, job) ?? { answer, source: null, isShared: true, looked: null, goodAt: job.stamp };
      return { ...stand, stamp: job.stamp, goodUntil: soon() };
    }
  };
}

/** The old answer; none when words were taken from readers since it was good, and it may have them. */
function lastGood({ changes }: ResolveParts, { old }: Job): Entry | null {
  if (!old?.source) return null;
  const { looked, goodAt } = old;
  const isChanged = looked === null || changes.touches(looked, goodAt);
  if (isChanged && goodAt < changes.takenAwayAt()) return null;
  // While the shelf fails nothing can be made again, also where a part has ended: asking each time would help nobody.
  return { ...old, source: { ...old.source, until: Infinity } };
}

/** When what is not whole is looked at again. */
function soon(): number {
  return performance.now() + LOOK_AGAIN;
}

async function unchanged({ shelf, includes }: ResolveParts, { old, stamp }: Job): Promise<Entry | null> {
  if (!old?.source) return null;
  const { same, whole, until } = await compare(shelf, includes, old.source);
  const source = { ...old.source, until };
  return same ? { ...old, source, stamp, goodAt: stamp, goodUntil: whole ? Infinity : soon() } : null;
}

async function fresh(parts: ResolveParts, job: Job): Promise<Entry> {
  const { key, find } = job;
  if (key.startsWith('!')) return innerPage(parts, job);
  const looked = new Set<string>();
  const look = lookIn(parts, looked);
  const found = await inEdition(look, await findPath(look, key));
  switch (found.is) {
    case 'item': {
      const entry = sourcedEntry(
        await answerItem(parts.includes, found, await making(parts, job, itemContent)),
        job,
        looked,
      );
      // A tombstone may stand in for another path; what comes to stand at that path itself has to be found anew.
      return (entry.source?.through?.address ?? found.address) === key ? entry : { ...entry, source: null };
    }
    case 'moved':
      return { ...simple(makeAnswer(movedContent(found.from, found.to)), job), looked: [...looked] };
    case 'missing':
      return { ...simple(await errorPage(parts, 404, { key, find }), job), isShared: true, goodUntil: soon() };
    case 'unreadable':
      return simple(makeAnswer(plainContent(400)), job);
  }
}

/** At the address of an edition stands which page is meant: that page is what was found, in the chrome of the edition. */
async function inEdition(look: Look, found: Found): Promise<Found | ({ is: 'item' } & AnsweredItem)> {
  if (found.is !== 'item' || found.shelved.item.is !== 'page') return found;
  const meant = readPageInGuise(found.shelved.item.body);
  if (meant === null) return found;
  const shelved = await look(meant.path);
  if (shelved === null) throw new DamagedItem(meant.path, 'it is missing');
  if (shelved.item.is === 'redirect') return { is: 'moved', from: meant.path, to: shelved.item.to };
  const through = { address: found.address, tag: found.shelved.tag };
  return { is: 'item', address: meant.path, shelved, worn: { edition: meant.guise, through } };
}

async function errorPage(
  { errorPages, shelf }: ResolveParts,
  status: 404 | 500,
  { key, find }: Pick<Job, 'key' | 'find'>,
): Promise<Answer> {
  const address = await within(PAGE_LIMIT, errorPages.pageFor(status, key));
  if (address !== null) return find(`!${status}${address}`);
  const isEmpty = isNothingIn(shelf.allExpected());
  return makeAnswer(isEmpty ? plainContent(503, BEFORE_THE_FIRST_PRESS) : plainContent(status));
}

/** Without walking through a shelf of many. */
function isNothingIn(addresses: Iterable<string>): boolean {
  for (const _ of addresses) return false;
  return true;
}

/** A site that is still to begin must not be taken for one without pages: when programs may ask again, in seconds. */
const BEFORE_THE_FIRST_PRESS = ['Retry-After', '60'];

/** A page that the shelf keeps for a status, under a key like `!404/_/error/404/uk`. */
async function innerPage(parts: ResolveParts, job: Job): Promise<Entry> {
  const status = job.key.startsWith('!404') ? 404 : 500;
  const address = job.key.slice('!404'.length);
  const looked = new Set<string>();
  const shelved = await lookIn(parts, looked)(address);
  if (shelved?.item.is !== 'page') return simple(makeAnswer(plainContent(status)), job);
  const contentOf: Making['contentOf'] = (composed) => errorContent(status, composed);
  return sourcedEntry(
    await answerItem(parts.includes, { address, shelved }, await making(parts, job, contentOf)),
    job,
    looked,
  );
}

async function making(
  { onGrown, isTagged, isHttps }: ResolveParts,
  job: Job,
  contentOf: Making['contentOf'],
): Promise<Making> {
  const more = (await isHttps()) ? OVER_HTTPS : [];
  const secured: Making['contentOf'] = more.length > 0 ? withMore(contentOf, more) : contentOf;
  const grown = (answer: Answer) => {
    job.onGrown();
    onGrown(answer);
  };
  return {
    old: job.old?.source ? job.old.answer : null,
    contentOf: isTagged ? tagged(secured) : secured,
    onGrown: grown,
  };
}

/** Looks on the shelf, and notes where. */
function lookIn({ shelf, damage }: ResolveParts, looked: Set<string>): Look {
  return async (address) => {
    looked.add(address);
    const shelved = await within(PAGE_LIMIT, shelf.get(address));
    damage.sound(address);
    return shelved;
  };
}

function sourcedEntry({ answer, source }: Sourced, { stamp }: Job, looked: ReadonlySet<string>): Entry {
  const includes = source.made.map(({ address }) => address);
  const goodUntil = source.whole ? Infinity : soon();
  return { answer, source, stamp, goodAt: stamp, looked: [...looked, ...includes], goodUntil, isShared: false };
}

function simple(answer: Answer, { stamp }: Job): Entry {
  return { answer, source: null, stamp, goodAt: stamp, looked: null, goodUntil: Infinity, isShared: false };
}

function withMore(contentOf: Making['contentOf'], more: Headers): Making['contentOf'] {
  return (item) => {
    const content = contentOf(item);
    return { ...content, more: [...(content.more ?? []), ...more] };
  };
}

/** The same names again, as Cloudflare takes them. */
function tagged(contentOf: Making['contentOf']): Making['contentOf'] {
  return (item) => {
    const content = contentOf(item);
    return { ...content, more: [...(content.more ?? []), 'Cache-Tag', content.keys.join(',')] };
  };
}
