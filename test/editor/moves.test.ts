import { expect, test } from 'vitest';
import { applyUpdate, createID, Doc, encodeStateAsUpdate, type ID, Text } from 'yjs';
import { doublesIn, movesIn, tellMoved } from '../../src/text-editor/together/moves.ts';

/** A document of one person, who has what the other has. */
function person(clientID: number, from?: Doc): Doc {
  const doc = new Doc();
  doc.clientID = clientID;
  if (from) applyUpdate(doc, encodeStateAsUpdate(from));
  return doc;
}

const texts = (doc: Doc) => doc.getArray<Text>('texts');
const idOf = (client: number, clock: number): ID => createID(client, clock);

/** Moves the words of the first text to a new one, as an editor shares it. */
function moves(doc: Doc, words: string): void {
  const clock = doc.store.clients.get(doc.clientID)?.at(-1);
  const first = clock ? clock.id.clock + clock.length : 0;
  doc.transact(() => {
    texts(doc).get(0).delete(0, words.length);
    texts(doc).push([new Text(words)]);
  });
  tellMoved(doc, [{ was: idOf(1, 1), is: idOf(doc.clientID, first + 1), length: words.length }]);
}

test('whoever knows that two moved the same letters finds the same copies to take away', () => {
  const start = person(1);
  texts(start).push([new Text('wall')]);
  const [ben, cleo] = [person(2, start), person(3, start)];
  moves(ben, 'wall');
  moves(cleo, 'wall');
  expect([doublesIn(ben), doublesIn(cleo)]).toEqual([[], []]);
  const both = encodeStateAsUpdate(cleo);
  applyUpdate(cleo, encodeStateAsUpdate(ben));
  applyUpdate(ben, both);
  const doubles = doublesIn(ben);
  expect(doubles).toEqual(doublesIn(cleo));
  expect(doubles.map(({ goes, stays }) => [goes.client, stays.client])).toEqual(
    Array.from({ length: 4 }, () => [3, 2]),
  );
});

test('of two moves at one moment the greater one stays', () => {
  const start = person(1);
  texts(start).push([new Text('wall')]);
  const [ben, cleo] = [person(2, start), person(3, start)];
  moves(ben, 'wa');
  moves(cleo, 'wall');
  applyUpdate(ben, encodeStateAsUpdate(cleo));
  expect(doublesIn(ben).map(({ goes }) => goes.client)).toEqual([2, 2]);
});

test.each([
  ['words', 'wall'],
  ['too few numbers', [4, 1, 1]],
  ['letters that are nowhere', [4, 9, 90, 9, 190, 4]],
  ['more letters than there are', [4, 1, 1, 2, 1, 9_000_000_000]],
  ['numbers that are none', [4, 1, -1, 2, Number.NaN, 4]],
  ['a letter that was moved to itself', [4, 1, 1, 1, 1, 4]],
])('what a stranger tells of a move harms nobody: %s', (_what, told) => {
  const start = person(1);
  texts(start).push([new Text('wall')]);
  const ben = person(2, start);
  moves(ben, 'wall');
  movesIn(ben).push([told]);
  expect(doublesIn(ben)).toEqual([]);
});

test('no more moves are remembered than may be made at one moment', () => {
  const start = person(1);
  texts(start).push([new Text('wall')]);
  for (let at = 0; at < 100; at += 1) tellMoved(start, [{ was: idOf(1, 1), is: idOf(2, 1), length: 4 }]);
  expect(movesIn(start).length).toBe(64);
});
