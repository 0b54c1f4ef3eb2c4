import { parseHTML } from 'linkedom';
import { TextSelection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { insertPasted } from '../../src/text-editor/paste/insert-pasted.ts';
import { paragraphsOf } from '../../src/text-editor/paste/lines.ts';
import { readHtml } from '../../src/text-editor/paste/read-html.ts';
import { markUnsaid } from '../../src/text-editor/paste/unsaid.ts';
import { documentWith, readable, stateWith } from './documents.ts';

function read(html: string, sheet = '') {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  markUnsaid(document.body, sheet);
  return readHtml(document.body);
}

const blocks = (html: string, sheet = ''): string[] => readable(documentWith(...read(html, sheet).blocks));

const comment =
  '<span class=MsoCommentReference><a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[AR1]</a><span style="mso-special-character:comment">&nbsp;</span></span>';
const commentList =
  '<div style="mso-element:comment-list"><hr class=msocomoff><div style="mso-element:comment"><div id="_com_1" class=msocomtxt><p class=MsoCommentText><a class=msocomoff href="#_msoanchor_1">[AR1]</a>He may sue us.</p></div></div></div>';

test.each<[program: string, html: string, stands: string[]]>([
  [
    'Word, with a comment and tracked changes',
    `<p class=MsoNormal>The <a style='mso-comment-reference:AR_1'>mayor</a>${comment} <span class=msoDel><del cite="mailto:A" datetime="2026-01-01">hid</del></span><span class=msoIns><ins>spent</ins></span> the money.</p>${commentList}`,
    ['The mayor spent the money.'],
  ],
  [
    'Word, with hidden words and page headers',
    "<div style='mso-element:header'><p>Draft 3</p></div><p class=MsoNormal>Nobody was hurt.<span style='display:none;mso-hide:all'> Source: a nurse.</span></p>",
    ['Nobody was hurt.'],
  ],
  [
    'Google Docs, with a comment and struck words',
    '<p><span>The lock <span style="text-decoration:line-through">leaks</span>holds</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>.</p><div style="border:1px solid"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Ask the lawyer.</span></p></div>',
    ['The lock holds.'],
  ],
  [
    'LibreOffice, with recorded changes and a note',
    '<p class="western">Ten<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> boats <del class="deletion">sank</del><ins>sailed</ins>.</p>',
    ['Ten boats sailed.'],
  ],
  [
    'Outlook, with a preheader out of sight',
    '<div style="display:none;font-size:0;max-height:0">Internal only</div><p class=MsoNormal>The pier opens.</p>',
    ['The pier opens.'],
  ],
  [
    'a web page, with words for screen readers and menus out of sight',
    '<p>Rain <span class="visually-hidden">opens in a new window</span><span style="position:absolute;left:-9999px">x</span><span style="clip: rect(0, 0, 0, 0)">y</span>is due.</p><p hidden>z</p><dialog><p>Subscribe</p></dialog>',
    ['Rain is due.'],
  ],
])('what is deleted, hidden or said beside the words in %s never becomes copy', (_program, html, stands) => {
  expect(blocks(html)).toEqual(stands);
  expect(read(html).unsaid).toBeGreaterThan(0);
});

test('what a style sheet hides or strikes out stays behind; what it hides on paper alone does not', () => {
  const sheet =
    '<!-- span.s2 {text-decoration: line-through} .xl70 {display:none} @media print { .note {display:none} } p.p1 {margin:0} -->';
  expect(blocks('<p class="p1">A <span class="s2">bad </span>day<span class="note"> out</span>.</p>', sheet)).toEqual([
    'A day out.',
  ]);
  const rows =
    '<tr><td>Pier</td><td>4</td></tr><tr class="xl70"><td>Secret</td><td>9</td></tr><tr><td>Lock</td><td class="xl70">7</td><td>6</td></tr>';
  expect(blocks(`<table>${rows}</table>`, sheet)).toEqual([
    'table(tableGrid(tableRow(text=Pier | text=4) | tableRow(text=Lock | text=6)))',
  ]);
});

test('words in elements nobody knows stay in their sentence, and readings stand behind their words', () => {
  expect(
    blocks(
      '<p>The <glossary-term>slipway</glossary-term> is <nobr>12 m</nobr> <font>long</font>, <acronym>PLA</acronym> <label>says</label>.</p>',
    ),
  ).toEqual(['The slipway is 12 m long, PLA says.']);
  expect(blocks('<p><ruby>川<rp>(</rp><rt>かわ</rt><rp>)</rp></ruby>と<ruby>雪<rt>ゆき</rt></ruby>。</p>')).toEqual([
    '川(かわ)と雪(ゆき)。',
  ]);
  expect(blocks('<x-story><p>One.</p><p>Two.</p></x-story>')).toEqual(['One.', 'Two.']);
  expect(blocks('<p>He said <q>no</q> <img alt="🙂" src="e.png">.</p>')).toEqual(['He said “no” 🙂.']);
});

test('raised and lowered figures keep their value', () => {
  expect(blocks('<p>10<sup>5</sup> m<sup>2</sup>, CO<sub>2</sub>, the 1<sup>st</sup></p>')).toEqual([
    '10^{5} m^{2}, CO,{2}, the 1^{st}',
  ]);
  const table =
    '<table><tr><td>North</td><td>10<sup>5</sup></td></tr><tr><td>South</td><td>CO<sub>2</sub></td></tr></table>';
  expect(blocks(table)).toEqual([
    'table(tableGrid(tableRow(text=North | text=10⁵) | tableRow(text=South | text=CO₂)))',
  ]);
});

test('merged cells come in merged, every figure under its head, and lines in a cell stay apart', () => {
  const table = `<table><tr><th rowspan=2>Port</th><th colspan=2>Boats</th></tr><tr><th>2022</th><th>2023</th></tr>
    <tr><td rowspan=2>Ostrey</td><td>12</td><td><p>19</p><p>estimate</p></td></tr><tr><td>450<br>and 9</td><td><ul><li>4 big</li><li>5 small</li></ul></td></tr></table>`;
  expect(blocks(table)).toEqual([
    'table(tableGrid(tableRow(tableHeader(1×2)(text=Port) | tableHeader(2×1)(text=Boats)) | tableRow(tableHeader(text=2022) | tableHeader(text=2023)) | tableRow(tableCell(1×2)(text=Ostrey) | text=12 | text=19⏎estimate) | tableRow(text=450⏎and 9 | text=4 big⏎5 small)))',
  ]);
});

test.each([
  [
    'a row that cells above cover wholly',
    '<tr><td rowspan=2>A</td><td rowspan=2>B</td></tr><tr></tr><tr><td>C</td><td>D</td></tr>',
    'tableRow(text=A | text=B) | tableRow(text=C | text=D)',
  ],
  [
    'spans beyond the table',
    '<tr><td rowspan=9>A</td><td>B</td></tr><tr><td colspan=0>C</td></tr>',
    'tableRow(tableCell(1×2)(text=A) | text=B) | tableRow(text=C)',
  ],
  [
    'down to the last row',
    '<tr><td rowspan=0>A</td><td>B</td></tr><tr><td>C</td></tr><tr><td>D</td></tr>',
    'tableRow(tableCell(1×3)(text=A) | text=B) | tableRow(text=C) | tableRow(text=D)',
  ],
  [
    'cells that would overlap',
    '<tr><td>A</td><td rowspan=2>B</td></tr><tr><td colspan=2>C</td></tr>',
    'tableRow(text=A | tableCell(1×2)(text=B)) | tableRow(text=C)',
  ],
  [
    'nonsense',
    '<tr><td rowspan="-1" colspan="x">A</td><td>B</td></tr><tr><td>C</td></tr>',
    'tableRow(text=A | text=B) | tableRow(text=C | )',
  ],
])('%s: the table is whole all the same', (_what, rows, said) => {
  expect(blocks(`<table>${rows}</table>`)).toEqual([`table(tableGrid(${said.replace(' | )', ')')}))`]);
});

test('a list that counts on keeps its numbers, and points within numbered points do not count', () => {
  expect(blocks('<ol><li>Close.</li><li>Ring.</li></ol><p>Wait.</p><ol start="3"><li>Open.</li></ol>')).toEqual([
    'list(Close. | Ring.)',
    'Wait.',
    'list 3.(Open.)',
  ]);
  expect(blocks('<ol start="0"><li>Zero</li><li value="7">Seven</li><li>Eight</li></ol>')).toEqual([
    'list 0.(Zero)',
    'list 7.(Seven | Eight)',
  ]);
  expect(blocks('<ol reversed><li>Silver</li><li>Gold</li></ol>')).toEqual(['list 2.(Silver)', 'list(Gold)']);
  expect(blocks('<ol><li>Port<ul><li>Ostrey</li><li>Tern</li></ul></li><li>School</li></ol>')).toEqual([
    'list(Port | > Ostrey | > Tern | School)',
  ]);
  expect(blocks('<ul><li>First<ol><li>a</li><li>b</li></ol></li><li>Second</li></ul>')).toEqual([
    'list(First | ># a | ># b | Second)',
  ]);
  expect(blocks('<ol><li>One</li></ol><ol><li>One again</li></ol>')).toEqual(['list(One)', 'list(One again)']);
});

test('points of Word keep their levels and go on counting after a paragraph', () => {
  const point = (list: string, sign: string, words: string): string =>
    `<p class=MsoListParagraph style='mso-list:${list} lfo1'><span style='mso-list:Ignore'>${sign}<span>&nbsp; </span></span>${words}</p>`;
  const html = `${point('l0 level1', '1.', 'Close')}${point('l0 level2', '·', 'softly')}${point('l0 level1', '2.', 'Ring')}<p class=MsoNormal>Wait.</p>${point('l0 level1', '3.', 'Open')}`;
  expect(blocks(html)).toEqual(['list(Close | > softly | Ring)', 'Wait.', 'list 3.(Open)']);
});

test('lines that a page cut are paragraphs again; lines somebody ended stay', () => {
  const pdf = `The harbour board met on Monday and agreed to rebuild the
outer wall, which fell in the storms of last winter. Work be-
gins in May.
A second paragraph follows here, and it is as long as the first
one was, so that its lines are full too.

After a blank line a third.`;
  expect(paragraphsOf(pdf)).toEqual([
    'The harbour board met on Monday and agreed to rebuild the outer wall, which fell in the storms of last winter. Work begins in May.',
    'A second paragraph follows here, and it is as long as the first one was, so that its lines are full too.',
    'After a blank line a third.',
  ]);
  expect(paragraphsOf('One.\nTwo is longer than the first.\nThree.')).toHaveLength(3);
  const poem = 'The tide came in,\nthe tide went out,\nthe bell rang on the pier,\nand nobody about.';
  expect(paragraphsOf(poem)).toHaveLength(4);
});

test('a divider alone, or a picture, pasted into a headline changes nothing', () => {
  const state = stateWith(documentWith('Body'));
  const there = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 4)));
  expect(insertPasted(there, read('<hr>').blocks).docChanged).toBe(false);
  expect(insertPasted(there, read('<img src="a.png">').blocks).docChanged).toBe(false);
});

