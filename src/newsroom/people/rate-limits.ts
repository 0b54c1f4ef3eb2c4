import { isIPv6 } from 'node:net';
import { DAY, HOUR, MINUTE } from './time.ts';

/** What was spent of a budget, or how often somebody failed, and when. */
export interface Spent {
  readonly much: number;
  readonly at: number;
}

/** Where budgets are remembered, by their names. What has ended may be forgotten: it is as if it had never been. */
export interface Memory {
  get(name: string): Spent | undefined;
  set(name: string, spent: Spent, ends: number): void;
  delete(name: string): void;
}

/** Somebody tries a password. */
export interface Guess {
  /** The account that is named, whether or not there is one. */
  readonly account: string;
  /** The network address it comes from. */
  readonly address: string;
  /** What names the device when somebody has signed in to this very account on it before; null otherwise. */
  readonly device: string | null;
  /** True from a network in which the owner of the account is signed in now. */
  readonly isAtHome?: boolean;
  /** True when the device has done the work that was asked of it (`price`). */
  readonly hasWorked?: boolean;
}

/** Either the guess may be looked at, and `wasRight` takes its cost back; or it must wait so many seconds. */
export type Leave = { readonly is: 'taken'; wasRight(): void } | { readonly is: 'refused'; readonly wait: number };

export interface RateLimits {
  /** Counts a guess before it is looked at, so that guesses sent all at once are counted too. `now` is in seconds. */
  take(guess: Guess, now: number): Leave;
  /**
   * For how much work a device may guess at an account without waiting, in bits: each is twice the work of the one before. Null when no
   * work helps: so many have worked and failed within the hour that the account is closed to devices it does not know.
   */
  price(account: string, now: number): number | null;
  /** Gives back what a guess cost that was right. */
  giveBack(guess: Guess, now: number): void;
}

/**
 * Keeps guessing slow without letting a guesser lock anybody out. A device on which somebody has signed in to an account before has
 * a budget of its own there, which nobody else can spend (after OWASP's device cookies), and so has a network in which they are signed in.
 * Everything else is free as long as few ask: by pair of account and network, with waits that double; by network; by account; and all
 * together. Who finds one of these spent, by whomever, waits, or has their device work for it: some seconds, and the more, the
 * more have worked and failed. So guesses from however many networks keep out nobody who waits for those seconds, and any one account has
 * at most a hundred wrong guesses an hour from devices it does not know.
 */
export function rateLimits(memory: Memory = ownMemory()): RateLimits {
  const kept = (kind: string): Memory => within(memory, kind);
  const devices = waits({ free: 10, longest: 5 * MINUTE }, kept('device'));
  const pairs = waits({ free: 5, longest: 15 * MINUTE }, kept('pair'));
  const networks = buckets({ most: 20, refillSeconds: 10 }, kept('network'));
  const accounts = buckets({ most: 20, refillSeconds: 3 * MINUTE }, kept('account'));
  const everybody = buckets({ most: 100, refillSeconds: 5 }, kept('everybody'));
  // In any hour so many as are there at its beginning and as many again.
  const hours = buckets({ most: HOURLY / 2, refillSeconds: HOUR / (HOURLY / 2) }, kept('hour'));
  const works = buckets({ most: 200, refillSeconds: 1 }, kept('work'));
  const budgetsOf = ({ account, address, device, isAtHome, hasWorked }: Guess): Budget[] => {
    if (device !== null) return [devices(`${account} ${device}`)];
    if (hasWorked) return [hours(account), works('')];
    const pair = pairs(`${account} ${networkOf(address)}`);
    return isAtHome ? [pair] : [pair, networks(networkOf(address)), accounts(account), everybody(''), hours(account)];
  };
  const giveBack: RateLimits['giveBack'] = (guess, now) => {
    for (const budget of budgetsOf(guess)) budget.giveBack(now);
  };
  return {
    giveBack,
    take: (guess, now) => {
      const leave = takeFrom(budgetsOf(guess), now);
      return leave.is === 'refused' ? leave : { is: 'taken', wasRight: () => giveBack(guess, now) };
    },
    price: (account, now) => {
      if (hours(account).wait(now) > 0) return null;
      const steps = hours(account).spent(now) / STEP + works('').spent(now) / STEP_OF_ALL;
      return Math.min(DEAREST, CHEAPEST + Math.floor(steps));
    },
  };
}

