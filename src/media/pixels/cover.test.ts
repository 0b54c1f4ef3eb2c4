import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Pixels } from './pixels.ts';
import { covered } from './cover.ts';

const raw = { width: 60, height: 40, channels: 3 } as const;

function coloursIn({ data }: Pixels, { left, top, size }: { left: number; top: number; size: number }): Set<string> {
  const found = new Set<string>();
  for (let y = top; y < top + size; y++)
    for (let x = left; x < left + size; x++) {
      const at = (y * raw.width + x) * raw.channels;
      found.add(data.subarray(at, at + raw.channels).toString('hex'));
    }
  return found;
}

test.each(['pixelate', 'blur'] as const)(
  'a covered place (%s) is a few squares, and nothing beside it changes',
  async (look) => {
    const data = randomBytes(raw.width * raw.height * raw.channels);
    const before = Buffer.from(data);
    const done = await covered({ data, raw }, [{ box: { x: 0.5, y: 0.25, width: 0.4, height: 0.6 }, look }]);
    const place = { left: 30, top: 10, size: 24 };
    if (look === 'pixelate') expect(coloursIn(done, place).size).toBeLessThanOrEqual(36);
    for (let y = 0; y < raw.height; y++)
      for (let x = 0; x < raw.width; x++) {
        const isPlace = x >= 30 && x < 54 && y >= 10 && y < 34;
        const at = (y * raw.width + x) * raw.channels;
        if (!isPlace) expect(done.data.subarray(at, at + 3)).toEqual(before.subarray(at, at + 3));
      }
  },
);

test('what does not differ within its squares cannot be told apart under a cover', async () => {
  // Two faces of one mean colour, square by square.
  const fine = (offset: number) =>
    Buffer.from(
      Array.from({ length: raw.width * raw.height * 3 }, (_, at) => ((Math.floor(at / 3) + offset) % 2 ? 200 : 40)),
    );
  const box = { x: 0, y: 0, width: 1, height: 1 };
  for (const look of ['pixelate', 'blur'] as const) {
    const [one, other] = [
      await covered({ data: fine(0), raw }, [{ box, look }]),
      await covered({ data: fine(1), raw }, [{ box, look }]),
    ];
    const furthest = one.data.reduce((most, value, at) => Math.max(most, Math.abs(value - (other.data[at] ?? 0))), 0);
    expect(furthest).toBeLessThanOrEqual(8);
  }
});
