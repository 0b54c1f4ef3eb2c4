import type { Instant } from '../base/clock.ts';
import { contentName } from '../base/hash.ts';
import { readSettings } from '../store/documents.ts';
import { markSent, type Notice, readNoticeWays, unsentNotices } from '../store/notices.ts';
import {
  delayMail,
  endMailDelay,
  hasAccountLetters,
  type MailDelay,
  mailDelays,
  queueAccountLetters,
  takeFromQueue,
  type WaitingLetter,
  waitingLetters,
} from '../store/outgoing-mail.ts';
import { readAccount } from '../store/people.ts';
import type { Uses } from './acts.ts';
import { accountLetter, type Letter, noticeLetter, type Sender } from './mail/letters.ts';
import { isQuiet } from './mail/quiet-hours.ts';
import type { Mailer } from './mailer.ts';
import { DAY, HOUR, MINUTE, secondsAfter } from './people/time.ts';

type Rooms = Uses<'store' | 'clock' | 'log'>;

/** What is sent with: the way out, and where the newsroom's screens are. */
export interface Mailing {
  readonly mailer: Mailer;
  readonly url: string;
}

/** Nobody is sent what is older: a newsroom that begins to send e-mail, or could not for long, does not send its past. */
const OLDEST = DAY;

/**
 * Sends what is due by e-mail: to whoever it concerns what happened to their account, at any hour; and what they were told and have not done,
 * one letter each, outside their quiet hours. Each address is on its own: one whose server asks for patience is asked again, ever less
 * often, and nobody else waits for it. True when all of it was sent. Throws when no letter can be sent at all.
 */
export async function mailPeople(rooms: Rooms, mailing: Mailing): Promise<boolean> {
  const settings = await readSettings(rooms.store.reader);
  const clock = settings?.editions[0]?.clocks.at(-1);
  const sender = { name: settings?.name ?? 'Standfirst', url: mailing.url, zone: clock?.timeZone ?? 'UTC' };
  const since = secondsAfter(rooms.clock.now(), -OLDEST);
  const delays = await mailDelays(rooms.store.reader);
  const round: Round = {
    rooms,
    mailer: mailing.mailer,
    sender,
    since,
    delays,
    putOff: new Set<string>(),
    failed: [],
    inARow: 0,
    answers: 0,
    isAllSent: true,
  };
  await mailAccounts(round);
  await mailNotices(round);
  await endRound(round);
  return round.isAllSent;
}

interface Round {
  readonly rooms: Rooms;
  readonly mailer: Mailer;
  readonly sender: Sender;
  readonly since: Instant;
  /** Addresses whose server asked for patience. */
  readonly delays: Map<string, MailDelay>;
  /** Addresses that are not written to any more in this round. */
  readonly putOff: Set<string>;
  /** Letters on which the connection broke, and how many of them in a row. */
  readonly failed: { readonly to: string; readonly error: unknown }[];
  inARow: number;
  /** How often the mail server said something of a letter. */
  answers: number;
  isAllSent: boolean;
}

async function mailAccounts(round: Round): Promise<void> {
  const { store, log } = round.rooms;
  if (!(await hasAccountLetters(store.reader, round.since))) return;
  const lost = await store.write((tx) => queueAccountLetters(tx, round.since));
  if (lost > 0)
    log.error({ letters: lost }, 'News of people’s accounts could not be e-mailed for a day and has been given up.');
  for (const waiting of await waitingLetters(store.reader)) await mailAccount(round, waiting);
}

async function mailAccount(round: Round, waiting: WaitingLetter): Promise<void> {
  const { news, to } = waiting;
  if (!(await send(round, accountLetter(news, to, round.sender), `${news.seq} ${news.at}`))) return;
  await round.rooms.store.write((tx) => takeFromQueue(tx, waiting));
}

async function mailNotices(round: Round): Promise<void> {
  const { store } = round.rooms;
  const byPerson = Map.groupBy(await unsentNotices(store.reader, round.since), ({ person }) => person);
  for (const [person, notices] of byPerson) {
    const to = await addressNow(round, person);
    if (to !== null) await mailOne(round, notices, to);
  }
}

/** Where somebody may be sent something at this hour; null when they may not. */
async function addressNow({ rooms: { store, clock } }: Round, person: string): Promise<string | null> {
  const account = await readAccount(store.reader, person);
  if (!account || account.isDemo || account.state.is !== 'active') return null;
  const { byMail, quiet } = await readNoticeWays(store.reader, person);
  return byMail && !isQuiet(clock.now(), quiet) ? account.email : null;
}

async function mailOne(round: Round, notices: readonly Notice[], to: string): Promise<void> {
  const { store, clock } = round.rooms;
  const about = notices.map(({ id, at }) => `${id} ${at}`).join();
  if (!(await send(round, noticeLetter(notices, to, round.sender), about))) return;
  const ids = notices.map(({ id }) => id);
  await store.write((tx) => markSent(tx, ids, clock.now()));
}

/** True when nothing more is to be done about it: it was sent, or refused for good. `about` tells letters to one address apart. */
async function send(round: Round, letter: Letter, about: string): Promise<boolean> {
  const id = contentName(`${round.sender.url} ${letter.to} ${about}`);
  const isSettled = !isPutOff(round, letter.to) && (await tried(round, { ...letter, id }));
  if (!isSettled) round.isAllSent = false;
  return isSettled;
}

function isPutOff({ putOff, delays, rooms: { clock } }: Round, to: string): boolean {
  return putOff.has(to) || (delays.get(to)?.dueAt ?? '') > clock.now();
}

async function tried(round: Round, letter: Letter): Promise<boolean> {
  const { mailer, rooms, delays } = round;
  const sent = await mailer.send(letter).catch((error: unknown) => brokeOff(round, letter.to, error));
  if (sent === null) return false;
  round.answers += 1;
  round.inARow = 0;
  if (sent === 'later') return delay(round, letter.to);
  if (sent === 'refused')
    rooms.log.warn({ to: letter.to }, 'The mail server refused an e-mail for good; it will not be sent again.');
  if (delays.delete(letter.to)) await rooms.store.write((tx) => endMailDelay(tx, letter.to));
  return true;
}

/** One letter may be what breaks the connection; several in a row say that the server is away. */
const MOST_IN_A_ROW = 3;

function brokeOff(round: Round, to: string, error: unknown): null {
  round.putOff.add(to);
  round.failed.push({ to, error });
  round.inARow += 1;
  if (round.inARow === MOST_IN_A_ROW) throw error;
  return null;
}

/** Where the server took other letters, now or before, those on which the connection broke wait like those that it put off. */
async function endRound(round: Round): Promise<void> {
  const first = round.failed.find(({ to }) => !round.delays.has(to));
  if (first && round.answers === 0) throw first.error;
  for (const { to, error } of round.failed) {
    round.rooms.log.warn(
      { err: error, to },
      'An e-mail could not be handed over; it will be tried again, less and less often.',
    );
    await delay(round, to);
  }
}

async function delay(round: Round, to: string): Promise<false> {
  const { store, clock } = round.rooms;
  const tries = (round.delays.get(to)?.tries ?? 0) + 1;
  const later = { tries, dueAt: secondsAfter(clock.now(), waitAfter(tries)) };
  round.putOff.add(to);
  await store.write((tx) => delayMail(tx, to, later));
  return false;
}

/** Servers that do not know a sender yet take the second try; whoever is still put off then is asked at most once an hour in the end. */
function waitAfter(tries: number): number {
  return tries === 1 ? 0 : Math.min(HOUR, MINUTE * 2 ** (tries - 2));
}