/** OWASP ASVS 4.0.3, 2.2.1: no more than a hundred failed attempts an hour on one account. */
const HOURLY = 100;

/** A laptop's browser does the cheapest in a second, the dearest in some minutes. */
const CHEAPEST = 10;
const DEAREST = 18;
/** After so many wrong guesses at one account, and so many for which anybody worked, the next is twice as dear. */
const STEP = 6;
const STEP_OF_ALL = 40;

export interface Budget {
  /** Seconds until it has something to spend; 0 when it has. */
  wait(now: number): number;
  /** More than it has leaves it in debt for the time that follows. */
  spend(now: number, much?: number): void;
  giveBack(now: number): void;
}

/** Spends from all of them or from none. */
function takeFrom(budgets: readonly Budget[], now: number): { is: 'taken' } | { is: 'refused'; wait: number } {
  const wait = Math.max(...budgets.map((budget) => budget.wait(now)));
  if (wait > 0) return { is: 'refused', wait: Math.ceil(wait) };
  for (const budget of budgets) budget.spend(now);
  return { is: 'taken' };
}

/** Some guesses are free; each one after them makes the next wait twice as long. Being right, or a day of quiet, forgives. */
function waits({ free, longest }: { free: number; longest: number }, failures: Memory): (key: string) => Budget {
  const known = (key: string, now: number): Spent => {
    const kept = failures.get(key);
    return kept && now - kept.at < DAY ? kept : { much: 0, at: now };
  };
  const due = ({ much, at }: Spent) => (much < free ? at : at + Math.min(longest, 2 ** (much - free)));
  return (key) => ({
    // A clock that is set back must not make anybody wait longer than the longest.
    wait: (now) => Math.min(longest, Math.max(0, due(known(key, now)) - now)),
    spend: (now) => failures.set(key, { much: known(key, now).much + 1, at: now }, now + DAY),
    giveBack: () => failures.delete(key),
  });
}

interface Bucket extends Budget {
  /** How much of it is spent now. */
  spent(now: number): number;
}

/** So many at once, then one more as often as it says. */
export function buckets(
  { most, refillSeconds }: { most: number; refillSeconds: number },
  levels: Memory = ownMemory(),
): (key: string) => Bucket {
  const spent = (key: string, now: number): number => {
    const kept = levels.get(key);
    return kept ? Math.max(0, kept.much - Math.max(0, now - kept.at) / refillSeconds) : 0;
  };
  const set = (key: string, much: number, now: number): void =>
    levels.set(key, { much, at: now }, Math.ceil(now + much * refillSeconds));
  return (key) => ({
    wait: (now) => Math.max(0, (1 - (most - spent(key, now))) * refillSeconds),
    spent: (now) => spent(key, now),
    spend: (now, much = 1) => set(key, spent(key, now) + much, now),
    giveBack: (now) => set(key, Math.max(0, spent(key, now) - 1), now),
  });
}

function within(memory: Memory, kind: string): Memory {
  return {
    get: (name) => memory.get(`${kind} ${name}`),
    set: (name, spent, ends) => memory.set(`${kind} ${name}`, spent, ends),
    delete: (name) => memory.delete(`${kind} ${name}`),
  };
}

/** More than the limit for everybody together lets anyone fill within hours; the longest untouched go first. */
const MOST_REMEMBERED = 100_000;

/** Remembered by this process alone. */
function ownMemory(): Memory {
  const values = new Map<string, Spent>();
  return {
    get: (name) => values.get(name),
    delete: (name) => void values.delete(name),
    set: (name, spent) => {
      values.delete(name);
      values.set(name, spent);
      const [oldest] = values.keys();
      if (values.size > MOST_REMEMBERED && oldest !== undefined) values.delete(oldest);
    },
  };
}

/** The network an address belongs to: itself in IPv4, the /64 that a customer is given in IPv6 (RFC 6177). */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [plain = ''] = address.split('%');
  return isIPv6(plain) ? `${expanded(plain).slice(0, 4).join(':')}::/64` : address;
}

function expanded(address: string): string[] {
  const [head = '', tail = ''] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].map((part) => part.toLowerCase().replace(/^0+(?=.)/, ''));
}
