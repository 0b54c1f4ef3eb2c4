import { Doc, type Item, XmlElement, XmlText } from 'yjs';
import { expect, test } from 'vitest';
import { isBare } from './moved.ts';

test('a divider is bare; a paragraph never is, not even once its words are gone, nor is a text', () => {
  const doc = new Doc();
  const [divider, paragraph, text] = [new XmlElement('divider'), new XmlElement('paragraph'), new XmlText('Ferry')];
  doc.getXmlFragment('story').insert(0, [divider, paragraph]);
  paragraph.insert(0, [text]);
  const bare = (...types: readonly (XmlElement | XmlText)[]) => types.map(({ _item }) => isBare(_item as Item));
  expect(bare(divider, paragraph, text)).toEqual([true, false, false]);
  paragraph.delete(0, 1);
  expect(bare(paragraph)).toEqual([false]);
});
