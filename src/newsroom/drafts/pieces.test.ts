import { expect, test } from 'vitest';
import { decodeUpdate, Doc, encodeStateAsUpdate, Map as YMap } from 'yjs';
import { chance } from '../../../test/house/chance.ts';
import { editAtRandom } from '../../../test/house/typing.ts';
import { aStory } from '../../../test/house/stories.ts';
import { piecesIn } from './pieces.ts';
import { writeStory } from './y-story.ts';

const much = Number.POSITIVE_INFINITY;

test('as many pieces and windows are counted as there are, whatever was typed', () => {
  const seed = Math.floor(Math.random() * 1_000_000);
  const pick = chance(seed);
  const doc = new Doc();
  writeStory(doc, aStory());
  for (let round = 0; round < 200; round += 1) {
    editAtRandom(doc, pick, `w${round}x`);
    const update = encodeStateAsUpdate(doc);
    const { structs, ds } = decodeUpdate(update);
    const deletions = [...ds.clients.values()].reduce((sum, ranges) => sum + ranges.length, 0);
    expect(piecesIn(update, much), `seed ${seed}`).toMatchObject({
      pieces: structs.length,
      windows: [doc.clientID],
      deletions,
    });
  }
});

test('values of every kind are passed over', () => {
  const doc = new Doc();
  const values = [
    null,
    true,
    false,
    'é',
    7,
    -7,
    2 ** 40,
    0.5,
    1e300,
    [1, [2]],
    { a: { b: 'c' }, big: 10n },
    Uint8Array.of(1, 2),
  ];
  doc.getArray('values').push(values);
  doc.getMap('map').set('of', new YMap([['a', undefined]]));
  doc.getText('text').insert(0, 'word', { strong: {} });
  doc.getText('text').insertEmbed(0, { picture: 'x' });
  doc.getMap('map').set('doc', new Doc());
  const update = encodeStateAsUpdate(doc);
  const { pieces, parts } = piecesIn(update, much);
  expect(pieces).toBe(decodeUpdate(update).structs.length);
  expect(parts).toEqual(new Set(['values', 'map', 'text']));
});

test('values are weighed, and words are not', () => {
  const doc = new Doc();
  doc.getText('text').insert(0, 'w'.repeat(10_000));
  doc.getMap('map').set('small', 'x'.repeat(50));
  doc.getMap('map').set('large', { of: ['x'.repeat(500)] });
  const { largestValue, valuesBytes } = piecesIn(encodeStateAsUpdate(doc), much);
  expect(largestValue).toBeGreaterThan(500);
  expect(largestValue).toBeLessThan(550);
  expect(valuesBytes).toBeLessThan(650);
});

test('counting ends at the first piece beyond the limit, whatever the rest is', () => {
  const doc = new Doc();
  for (let at = 0; at < 50; at += 1) doc.getMap('map').set(`k${at}`, at);
  const cut = encodeStateAsUpdate(doc).slice(0, 10);
  expect(piecesIn(cut, 49).pieces).toBe(50);
  expect(() => piecesIn(cut, 50)).toThrow(RangeError);
});

test('what is no update is told from one', () => {
  const doc = new Doc();
  doc.getArray('values').push(['one']);
  const update = encodeStateAsUpdate(doc);
  for (let cut = 0; cut < update.length; cut += 1)
    expect(() => piecesIn(update.slice(0, cut), much), `cut at ${cut}`).toThrow(RangeError);
  const nested = Uint8Array.of(1, 1, 1, 0, 8, 1, 1, 97, 1, ...Array.from({ length: 400 }, () => [117, 1]).flat());
  expect(() => piecesIn(nested, much)).toThrow(RangeError);
});
