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
    expect(lookedAt(limits, { seconds: 200_000, each })).toBeGreaterThan(20_000);
    expect(limits.take(aGuess(), 200_000).is).toBe('taken');
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
