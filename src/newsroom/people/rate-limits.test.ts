import { describe, expect, it } from 'vitest';
import { type Guess, rateLimits, networkOf } from './rate-limits.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

const aGuess = (said: Partial<Guess> = {}): Guess => ({
  account: 'ada@paper.example',
  address: '192.0.2.1',
  device: null,
  ...said,
});

/** How many of so many wrong guesses are looked at, one a second. */
function lookedAt(limits = rateLimits(), { seconds, each }: { seconds: number; each: (at: number) => Guess }): number {
  let taken = 0;
  for (let at = 0; at < seconds; at += 1) if (limits.take(each(at), at).is === 'taken') taken += 1;
  return taken;
}

describe('one guesser at one account', () => {
  it('has five guesses, then waits twice as long each time, up to a quarter of an hour', () => {
    const limits = rateLimits();
    let now = 0;
    const waits: number[] = [];
    for (let guess = 0; guess < 18; guess += 1) {
      let leave = limits.take(aGuess(), now);
      if (leave.is === 'refused') {
        waits.push(leave.wait);
        now += leave.wait;
        leave = limits.take(aGuess(), now);
      }
      expect(leave.is).toBe('taken');
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  it('who asks a thousand times at once has five looked at', () => {
    const limits = rateLimits();
    const leaves = Array.from({ length: 1000 }, () => limits.take(aGuess(), 0));
    expect(leaves.filter(({ is }) => is === 'taken')).toHaveLength(5);
  });

  it('gets some hundred guesses a day, not millions', () => {
    expect(lookedAt(undefined, { seconds: DAY, each: () => aGuess() })).toBeLessThan(120);
  });

  it('is forgiven after being right, and after a day of quiet', () => {
    const limits = rateLimits();
    for (let guess = 0; guess < 4; guess += 1) limits.take(aGuess(), 0);
    const right = limits.take(aGuess(), 0);
    if (right.is === 'taken') right.wasRight();
    for (let guess = 0; guess < 5; guess += 1) expect(limits.take(aGuess(), 1).is).toBe('taken');
    expect(limits.take(aGuess(), 1).is).toBe('refused');
    expect(limits.take(aGuess(), 1 + DAY).is).toBe('taken');
  });
});

describe('an attacker', () => {
  const own = { device: 'known' };

  it('with a thousand addresses does not keep the owner out who is on a device they know', () => {
    const limits = rateLimits();
    for (let at = 0; at < 10_000; at += 1)
      limits.take(aGuess({ address: `198.51.${at % 250}.${at % 241}` }), Math.floor(at / 200));
    expect(limits.take(aGuess({ address: '203.0.113.9' }), 49).is).toBe('refused');
    expect(limits.take(aGuess(own), 49).is).toBe('taken');
  });

  it('in the same building as the owner does not either', () => {
    const limits = rateLimits();
    for (let guess = 0; guess < 1000; guess += 1) limits.take(aGuess(), 0);
    expect(limits.take(aGuess(own), 0).is).toBe('taken');
  });

  it('on one address does not keep out others elsewhere, nor the owner elsewhere on a new device', () => {
    const limits = rateLimits();
    for (let guess = 0; guess < 1000; guess += 1) limits.take(aGuess({ account: `p${guess}@paper.example` }), 0);
    expect(limits.take(aGuess({ account: 'p1@paper.example', address: '203.0.113.9' }), 0).is).toBe('taken');
  });

  it('with any number of addresses and accounts gets what everybody together gets: 100, and 720 an hour', () => {
    const each = (at: number) =>
      aGuess({ account: `p${at}@paper.example`, address: `10.${at % 250}.${at % 241}.${at % 239}` });
    const taken = lookedAt(undefined, { seconds: 2 * HOUR, each });
    expect(taken).toBeGreaterThan(1400);
    expect(taken).toBeLessThanOrEqual(100 + 2 * 720);
  });

  it('who goes through the addresses of one IPv6 customer is one network', () => {
    const limits = rateLimits();
    const from = (host: number) =>
      aGuess({ account: `p${host}@paper.example`, address: `2001:db8:1:2::${host.toString(16)}` });
    const taken = Array.from({ length: 500 }, (_, host) => limits.take(from(host), 0)).filter(
      ({ is }) => is === 'taken',
    );
    expect(taken).toHaveLength(20);
  });

  it('who has the owner’s device guesses slowly too', () => {
    expect(lookedAt(undefined, { seconds: DAY, each: () => aGuess(own) })).toBeLessThan(320);
  });

  it('who can set the clock back makes nobody wait longer', () => {
    const limits = rateLimits();
    for (let guess = 0; guess < 30; guess += 1) limits.take(aGuess(), 1_000_000 + guess * 900);
    expect(limits.take(aGuess(), 0)).toEqual({ is: 'refused', wait: 900 });
  });

  it('cannot fill the memory', () => {
    const limits = rateLimits();
    const each = (at: number) =>
      aGuess({ account: `p${at}`, address: `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}` });
    expect(lookedAt(limits, { seconds: 120_000, each })).toBeGreaterThan(20_000);
    expect(limits.take(aGuess(), 120_000).is).toBe('taken');
  });
});

describe('honest people on devices nobody knows, while somebody guesses from many networks', () => {
  /** What a telephone's browser tries in a second; Chromium on two cores tries 6,500 (decision 0019). */
  const TRIES = 2_000;

  interface Attack {
    /** Guesses a second, each from a /64 of its own. */
    readonly aSecond: number;
    /** Whom they guess at. */
    readonly at: (n: number) => string;
    /** How many laptops' worth of work they do for it. */
    readonly machines: number;
  }

  /** Ten minutes of it, and somebody honest every 30 seconds: how many came in, and the longest that their device worked. */
  function tenMinutesOf({ aSecond, at, machines }: Attack) {
    const limits = rateLimits();
    let [saved, wrong, cameIn, longest] = [0, 0, 0, 0];
    for (let now = 0; now < 600; now += 1) {
      saved += machines * TRIES;
      for (let n = now * aSecond; n < (now + 1) * aSecond; n += 1) {
        const account = at(n);
        const address = `2001:db8:${(n >> 8).toString(16)}:${(n & 255).toString(16)}::1`;
        let leave = limits.take({ account, address, device: null }, now);
        const cost = 2 ** (limits.price(account, now) ?? 40);
        if (leave.is === 'refused' && saved >= cost) {
          saved -= cost;
          leave = limits.take({ account, address, device: null, hasWorked: true }, now);
        }
        if (leave.is === 'taken' && account === 'ada@paper.example') wrong += 1;
      }
      if (now % 30 !== 29) continue;
      const honest = aGuess({ address: `203.0.113.${now % 250}` });
      let leave = limits.take(honest, now);
      const price = limits.price(honest.account, now);
      if (leave.is === 'refused' && price !== null) {
        longest = Math.max(longest, 2 ** price / TRIES);
        leave = limits.take({ ...honest, hasWorked: true }, now);
      }
      if (leave.is === 'refused') continue;
      cameIn += 1;
      leave.wasRight();
    }
    return { cameIn, wrong, longest };
  }

  const everybodyInTurn = (n: number): string => `p${n % 40}@paper.example`;
  const adaAlone = (): string => 'ada@paper.example';

  it.each([
    ['at everybody in turn', { aSecond: 3, at: everybodyInTurn, machines: 0 }],
    ['at everybody in turn, fast', { aSecond: 100, at: everybodyInTurn, machines: 0 }],
    ['at them alone', { aSecond: 3, at: adaAlone, machines: 0 }],
    ['at them alone, fast', { aSecond: 100, at: adaAlone, machines: 0 }],
  ])('come in each time, for seconds of work: guessing %s', (_what, attack) => {
    const { cameIn, longest, wrong } = tenMinutesOf(attack);
    expect(cameIn).toBe(20);
    expect(longest).toBeLessThanOrEqual(8);
    expect(wrong).toBeLessThanOrEqual(50);
  });

  it.each([
    ['everybody in turn with ten machines', { aSecond: 100, at: everybodyInTurn, machines: 10 }, 8],
    ['them alone with a machine', { aSecond: 3, at: adaAlone, machines: 1 }, 140],
  ])('come in each time when the guesser works for it too, at %s', (_what, attack, seconds) => {
    const { cameIn, longest, wrong } = tenMinutesOf(attack);
    expect(cameIn).toBe(20);
    expect(longest).toBeLessThanOrEqual(seconds);
    expect(wrong).toBeLessThanOrEqual(100);
  });

  it('an account has at most a hundred wrong guesses in any hour, whatever is worked for them', () => {
    const limits = rateLimits();
    const taken: number[] = [];
    for (let now = 0; now < 4 * HOUR; now += 1) {
      const guess = aGuess({ address: `2001:db8:${(now >> 8).toString(16)}:${(now & 255).toString(16)}::1` });
      for (const hasWorked of [false, true])
        if (limits.take({ ...guess, hasWorked }, now).is === 'taken') taken.push(now);
    }
    for (const start of taken)
      expect(taken.filter((at) => at >= start && at < start + HOUR).length).toBeLessThanOrEqual(100);
    expect(limits.price('ada@paper.example', 4 * HOUR)).toBeNull();
    expect(limits.price('tom@paper.example', 4 * HOUR)).not.toBeNull();
  });

  it('need not work in a network in which they are signed in', () => {
    const limits = rateLimits();
    for (let n = 0; n < 2_000; n += 1)
      limits.take(aGuess({ address: `2001:db8:0:${n.toString(16)}::1`, hasWorked: n % 2 === 0 }), 0);
    expect(limits.take(aGuess({ address: '203.0.113.9' }), 0).is).toBe('refused');
    expect(limits.take(aGuess({ address: '203.0.113.9', isAtHome: true }), 0).is).toBe('taken');
  });
});

describe('what is refused', () => {
  it('costs nothing: waiting as long as it says is enough', () => {
    const limits = rateLimits();
    for (let guess = 0; guess < 500; guess += 1) limits.take(aGuess(), 0);
    const leave = limits.take(aGuess(), 0);
    expect(leave).toEqual({ is: 'refused', wait: 1 });
    expect(limits.take(aGuess(), 1).is).toBe('taken');
  });
});

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:0:12:ffff::1', '2001:db8:0:12::/64'],
  ['2001:0DB8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