test('figures set high in a headline, which sets nothing high, keep their value', () => {
  const state = stateWith(documentWith('Body'));
  const there = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 4)));
  const pasted = there.apply(insertPasted(there, read('<p>10<sup>5</sup> boats</p>').blocks));
  expect(pasted.doc.child(0).textContent).toContain('10⁵ boats');
});

test.each([
  ['as MathML', '<math><msup><mn>10</mn><mn>5</mn></msup></math>'],
  [
    'drawn with glyphs, the MathML out of sight',
    '<span class="katex"><span style="position:absolute;clip:rect(1px,1px,1px,1px)"><math><semantics><mrow><msup><mn>10</mn><mn>5</mn></msup></mrow><annotation>10^5</annotation></semantics></math></span><span aria-hidden="true">10<span>5</span></span></span>',
  ],
])('a formula that was copied %s keeps its numbers', (_, formula) => {
  const {
    blocks: [paragraph],
  } = read(`<p>It costs ${formula} pounds.</p>`);
  expect(paragraph?.textContent).toBe('It costs 105 pounds.');
  const raised = paragraph?.content.content.filter(({ marks }) =>
    marks.some(({ type }) => type.name === 'superscript'),
  );
  expect(raised?.map(({ text }) => text)).toEqual(['5']);
});
