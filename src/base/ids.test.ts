import { describe, expect, it } from 'vitest';
import { ID_ALPHABET, isId, newId } from './ids.ts';

describe('ids', () => {
  it('are ten characters of the alphabet and know themselves', () => {
    const ids = Array.from({ length: 2000 }, newId);
    expect(ids.every((id) => id.length === 10 && isId(id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('use every letter of the alphabet about equally often', () => {
    const counts = new Map<string, number>();
    for (const letter of Array.from({ length: 6000 }, newId).join(''))
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    expect([...counts.keys()].sort().join('')).toBe(ID_ALPHABET);
    // 60,000 draws of 30 letters: 2,000 each, give or take 44 (one standard deviation); seven of those are out of reach of chance.
    expect(Math.min(...counts.values())).toBeGreaterThan(1690);
    expect(Math.max(...counts.values())).toBeLessThan(2310);
  });

  it('hold nothing that is misread: no 0 o 1 l i, and of u and v only v', () => {
    expect(ID_ALPHABET).not.toMatch(/[01oliu]/);
    expect(ID_ALPHABET).toHaveLength(30);
  });

  it.each(['abcdefgh', 'z'.repeat(32)])('may be %s, at the borders of length', (text) => {
    expect(isId(text)).toBe(true);
  });

  it.each(['abcdefg', 'z'.repeat(33), 'ABCDEFGH', 'abcdefg0', 'abcdefgh\n', ' abcdefgh', 'abcd/../', ''])(
    'are not %j',
    (text) => {
      expect(isId(text)).toBe(false);
    },
  );
});
