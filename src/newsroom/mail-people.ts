import type { Instant } from '../base/clock.ts';
import { accountNewsAfter } from '../store/account-events.ts';
import { moveCursor, readCursor } from '../store/changes.ts';
import { readSettings } from '../store/documents.ts';
import { markSent, type Notice, readNoticeWays, unsentNotices } from '../store/notices.ts';
import { readAccount } from '../store/people.ts';
import type { Uses } from './acts.ts';
import { accountLetter, type Letter, noticeLetter, type Sender } from './mail/letters.ts';
import { isQuiet } from './mail/quiet-hours.ts';
import type { Mailer } from './mailer.ts';
import { DAY, secondsAfter } from './people/time.ts';

type Rooms = Uses<'store' | 'clock' | 'log'>;

/** What is sent with: the way out, and where the newsroom's screens are. */
export interface Mailing {
  readonly mailer: Mailer;
  readonly url: string;
}

/** Under this name the store keeps up to which act people were told by e-mail what happened to their accounts. */
const CURSOR = 'account-mail';

/** Nobody is sent what is older: a newsroom that begins to send e-mail, or could not for long, does not send its past. */
const OLDEST = DAY;

/**
 * Sends what is due by e-mail: to whoever it concerns what happened to their account, at any hour; and what they were told and have not done,
 * one letter each, outside their quiet hours. What could not be sent is due again. True when all of it was sent. Throws when no letter
 * can be sent at all.
 */
export async function mailPeople(rooms: Rooms, mailing: Mailing): Promise<boolean> {
  const settings = await readSettings(rooms.store.reader);
  const clock = settings?.editions[0]?.clocks.at(-1);
  const sender = { name: settings?.name ?? 'Standfirst', url: mailing.url, zone: clock?.timeZone ?? 'UTC' };
  const since = secondsAfter(rooms.clock.now(), -OLDEST);
  const post = { rooms, mailer: mailing.mailer, sender, since };
  const isAccountsDone = await mailAccounts(post);
  return (await mailNotices(post)) && isAccountsDone;
}

interface Post {
  readonly rooms: Rooms;
  readonly mailer: Mailer;
  readonly sender: Sender;
  readonly since: Instant;
}

/** In their order: what cannot be sent yet is waited for, so that nobody is left untold. */
async function mailAccounts(post: Post): Promise<boolean> {
  const { store } = post.rooms;
  const news = await accountNewsAfter(store.reader, await readCursor(store.reader, CURSOR), post.since);
  for (const one of news) {
    for (const to of one.emails) if (!(await send(post, accountLetter(one, to, post.sender)))) return false;
    await store.write((tx) => moveCursor(tx, CURSOR, one.seq));
  }
  return true;
}

async function mailNotices(post: Post): Promise<boolean> {
  const { store } = post.rooms;
  const byPerson = Map.groupBy(await unsentNotices(store.reader, post.since), ({ person }) => person);
  let isAllSent = true;
  for (const [person, notices] of byPerson) {
    const to = await addressNow(post, person);
    if (to !== null) isAllSent = (await mailOne(post, notices, to)) && isAllSent;
  }
  return isAllSent;
}

/** Where somebody may be sent something at this hour; null when they may not. */
async function addressNow({ rooms: { store, clock } }: Post, person: string): Promise<string | null> {
  const account = await readAccount(store.reader, person);
  if (!account || account.isDemo || account.state.is !== 'active') return null;
  const { byMail, quiet } = await readNoticeWays(store.reader, person);
  return byMail && !isQuiet(clock.now(), quiet) ? account.email : null;
}

async function mailOne(post: Post, notices: readonly Notice[], to: string): Promise<boolean> {
  const { store, clock } = post.rooms;
  if (!(await send(post, noticeLetter(notices, to, post.sender)))) return false;
  const ids = notices.map(({ id }) => id);
  await store.write((tx) => markSent(tx, ids, clock.now()));
  return true;
}

/** False when it is to be tried again. What a server refuses for good is noted and not sent again. */
async function send({ mailer, rooms: { log } }: Post, letter: Letter): Promise<boolean> {
  const sent = await mailer.send(letter);
  if (sent === 'refused')
    log.warn({ to: letter.to }, 'The mail server refused a letter for good; it is not sent again.');
  return sent !== 'later';
}
