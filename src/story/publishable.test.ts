import { describe, expect, it, test } from 'vitest';
import { filingOf } from '../../test/house/any-story.ts';
import { aStory, paragraph } from '../../test/house/stories.ts';
import type { Block, BlockType } from './blocks.ts';
import { blankNode } from './document-forms.ts';
import { documentOf } from './document-of.ts';
import { draftOf } from './draft-of.ts';
import type { Story, StoryInput } from './story.ts';
import { publishable } from './publishable.ts';
import { type ChangeKind, changeKinds } from './version.ts';

const first = { change: 'first', note: null } as const;

/** What a story is filed with, so that only what a test leaves out is missing. */
const filed = { byline: [{ person: 'Ines Duarte' }], topics: ['ports'] };

function codes(said: Partial<StoryInput>, intent: { change: ChangeKind; note: string | null } = first) {
  const { blocks, warns } = publishable(aStory({ ...filed, ...said }), intent);
  return { blocks: blocks.map(({ code }) => code), warns: warns.map(({ code }) => code) };
}

describe('a story may go live', () => {
  it('when there is something to read', () => {
    expect(codes({})).toEqual({ blocks: [], warns: [] });
  });

  it('with a picture or video alone', () => {
    const picture = { type: 'image', alt: 'A ferry' } as const;
    expect(codes({ kind: 'picture', body: [], mainMedia: picture }).blocks).toEqual([]);
    const video = { type: 'video', title: 'The ferry comes in', transcript: 'Waves.' } as const;
    expect(codes({ kind: 'video', body: [], mainMedia: video }).blocks).toEqual([]);
  });

  it('as a bulletin only with a film at its head', () => {
    expect(codes({ kind: 'bulletin' }).blocks).toEqual(['bulletin-filmless']);
    expect(codes({ kind: 'bulletin', mainMedia: { type: 'video', title: 'v' } }).blocks).toEqual(['bulletin-filmless']);
    const film = { type: 'video', title: 'v', src: '/media/fe44a0c5/film' } as const;
    expect(codes({ kind: 'bulletin', mainMedia: film }).blocks).toEqual([]);
  });

  it('not without anything', () => {
    expect(codes({ body: [] }).blocks).toEqual(['body-empty']);
  });

  it.each(changeKinds)('as %s only with the note that it needs', (change) => {
    const needs = change !== 'first' && change !== 'minor';
    expect(codes({}, { change, note: null }).blocks).toEqual(needs ? ['note-missing'] : []);
    expect(codes({}, { change, note: ' \n' }).blocks).toEqual(needs ? ['note-missing'] : []);
    expect(codes({}, { change, note: 'The number of boats was wrong.' }).blocks).toEqual([]);
  });

  it.each(['TK', 'Boats: TK.', 'The TK-year-old', 'to TK, then'])('not while %j marks a gap', (text) => {
    expect(codes({ body: [paragraph(text)] }).blocks).toEqual(['tk-left']);
    expect(codes({ headline: text }).blocks).toEqual(['tk-left']);
    expect(codes({ standfirst: text }).blocks).toEqual(['tk-left']);
  });

  it.each(['TKO in round three', 'the HTKL radio', 'Tk 500 (taka)', 'tk'])('with %j, which is no such mark', (text) => {
    expect(codes({ body: [paragraph(text)] }).blocks).toEqual([]);
  });

  it('with every reason against it at once, each with its place', () => {
    const { blocks } = publishable(aStory({ headline: 'TK', body: [] }), { change: 'correction', note: '' });
    expect(blocks.map(({ code, where }) => [code, where])).toEqual([
      ['body-empty', 'body'],
      ['note-missing', 'note'],
      ['tk-left', 'headline'],
    ]);
  });
});

describe('what a writer forgets is asked for and is not in the way', () => {
  const picture = { id: 'm2222223', width: 1280, height: 960, renditions: [] };
  const image = { type: 'image', alt: 'A ferry', picture } as const;

  it('a byline, unless an agency wrote it, and a topic', () => {
    expect(codes({ byline: [] })).toEqual({ blocks: [], warns: ['byline-missing'] });
    expect(codes({ byline: [], agencies: ['AP'] }).warns).toEqual([]);
    expect(codes({ topics: [] })).toEqual({ blocks: [], warns: ['topics-missing'] });
  });

  it('the caption and the credit of every picture, each at its place', () => {
    const story = aStory({
      ...filed,
      mainMedia: image,
      body: [{ type: 'gallery', images: [{ ...image, caption: 'A' }] }],
    });
    expect(publishable(story, first).warns.map(({ where }) => where)).toEqual([
      'mainMedia/caption',
      'mainMedia/credit',
      'body/0/images/0/credit',
    ]);
  });

  it('a picture that is large enough for its place', () => {
    const small = { ...image, picture: { ...picture, width: 800 }, caption: 'A', credit: 'B' };
    expect(codes({ mainMedia: small }).warns).toEqual(['picture-small']);
    expect(codes({ body: [small] }).warns).toEqual([]);
    expect(codes({ body: [{ ...small, picture: { ...picture, width: 600 } }] }).warns).toEqual(['picture-small']);
  });

  it('no caption of a picture that only decorates', () => {
    const only = { ...image, alt: '', decorative: true, credit: 'Ines Duarte' };
    expect(codes({ mainMedia: only }).warns).toEqual([]);
  });
});

