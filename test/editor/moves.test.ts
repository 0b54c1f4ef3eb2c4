import { expect, test } from 'vitest';
import { ySyncPluginKey } from 'y-prosemirror';
import { applyUpdate, createID, Doc, encodeStateAsUpdate, type ID, Text, XmlText } from 'yjs';
import { doublesIn, movesIn, tellBrought, tellMoved } from '../../src/text-editor/together/moves.ts';
import { SharedUndo } from '../../src/text-editor/together/undoing.ts';

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
  for (let at = 0; at < 600; at += 1) tellMoved(start, [{ was: idOf(1, 1), is: idOf(2, 1), length: 4 }]);
  expect(movesIn(start).length).toBe(500);
});

test('who was away for a hundred moves of others finds what both moved once', () => {
  const start = person(1);
  texts(start).push([new Text('wall')]);
  const [ben, cleo] = [person(2, start), person(3, start)];
  moves(cleo, 'wall');
  moves(ben, 'wall');
  for (let at = 0; at < 100; at += 1) tellMoved(ben, [{ was: idOf(4, at), is: idOf(5, at), length: 1 }]);
  applyUpdate(cleo, encodeStateAsUpdate(ben));
  expect(doublesIn(cleo).map(({ goes }) => goes.client)).toEqual([3, 3, 3, 3]);
});

test('a letter that was moved before goes where the rest of its paragraph goes', () => {
  const start = person(1);
  texts(start).push([new Text('wall')]);
  const nextOf = (doc: Doc) => {
    const last = doc.store.clients.get(doc.clientID)?.at(-1);
    return last ? last.id.clock + last.length : 0;
  };
  const brought = idOf(1, nextOf(start) + 1);
  texts(start).get(0).delete(0, 1);
  texts(start).push([new Text('w')]);
  tellBrought(start, [{ was: idOf(1, 1), is: brought, length: 1 }]);
  tellMoved(start, [{ was: idOf(1, 1), is: idOf(9, 1), length: 1 }]);
  const [ben, cleo] = [person(3, start), person(2, start)];
  for (const doc of [ben, cleo]) {
    const first = nextOf(doc) + 1;
    doc.transact(() => {
      texts(doc).get(0).delete(0, 3);
      texts(doc).get(1).delete(0, 1);
      texts(doc).push([new Text('wall')]);
    });
    tellMoved(doc, [
      { was: brought, is: idOf(doc.clientID, first), length: 1 },
      { was: idOf(1, 2), is: idOf(doc.clientID, first + 1), length: 3 },
    ]);
  }
  applyUpdate(ben, encodeStateAsUpdate(cleo));
  applyUpdate(cleo, encodeStateAsUpdate(ben));
  expect(doublesIn(ben)).toEqual(doublesIn(cleo));
  expect(doublesIn(ben).map(({ goes, stays }) => [goes.client, stays.client])).toEqual(
    Array.from({ length: 4 }, () => [3, 2]),
  );
});

test('what undo put back and another moved meanwhile is known to everybody', () => {
  const start = person(1);
  const words = (doc: Doc) => doc.getXmlFragment('story').get(0) as XmlText;
  start.getXmlFragment('story').insert(0, [new XmlText('wall')]);
  const [ben, cleo, dora] = [person(2, start), person(3, start), person(4, start)];
  const undo = new SharedUndo(ben.getXmlFragment('story'));
  ben.transact(() => words(ben).delete(0, 4), ySyncPluginKey);
  undo.undo();
  cleo.transact(() => {
    words(cleo).delete(0, 4);
    cleo.getXmlFragment('story').insert(1, [new XmlText('wall')]);
  });
  tellMoved(cleo, [{ was: idOf(1, 1), is: idOf(3, 1), length: 4 }]);
  for (const [one, other] of [
    [ben, dora],
    [cleo, dora],
    [cleo, ben],
  ] as const)
    applyUpdate(other, encodeStateAsUpdate(one));
  expect(doublesIn(ben).map(({ goes, stays }) => [goes.client, stays.client])).toEqual(
    Array.from({ length: 4 }, () => [2, 3]),
  );
  expect(doublesIn(dora)).toEqual(doublesIn(ben));
});
