import { describe, expect, test } from 'vitest';
import { chance } from '../../test/house/chance.ts';
import { toInstant } from './clock.ts';
import { readUntil, shownUntil } from './shown-until.ts';

const FIRST = 1_000_000_000;

/** Whether a web server that compares its seconds with the pattern still shows it. */
function showsAt(text: string, seconds: number): boolean {
  const [, pattern = ''] = /expr="\$DATE_GMT = \/(.*)\/"/.exec(text) ?? [];
  return new RegExp(pattern).test(String(seconds));
}

describe('markup with an end', () => {
  test('is shown in every second before it and in none after, by the pattern alone', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    const pick = chance(seed);
    const ends = [FIRST, 1_999_999_999, 2_000_000_000, 1_800_000_000, 1_789_000_009];
    for (let count = 0; count < 300; count += 1) ends.push(FIRST + pick.number(2_000_000_000));
    for (const end of ends) {
      const text = shownUntil('<p>Now</p>', toInstant(new Date(end * 1000)));
      const others = Array.from({ length: 20 }, () => FIRST + pick.number(2_000_000_000));
      for (const seconds of [end - 1, end, end + 1, end + 3600, ...others].filter((one) => one >= FIRST))
        expect(showsAt(text, seconds), `${seconds} before ${end}, seed ${seed}`).toBe(seconds < end);
      expect(/expr="([^"]*)"/.exec(text)?.[1]?.length).toBeLessThan(256);
    }
  });

  test('is read back, with its end', () => {
    const { body, until } = readUntil(Buffer.from(shownUntil('<p>Flood</p>', '2026-11-29T15:00:00Z')));
    expect([String(body), until]).toEqual(['<p>Flood</p>', Date.UTC(2026, 10, 29, 15)]);
  });

  test.each(['', '<p>Flood</p>', '<!--until 2026-11-29T15:00:00Z--><p>Flood</p>', '<p><!--#endif --></p>'])(
    'has no end where none is said in front: %j',
    (text) => {
      const { body, until } = readUntil(Buffer.from(text));
      expect([String(body), until]).toEqual([text, Number.POSITIVE_INFINITY]);
    },
  );
});
