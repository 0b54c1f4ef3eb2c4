import { describe, expect, it } from 'vitest';
import { Doc } from 'yjs';
import { commentsOf, mayUnsay, nameBegun, piecesOf, rephrase, say, settle, threadsOf, unsay } from './threads.ts';

const anchor = (id: string, from: number) => ({ id, from, to: from + 4, quote: 'wind' });

function threadsIn(ydoc: Doc, anchors: ReturnType<typeof anchor>[] = []) {
  return threadsOf(new Map(commentsOf(ydoc).entries()), anchors);
}

/** A draft in which p1 began two threads and p2 answered the first. */
function talk(): Doc {
  const ydoc = new Doc();
  say(ydoc, { by: 'p1', key: 'a' }, { thread: 'a', text: ' Is this so? ', about: 'nine days' });
  say(ydoc, { by: 'p1', key: 'b' }, { thread: 'b', text: 'And this?', about: 'gone' });
  say(ydoc, { by: 'p2', key: 'x' }, { thread: 'a', text: 'It is.' });
  return ydoc;
}

describe('threads', () => {
  it('stand in the order of their words, those whose words are gone after them with what they were about', () => {
    const [first, second] = threadsIn(talk(), [anchor('a', 90)]);
    expect([first?.id, first?.said.map(({ text }) => text)]).toEqual(['a', ['Is this so?', 'It is.']]);
    expect([second?.id, second?.anchor, second?.said[0].about]).toEqual(['b', null, 'gone']);
    expect(threadsIn(talk(), [anchor('a', 90), anchor('b', 10)]).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('are settled and opened again without losing a word', () => {
    const ydoc = talk();
    const [thread] = threadsIn(ydoc, [anchor('a', 1)]);
    if (!thread) throw new Error('no thread');
    settle(ydoc, thread, 'p2');
    const [settled] = threadsIn(ydoc, [anchor('a', 1)]);
    expect([settled?.settled?.by, settled?.said.length]).toEqual(['p2', 2]);
    if (settled) settle(ydoc, settled, null);
    expect(threadsIn(ydoc, [anchor('a', 1)])[0]?.settled).toBeNull();
  });

  it('keep an answer whose beginning was taken away', () => {
    const ydoc = talk();
    unsay(ydoc, 'a');
    const thread = threadsIn(ydoc).find(({ id }) => id === 'a');
    expect(thread?.said.map(({ key }) => key)).toEqual(['x']);
  });

  it('let somebody take back their own words, and not what others answered', () => {
    const [thread] = threadsIn(talk(), [anchor('a', 1)]);
    if (!thread) throw new Error('no thread');
    const [first, answer] = thread.said;
    if (!answer) throw new Error('no answer');
    expect([mayUnsay(thread, first, 'p1'), mayUnsay(thread, answer, 'p2'), mayUnsay(thread, answer, 'p1')]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('are what the server takes: other words keep author, time and thread', () => {
    const ydoc = talk();
    const [thread] = threadsIn(ydoc, [anchor('a', 1)]);
    if (!thread) throw new Error('no thread');
    rephrase(ydoc, thread.said[0], 'Is it?');
    expect(commentsOf(ydoc).get('a')).toMatchObject({ thread: 'a', by: 'p1', text: 'Is it?', about: 'nine days' });
  });

  it('leave out what is no comment', () => {
    const ydoc = new Doc();
    commentsOf(ydoc).set('z', { text: 'no thread' });
    expect(threadsIn(ydoc)).toEqual([]);
  });
});

describe('names', () => {
  it('are found by the longest, and only as whole names', () => {
    const names = ['Ada', 'Ada Reed', 'J. (Jo) Price+'];
    const spoken = (text: string) => piecesOf(text, names).flatMap((piece) => (piece.isName ? [piece.text] : []));
    expect(spoken('@Ada Reed and @Ada, see @Adam and @J. (Jo) Price+ here')).toEqual([
      '@Ada Reed',
      '@Ada',
      '@J. (Jo) Price+',
    ]);
    expect(piecesOf('Nothing.', [])).toEqual([{ text: 'Nothing.', isName: false }]);
    expect(
      piecesOf('a@Ada', names)
        .map(({ text }) => text)
        .join(''),
    ).toBe('a@Ada');
  });

  it('are begun after an @ that begins a word', () => {
    expect([nameBegun('see @to', 7), nameBegun('@', 1), nameBegun('a@to', 4), nameBegun('see @to', 4)]).toEqual([
      'to',
      '',
      null,
      null,
    ]);
    expect(nameBegun('请问@李', 4)).toBe('李');
  });
});
