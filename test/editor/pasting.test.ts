import { parseHTML } from 'linkedom';
import { Fragment, Slice } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { insertPasted } from '../../src/text-editor/paste/insert-pasted.ts';
import { copied, readCopy, writeCopy } from '../../src/text-editor/paste/own-copy.ts';
import { readHtml } from '../../src/text-editor/paste/read-html.ts';
import { writeHtml, writePlain } from '../../src/text-editor/paste/write-html.ts';
import { textSchema } from '../../src/text-editor/schema.ts';
import { documentWith, placeOf, readable, stateWith } from './documents.ts';
import { googleDocs, libreOffice, webPage, word } from './pasted-documents.ts';

function read(html: string) {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return readHtml(document.body);
}

const blocks = (html: string): string[] => readable(documentWith(...read(html).blocks));

test('a document of Word keeps its headings, lists, marks and tables, and nothing of how it looked', () => {
  expect(blocks(word)).toEqual([
    'crosshead(Ferries return)',
    'The first ferry *sailed at dawn*, and the second _an hour later_.',
    'list(Two sailings a day | Three at weekends)',
    'list(Buy a ticket | Board)',
    'table(tableGrid(tableRow(tableHeader(text=Month) | tableHeader(text=Sailings)) | tableRow(text=May | text=12)))',
    'The [timetable](https://harbour.example/times) follows.',
  ]);
});

test('a document of Google Docs is not all strong, and its links lead where they say', () => {
  expect(blocks(googleDocs)).toEqual([
    'crosshead(Storm season)',
    'Winds *rose* on _Monday_. See the [warning](https://weather.example/w?x=1).',
    'list(Close the shutters | Move the boats | > to the inner basin)',
    'After the list.',
  ]);
});

test('a document of LibreOffice is read through its fonts', () => {
  expect(blocks(libreOffice)).toEqual([
    'crosshead(Minutes)',
    'The council *met* in the old hall.',
    'table(caption=Votes | tableGrid(tableRow(text=For | text=9) | tableRow(text=Against | text=3)))',
    'divider()',
    'It rose at noon.',
  ]);
});

test('a web page gives its words, quotes and dividers, and leaves scripts, styles, forms and pictures behind', () => {
  expect(blocks(webPage)).toEqual([
    'crosshead(Light on the point)',
    'Keepers say the lamp⏎will turn again.',
    'A second thought.',
    'quote(We kept it burning.)',
    'The lamp in 1910',
    'divider()',
    'Read [more](/world/lamp).',
  ]);
  expect(read(webPage).pictures).toBe(1);
});

test.each([
  ['a\u00A0b \u00AD c\u200B', 'a b c'],
  ['10\u00A0000 «\u00A0oui\u00A0»', '10\u00A0000 «\u00A0oui\u00A0»'],
  ['می\u200Cخواهم', 'می\u200Cخواهم'],
])('spaces of word processors go, spaces of typography stay: %j', (typed, kept) => {
  expect(blocks(`<p>${typed}</p>`)).toEqual([kept]);
});

test('figures set high and low stay so, whoever wrote them', () => {
  expect(blocks('<p>10<sup>5</sup> t of CO<sub>2</sub></p>')).toEqual(['10^{5} t of CO,{2}']);
  expect(blocks('<p>x<span style="vertical-align:super">−2</span> and <sub>low</sub></p>')).toEqual([
    'x^{−2} and ,{low}',
  ]);
});

test('points typed with bullets are a list, a line of dialogue with a dash is not', () => {
  expect(blocks('<p>• One</p><p>• Two</p><p>– Never, she said.</p>')).toEqual([
    'list(One | Two)',
    '– Never, she said.',
  ]);
});

test.each([
  'javascript:alert(1)',
  ' java\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  '#part',
  'file:///etc/passwd',
])('a link to %j keeps its words and loses its address', (href) => {
  expect(blocks(`<p><a href="${href}">words</a></p>`)).toEqual(['words']);
});

/** What a paste of these blocks at the end of “Before” in a body of two paragraphs gives. */
function pastedAt(words: string, html: string): string[] {
  const doc = documentWith('Before after', 'Last');
  const at = placeOf(doc, words) + words.length;
  const state = stateWith(doc);
  const there = state.apply(state.tr.setSelection(TextSelection.create(doc, at)));
  const { doc: pasted } = insertPasted(there, read(html).blocks);
  pasted.check();
  return readable(pasted);
}

test('one paragraph is pasted into the text at the caret, several cut it', () => {
  expect(pastedAt('Before', '<p> and </p>')).toEqual(['Beforeand after', 'Last']);
  expect(pastedAt('Before', '<p>1</p><p>2</p><p>3</p>')).toEqual(['Before1', '2', '3 after', 'Last']);
  expect(pastedAt('Before', '<h2>1</h2><p>2</p>')).toEqual(['Before', 'crosshead(1)', '2 after', 'Last']);
});

test('a headline takes the words alone, on one line', () => {
  const doc = documentWith('Body');
  const state = stateWith(doc);
  // Kicker and headline are the first two fields, both empty.
  const headline = 4;
  const there = state.apply(state.tr.setSelection(TextSelection.create(doc, headline)));
  const { doc: pasted } = insertPasted(there, read('<h1>Ferry <b>sails</b></h1><p>again</p>').blocks);
  pasted.check();
  expect(pasted.child(0).child(1).textContent).toBe('Ferry sails again');
});

test('what is copied is clean HTML and text, and keeps its forms when it is pasted here again', () => {
  const doc = documentWith(...read(word).blocks);
  const slice = copied(doc.slice(doc.content.size - doc.children.slice(2).reduce((sum, one) => sum + one.nodeSize, 0)));
  const html = writeHtml(slice.content);
  expect(html).not.toMatch(/class|style|<span/);
  expect(blocks(html)).toEqual(readable(doc));
  expect(writePlain(slice.content)).toContain('Two sailings a day\nThree at weekends');
  expect(readCopy(writeCopy(slice))?.content.toJSON()).toEqual(slice.content.toJSON());
});

test.each([
  ['no JSON', '{'],
  ['an unknown node', '{"content":[{"type":"iframe"}]}'],
  ['an unsafe address', '{"content":[{"type":"embed","attrs":{"url":"javascript:x"}}]}'],
  [
    'an unsafe link',
    '{"content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"javascript:x"}}]}]}]}',
  ],
])('a copy that was made elsewhere with %s is not taken', (_what, text) => {
  expect(readCopy(text)).toBeNull();
});

test('comments and suggestions stay behind when words are copied', () => {
  const { comment, insertion, deletion } = textSchema.marks;
  const said = { id: 's1', by: 'ada', at: '2026-11-23T09:00:00Z' };
  const words = [
    textSchema.text('kept', [comment.create({ id: 'c1' })]),
    textSchema.text(' new', [insertion.create(said)]),
    textSchema.text(' gone', [deletion.create(said)]),
  ];
  const slice = copied(new Slice(Fragment.from(textSchema.node('paragraph', null, words)), 0, 0));
  expect(slice.content.toJSON()).toEqual([
    { type: 'paragraph', attrs: { insertion: null, deletion: null }, content: [{ type: 'text', text: 'kept new' }] },
  ]);
});