test('each TK is told with its place', () => {
  const { blocks } = publishable(
    aStory({
      standfirst: 'TK',
      byline: [{ person: 'Ines Duarte', role: 'TK' }],
      mainMedia: { type: 'image', alt: 'TK' },
      body: [
        paragraph('One.'),
        paragraph('Two TK.'),
        { type: 'list', items: [{ text: 'TK' }] },
        {
          type: 'gallery',
          images: [
            { type: 'image', alt: 'A boat' },
            { type: 'image', alt: 'TK' },
          ],
        },
        { type: 'embed', provider: 'a network', url: 'https://a.example/TK', snapshot: 'Words.' },
      ],
      catchline: 'ferry TK',
    }),
    first,
  );
  expect(blocks.map(({ where }) => where)).toEqual([
    'standfirst',
    'byline/0',
    'mainMedia',
    'body/1',
    'body/2',
    'body/3',
  ]);
});

describe('an unfinished draft may not go live', () => {
  function refused(said: Partial<Story>): string[] {
    const { blocks } = publishable({ ...aStory(), ...said }, first);
    for (const { say } of blocks) expect(say).toMatch(/^[A-Z].*\.$/);
    return blocks.map(({ code, where }) => `${where}: ${code}`);
  }

  it('without a headline', () => {
    expect(refused({ headline: '' })).toEqual(['headline: headline-missing']);
  });

  it('with a byline that names nobody, or without a place in the paper', () => {
    expect(refused({ byline: [{ person: '', role: 'Reporter', location: null }], section: '', urlSlug: '' })).toEqual([
      'section: section-missing',
      'byline/0/person: person-missing',
      'urlSlug: url-slug-missing',
    ]);
  });

  it('with anything else that no story may have, said in general words', () => {
    expect(refused({ agencies: [''] })).toEqual(['agencies/0: story-invalid']);
  });

  it.each([
    ['crosshead', ['text']],
    ['list', ['items']],
    ['keyPoints', ['items']],
    ['pullQuote', ['text']],
    ['quote', ['paragraphs']],
    ['gallery', ['images']],
    ['video', ['title']],
    ['audio', ['title']],
    ['embed', ['provider', 'url']],
    ['factBox', ['title']],
    ['timeline', ['events']],
    ['relatedLink', ['href', 'text']],
    ['livePost', ['id', 'at', 'paragraphs']],
  ] as const)('with a %s of which nothing is written', (type, missing) => {
    expect(refused({ body: [paragraph('One.'), emptied(type)] })).toEqual(
      missing.map((name) => `body/1/${name}: ${name}-missing`),
    );
  });

  it.each([
    [{ type: 'table', caption: null, head: [], rows: [], rowHeads: false, source: null }, 'body/0/rows: rows-missing'],
    [
      { type: 'timeline', title: null, events: [{ when: '', date: null, what: { text: 'It left.', marks: [] } }] },
      'body/0/events/0/when: when-missing',
    ],
  ] as const)('with %j', (block, said) => {
    expect(refused({ body: [block as unknown as Block] })).toEqual([said]);
  });

  /** What a draft says of a new block in which nobody has written. */
  function emptied(type: BlockType): Block {
    const doc = documentOf(aStory({ body: [] }));
    const whole = doc.copy(doc.content.addToEnd(blankNode(type)));
    const [block] = draftOf(whole, filingOf(aStory())).story.body;
    // Empty running text is no part of the story, so no draft says it; other hands may.
    return block ?? ({ type, items: [] } as unknown as Block);
  }
});

describe('what an editor should look at', () => {
  it('is a missing standfirst and a headline too long for an index', () => {
    expect(codes({ standfirst: null, headline: 'x'.repeat(66) }).warns).toEqual([
      'standfirst-missing',
      'headline-long',
    ]);
    expect(codes({ headline: 'x'.repeat(65) }).warns).toEqual([]);
    expect(codes({ headline: 'x'.repeat(66), shortHeadline: 'x' }).warns).toEqual([]);
  });

  it('is whatever is still talked about in the draft', () => {
    const { blocks, warns } = publishable(aStory(filed), first, {
      open: { suggestions: ['s1', 's2'], comments: ['c1'] },
    });
    expect(blocks).toEqual([]);
    expect(warns.map(({ code, where }) => `${where}: ${code}`)).toEqual([
      'suggestion/s1: suggestions-open',
      'comment/c1: comments-open',
    ]);
    expect(warns[0]?.say).toContain('2');
  });

  it('names the place in the body', () => {
    const { warns, asks } = publishable(
      aStory({
        ...filed,
        mainMedia: { type: 'image' },
        body: [
          paragraph('One.'),
          { type: 'image', decorative: true },
          { type: 'gallery', images: [{ type: 'image', alt: 'x' }, { type: 'image' }] },
          { type: 'pullQuote', text: 'No.' },
          { type: 'quote', paragraphs: [{ text: 'No.' }], source: 'a letter' },
          { type: 'quote', paragraphs: [{ text: 'No.' }] },
          { type: 'video', title: 'v' },
          { type: 'audio', title: 'a' },
          { type: 'embed', provider: 'a network', url: 'https://a.example', poster: { type: 'image' } },
          { type: 'table', rows: [['1']], drawing: { type: 'image' } },
        ],
      }),
      first,
    );
    expect(warns.map(({ code, where }) => `${where}: ${code}`)).toEqual([
      'mainMedia/alt: alt-missing',
      'body/2/images/1/alt: alt-missing',
      'body/3/speaker: quote-unattributed',
      'body/5/speaker: quote-unattributed',
      'body/7/transcript: transcript-missing',
      'body/8/poster/alt: alt-missing',
      'body/8/snapshot: snapshot-missing',
      'body/9/drawing/alt: alt-missing',
      'body/9/head: table-headless',
    ]);
    // A film without captions goes live where somebody says why.
    expect(asks.map(({ code, where }) => `${where}: ${code}`)).toEqual(['body/6/captions: captions-missing']);
  });
});
