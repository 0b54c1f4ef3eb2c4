import { describe, expect, it } from 'vitest';
import { bodyBlocks } from './body.ts';
import { headLines } from './head.ts';
import { isParagraph, kinship, tellingStems } from './kinds-of-line.ts';
import { isSpaced, linesOf, without } from './lines.ts';
import { pullQuoteAt } from './pull-quotes.ts';
import { stampLines } from './stamps.ts';
import { isChromeLine, isInvitation, isLinksHeading, isStoryEnd } from '../words/chrome.ts';
import { splitCredit } from '../words/credit.ts';

const spaced = (...lines: string[]) => linesOf(lines.join('\n\n'));

describe('lines', () => {
  it('are tidy, and know whether a blank line stands before them', () => {
    expect(linesOf('\ufeff One\r\ntwo \n\n---\n\u2028three\u00a0 four')).toEqual([
      { text: 'One', gap: true },
      { text: 'two', gap: false },
      { text: 'three four', gap: true },
    ]);
  });

  it('hand the gap on when one before them goes', () => {
    expect(without(linesOf('a\n\nb\nc'), (line) => line.text === 'b')).toEqual([
      { text: 'a', gap: true },
      { text: 'c', gap: true },
    ]);
  });

  it('are joined only where they were broken for their width', () => {
    const broken =
      'The bridge across the harbour will close\non the first of June and stay closed for\na year, the county said on Tuesday, and\nthe ferries will run.\n\nShort line\nAnother short';
    expect(linesOf(broken).map((line) => line.text)).toEqual([
      'The bridge across the harbour will close on the first of June and stay closed for a year, the county said on Tuesday, and the ferries will run.',
      'Short line',
      'Another short',
    ]);
    expect(linesOf('One thing.\nAnother thing.\nA third.').map((line) => line.text)).toHaveLength(3);
  });

  it('tell whether blank lines part the paragraphs', () => {
    expect([isSpaced(linesOf('a\n\nb\n\nc')), isSpaced(linesOf('a\nb\nc\nd\ne\nf\ng'))]).toEqual([true, false]);
  });
});

describe('kinds of line', () => {
  it.each([
    ['He declined.', true],
    ['"Buy me a drink?" said the boatswain.', true],
    ['"Who pays?"', true],
    ['Turnout by noon on both of the outer islands:', true],
    ['The gates close at noon. Nobody has said when they will open again this year', true],
    ['Reporting by Ines Marlow; editing by Tom Okello', true],
    ['Security fears', false],
    ['What happens now?', false],
    ['The bridge at low tide', false],
    ['The bridge at low tide. Photograph: Lena Ortiz and the Courier picture desk in Port Calder', false],
    ['桥将于六月一日关闭，为期一年。', true],
    ['أعلنت السلطات إغلاق الجسر لمدة عام.', true],
  ])('%s', (text, is) => expect(isParagraph(text)).toBe(is));

  it('are akin when they tell of the same things', () => {
    const story = new Set(tellingStems('Talks about the bridge of Port Calder were held in Eastholm.'));
    expect(kinship('The bridge at Eastholm', story)).toBe(1);
    expect(kinship('Why a poet sold his piano', story)).toBe(0);
    expect(kinship('of the and', story)).toBe(0);
  });
});

describe('chrome', () => {
  it.each([
    '[an error occurred while processing this directive]',
    'Skip to main content',
    'E-mail this to a friend',
    'Printable version',
    'Advertisement',
    'Share on Facebook',
    'Watch: the ferry leaves',
    'Read more: Tunnel plan is dropped',
    'Sign up to our morning newsletter',
    'We use cookies to make this site work',
    'Continue reading the main story',
    'Follow us on Twitter',
    '12 comments',
    '3 min read',
    'SKIP ADVERTISEMENT',
    'Warning: include(header.inc): failed to open stream in /www/a.php on line 3',
    'You are in: World: Estuary',
  ])('is %s', (text) => expect(isChromeLine(text)).toBe(true));

  it.each([
    'Watch the birds, he said, and the tide.',
    'He was watched by the news team all day.',
    'Follow the money.',
    'Share prices fell.',
    'The advertisement was withdrawn.',
    'Read the letter aloud, the judge said.',
    'More than 40 people came.',
    'Home secretary resigns',
    'Print workers strike',
    'Email scandal deepens',
  ])('is not %s', (text) => expect([isChromeLine(text), isStoryEnd(text)]).toEqual([false, false]));

  it('has headings, ends and invitations', () => {
    expect(
      ['SEE ALSO', 'Related stories', 'Most popular now', 'Top Estuary stories', 'More on this story', 'Comments'].map(
        isLinksHeading,
      ),
    ).toEqual([true, true, true, true, true, true]);
    expect(
      ['Security fears', 'A top priority', 'The most dangerous hour', 'Related deaths'].map(isLinksHeading),
    ).toEqual([false, false, false, false]);
    expect(
      [
        '© 2021 The Courier',
        'All rights reserved.',
        'The Courier is not responsible for the content of external sites',
        'Story from NORTHLAND NEWS:',
      ].map(isStoryEnd),
    ).toEqual([true, true, true, true]);
    expect([
      isInvitation('Send us your comments using the form below.'),
      isInvitation('She sent her comments to the county.'),
    ]).toEqual([true, false]);
  });
});

