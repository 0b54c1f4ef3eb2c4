import { ProsemirrorBinding } from 'y-prosemirror';
import { createRelativePositionFromTypeIndex, Doc, encodeStateAsUpdate, applyUpdate, XmlElement, XmlText } from 'yjs';
import { expect, test } from 'vitest';
import { strayBehind } from './taken-along.ts';

/** A paragraph “o” of somebody else, in which a second “o” is typed here, and the marks of both. */
function twoLetters() {
  const other = new Doc();
  const paragraph = new XmlElement('paragraph');
  other.getXmlFragment('story').insert(0, [paragraph]);
  paragraph.insert(0, [new XmlText('o')]);
  const doc = new Doc();
  applyUpdate(doc, encodeStateAsUpdate(other));
  const fragment = doc.getXmlFragment('story');
  const text = (fragment.get(0) as XmlElement).get(0) as XmlText;
  text.insert(1, 'o');
  const [theirs, mine] = [0, 1].map((at) => createRelativePositionFromTypeIndex(text, at));
  if (!theirs || !mine) throw new Error('A letter has no mark.');
  return { binding: new ProsemirrorBinding(fragment), text, theirs, mine };
}

const around = { left: '', right: 'o', typed: 'o', earlier: [] };

test('a letter typed before the same letter is a stray once others have taken that one along', () => {
  const { binding, text, theirs, mine } = twoLetters();
  const typed = { letters: [theirs], standing: new Set([theirs]) };
  expect(strayBehind(binding, typed, { behind: mine, around })).toEqual([]);
  text.delete(0, 1);
  expect(strayBehind(binding, typed, { behind: mine, around })).toEqual([mine]);
  expect(strayBehind(binding, typed, { behind: null, around })).toEqual([]);
  expect(strayBehind(binding, typed, { behind: mine, around: { ...around, right: 'x' } })).toEqual([]);
});

test('a letter of somebody else is no stray', () => {
  const { binding, text, theirs, mine } = twoLetters();
  text.delete(1, 1);
  const typed = { letters: [mine], standing: new Set([mine]) };
  expect(strayBehind(binding, typed, { behind: theirs, around })).toEqual([]);
});