describe('stamps', () => {
  it('stand on one line or two, near the top', () => {
    const at = (text: string) => stampLines(linesOf(text), 9).map(({ from, to, stamp }) => [from, to, stamp.at]);
    expect(at('News\nLast Updated: 24 July 2007, 16:32 GMT')).toEqual([[1, 1, '2007-07-24T16:32:00Z']]);
    expect(at('Last updated at\n16:32 GMT, 24 July 2007')).toEqual([[0, 1, '2007-07-24T16:32:00Z']]);
    expect(at('24 July 2007\nLast updated at 16:32 GMT')).toEqual([[0, 1, '2007-07-24T16:32:00Z']]);
    expect(at('The talks of 28 May 2007 in the old town hall of Port Calder had failed')).toEqual([]);
  });
});

describe('the head', () => {
  const headline = (text: string, fileName = 'page.txt') => {
    const lines = linesOf(text);
    const head = headLines(lines, stampLines(lines, lines.length), { titles: [], fileName });
    return head && lines[head.headline]?.text;
  };
  const told =
    '\n\nThe bridge of Port Calder will close for a year, the county has said.\n\nFerries will carry the people of Port Calder.';

  it('is under the time, over it, or at the top', () => {
    expect(headline(`Sport\nWeather in pictures\nUpdated: 24 July 2007, 16:32 GMT\nBridge to close${told}`)).toBe(
      'Bridge to close',
    );
    expect(
      headline(`News\nBridge of Port Calder to close\nPublished: 24 July 2007, 16:32 GMT\nThe bridge in spring${told}`),
    ).toBe('Bridge of Port Calder to close');
    expect(headline(`A morning for poets\n\nBridge of Port Calder to close${told}`)).toBe(
      'Bridge of Port Calder to close',
    );
  });

  it('is known by the name of the file', () => {
    expect(
      headline(
        `The county speaks at last\nNine piers and four long cracks${told}`,
        'nine-piers-and-four-long-cracks.txt',
      ),
    ).toBe('Nine piers and four long cracks');
  });

  it('is missing where nothing can be one', () => expect(headline('Bridge.')).toBeNull());
});

describe('pull quotes', () => {
  const quote = (...lines: string[]) =>
    pullQuoteAt(
      spaced('The mayor, Marta Quill, came. "They never asked us, not once," she said on the quay.', ...lines),
      1,
    )?.block;

  it('repeat the text, with a name, a role or neither', () => {
    expect(quote('They never asked us, not once', 'Marta Quill', 'Mayor of Eastholm')).toMatchObject({
      speaker: 'Marta Quill',
      role: 'Mayor of Eastholm',
    });
    expect(quote('They never asked us, not once', 'Marta Quill')).toMatchObject({ speaker: 'Marta Quill', role: null });
    expect(quote('They never asked us, not once', 'Ferry plan', 'Three ferries will cross.')).toMatchObject({
      speaker: null,
      role: null,
    });
    expect(quote('They never asked us … she said', 'Marta Quill, mayor')).toMatchObject({
      text: 'They never asked us … she said',
      speaker: 'Marta Quill',
      role: 'mayor',
    });
  });

  it('may be changed in the pulling when somebody signs them', () => {
    expect(quote('Nobody came to ask a single one of us', 'Marta Quill', 'Mayor of Eastholm')).toMatchObject({
      speaker: 'Marta Quill',
    });
  });

  it('are not crossheads, captions or dialogue', () => {
    expect([
      quote('Ferry plan'),
      quote('The ferry leaves the quay at noon'),
      quote('"They never asked us," she said.'),
    ]).toEqual([undefined, undefined, undefined]);
  });
});

describe('the body', () => {
  const types = (...lines: string[]) =>
    bodyBlocks(spaced(...lines), ['Bridge of Port Calder to close']).map((block) => block.type);
  const one = 'The bridge of Port Calder will close for a year.';
  const two = 'Ferries will carry the people of Port Calder.';

  it('knows crosshead, caption and picture by their place and length', () => {
    expect(types(one, 'Ferry plan', two, 'The ferry leaves the quay of Port Calder at noon', two)).toEqual([
      'paragraph',
      'crosshead',
      'paragraph',
      'image',
      'paragraph',
    ]);
    expect(types(one, 'Why the Ferries Cannot Carry Everyone', two)).toEqual(['paragraph', 'crosshead', 'paragraph']);
    expect(types(one, 'The quay at noon. Photograph: Lena Ortiz', two)).toEqual(['paragraph', 'image', 'paragraph']);
  });

  it('ends where promotions begin and keeps the caption left over', () => {
    expect(
      types(one, two, 'A ferry at Port Calder', 'Has the sea stopped rising?', 'Why a poet sold his piano'),
    ).toEqual(['paragraph', 'paragraph', 'image']);
    expect(types(one, two, 'Mayor has not resigned\nStorm takes roof\nPoet sells piano')).toEqual([
      'paragraph',
      'paragraph',
    ]);
  });

  it('goes on after a box of links when the story does', () => {
    expect(types(one, 'SEE ALSO', 'Tunnel plan dropped', two, one, two)).toEqual([
      'paragraph',
      'paragraph',
      'paragraph',
      'paragraph',
    ]);
    expect(types(one, two, 'SEE ALSO', 'Tunnel plan dropped', 'A poet has sold his piano.')).toEqual([
      'paragraph',
      'paragraph',
    ]);
  });

  it('reads points within points by how far they are set in', () => {
    const list = '• bread\n   – rye\n   – oats\n\t\t1. thin\n• milk';
    expect(bodyBlocks(linesOf(`${one}\n\n${list}\n\n${two}`), [])[1]).toMatchObject({
      type: 'list',
      ordered: false,
      items: [
        { text: 'bread' },
        { text: 'rye', depth: 1 },
        { text: 'oats', depth: 1 },
        { text: 'thin', depth: 2, ordered: true },
        { text: 'milk' },
      ],
    });
    const setIn = bodyBlocks(linesOf(`${one}\n\n    • bread\n    • milk\n\n${two}`), [])[1];
    expect(setIn).toMatchObject({ type: 'list', items: [{ text: 'bread' }, { text: 'milk' }] });
    expect(JSON.stringify(setIn)).not.toContain('depth');
  });

  it('reads lists, numbered or not', () => {
    expect(bodyBlocks(linesOf(`${one}\n\n• bread\n• milk\n\n${two}`), [])[1]).toMatchObject({
      type: 'list',
      ordered: false,
      items: [{ text: 'bread' }, { text: 'milk' }],
    });
    expect(bodyBlocks(linesOf(`${one}\n\n1. bread\n2. milk\n\n${two}`), [])[1]).toMatchObject({
      type: 'list',
      ordered: true,
    });
    expect(bodyBlocks(linesOf(`${one}\n\n3. bread\n4. milk\n\n${two}`), [])[1]).toMatchObject({
      ordered: true,
      start: 3,
      items: [{ text: 'bread' }, { text: 'milk' }],
    });
  });

  it('sets a name and a role over paragraphs as the heading of a piece within', () => {
    expect(bodyBlocks(linesOf(`${one}\n\nInes Marlow\nTransport correspondent\n${two}`), [])[1]).toEqual({
      type: 'crosshead',
      text: 'Ines Marlow, Transport correspondent',
    });
  });
});

describe('credits', () => {
  it.each([
    ['At noon. Photograph: Lena Ortiz/AP', 'At noon.', 'Lena Ortiz/AP'],
    ['At noon (AP Photo/Lena Ortiz)', 'At noon', 'AP Photo/Lena Ortiz'],
    ['At noon © Lena Ortiz', 'At noon', 'Lena Ortiz'],
    ['At noon.Credit...Lena Ortiz', 'At noon.', 'Lena Ortiz'],
    ['Photograph by Lena Ortiz', null, 'Lena Ortiz'],
    ['Image copyright Getty Images', null, 'Getty Images'],
    ['The photograph by the door was hers', 'The photograph by the door was hers', null],
    ['At noon', 'At noon', null],
  ])('%s', (text, caption, credit) => expect(splitCredit(text)).toEqual({ caption, credit }));
});
