import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { anyBlock, anyStory, asSeen, filingOf } from '../../test/house/any-story.ts';
import { aStory, paragraph } from '../../test/house/stories.ts';
import { blockTypes } from './blocks.ts';
import { documentOf } from './document-of.ts';
import { documentSchema } from './document-schema.ts';
import { draftOf, placeOf } from './draft-of.ts';
import { type Story, storySchema } from './story.ts';

function back(story: Story): Story {
  const doc = documentOf(story);
  doc.check();
  return draftOf(doc, filingOf(story)).story;
}

describe('a story goes into a document and comes back', () => {
  test('whatever it says', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        expect(asSeen(back(story))).toEqual(asSeen(story));
      }),
      { numRuns: 300 },
    );
  });

  test.each(blockTypes)('with any %s', (type) => {
    const story = anyBlock(type).map((block) => storySchema.parse({ ...aStory(), body: [block] }));
    fc.assert(
      fc.property(story, (one) => {
        expect(asSeen(back(one))).toEqual(asSeen(one));
      }),
    );
  });

  test('with one empty paragraph to begin in where nothing is written yet', () => {
    const blank = { ...aStory(), body: [] };
    const doc = documentOf(blank);
    expect(doc.lastChild?.type.name).toBe('paragraph');
    expect(draftOf(doc, filingOf(blank)).story.body).toEqual([]);
  });

  test('and the second time nothing is left to bring into one form', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const once = back(story);
        expect(back(once)).toEqual(once);
        expect(documentOf(once).eq(documentOf(story))).toBe(true);
      }),
    );
  });

  test('with rows of a table padded to one width, and no address that could run something', () => {
    const story = aStory({
      body: [
        { type: 'table', head: ['Boat'], rows: [['Kestrel', '12'], []] },
        { type: 'paragraph', text: 'Here', marks: [{ type: 'link', from: 0, to: 4, href: 'javascript:alert(1)' }] },
        { type: 'relatedLink', href: 'javascript:alert(1)', text: 'More' },
      ],
    });
    expect(back(story).body).toMatchObject([
      {
        head: ['Boat', ''],
        rows: [
          ['Kestrel', '12'],
          ['', ''],
        ],
      },
      { text: 'Here', marks: [] },
      { href: '', text: 'More' },
    ]);
  });
});

test('a mark that cuts a letter in two goes round it', () => {
  const story = aStory({
    body: [{ type: 'paragraph', text: 'A 🚢 in', marks: [{ type: 'strong', from: 0, to: 3 }] }],
  });
  expect(back(story).body).toMatchObject([{ text: 'A 🚢 in', marks: [{ type: 'strong', from: 0, to: 2 }] }]);
});

test('a mark runs on over a line feed', () => {
  const body = [{ type: 'paragraph' as const, text: 'One\ntwo', marks: [{ type: 'strong' as const, from: 0, to: 7 }] }];
  expect(back(aStory({ body })).body).toEqual(body);
});

describe('what is unfinished', () => {
  test('running text, items, bylines and events without a word are no part of the story', () => {
    const story = aStory({
      byline: [{ person: ' ' }, { person: 'Ines Duarte' }],
      body: [
        paragraph(''),
        paragraph(' \n'),
        { type: 'list', items: [{ text: '' }] },
        { type: 'keyPoints', items: [{ text: '' }, { text: 'One.' }] },
        {
          type: 'timeline',
          events: [
            { when: ' ', what: { text: '' } },
            { when: 'Monday', what: { text: '' } },
          ],
        },
      ],
    });
    expect(back(story)).toMatchObject({
      byline: [{ person: 'Ines Duarte' }],
      body: [
        { type: 'keyPoints', items: [{ text: 'One.' }] },
        { type: 'timeline', events: [{ when: 'Monday' }] },
      ],
    });
  });

  test('blocks with a form of their own stay when they are empty', () => {
    const story = { ...aStory(), standfirst: ' ', body: [{ type: 'crosshead' as const, text: ' ' }] };
    expect(back(story)).toMatchObject({ standfirst: null, body: [{ type: 'crosshead', text: '' }] });
  });
});

const schema = documentSchema;
const inserted = (id: string) => schema.mark('insertion', { id, by: 'ana', at: '2026-11-23T09:30:00Z' });
const deleted = (id: string) => schema.mark('deletion', { id, by: 'ana', at: '2026-11-23T09:30:00Z' });
const commented = (id: string) => schema.mark('comment', { id });

/** A document with the furniture of a plain story and these blocks. */
function withBlocks(...blocks: Node[]): Node {
  return schema.node('doc', null, [...documentOf(aStory({ body: [] })).children, ...blocks]);
}

describe('what is still talked about', () => {
  const doc = withBlocks(
    schema.node('paragraph', null, [
      schema.text('The ferry '),
      schema.text('came in', [deleted('s1')]),
      schema.text('reached the harbour', [inserted('s1'), commented('c1')]),
      schema.text(' at first light.', [commented('c1'), commented('c2')]),
    ]),
    schema.node('paragraph', null, [schema.text('A whole new thought.', [inserted('s2')])]),
    schema.node('list', null, [
      schema.node('listItem', null, [schema.text('Kept')]),
      schema.node('listItem', null, [schema.text('Proposed', [inserted('s3')])]),
    ]),
    schema.node('pullQuote', null, [
      schema.node('field', { name: 'text' }, [schema.text('Proposed as well', [inserted('s4')])]),
    ]),
  );
  const draft = draftOf(doc, filingOf(aStory()));

  test('pending insertions are no part of the story, pending deletions still are', () => {
    expect(draft.story.body).toEqual([
      paragraph('The ferry came in at first light.'),
      { type: 'list', ordered: false, items: [{ text: 'Kept', marks: [] }] },
    ]);
  });

  test('a break is pending where it says so itself, and never because of what is suggested round it', () => {
    const said = (...inline: Node[]) =>
      draftOf(withBlocks(schema.node('paragraph', null, inline)), filingOf(aStory())).story.body;
    const pending = (text: string) => schema.text(text, [inserted('s1')]);
    const line = schema.node('break');
    const ofThem = schema.node('break', { insertion: inserted('s1').attrs });
    expect(said(schema.text('One'), pending(' and'), ofThem, pending('two'))).toEqual([paragraph('One')]);
    expect(said(schema.text('One'), pending(' more'), line, schema.text('two'))).toEqual([paragraph('One\ntwo')]);
    expect(said(schema.text('One'), pending(' and'), line, pending('two'))).toEqual([paragraph('One\n')]);
    expect(said(schema.text('One'), pending(' more'), line)).toEqual([paragraph('One\n')]);
  });

  test('a break of the story stands, though words are suggested on both sides of it, or the break is to go', () => {
    const said = (...inline: Node[]) =>
      draftOf(withBlocks(schema.node('paragraph', null, inline)), filingOf(aStory())).story.body;
    const pending = (text: string, id: string) => schema.text(text, [inserted(id)]);
    const line = schema.node('break');
    const words = [schema.text('One'), pending(' more', 's1'), line, pending('Now ', 's2'), schema.text('two')];
    expect(said(...words)).toEqual([paragraph('One\ntwo')]);
    const away = schema.node('break', { deletion: { id: 's1', by: 'ana', at: '2026-11-23T09:30:00Z' } });
    expect(said(schema.text('One'), pending(' more', 's1'), away, pending('Now ', 's1'), schema.text('two'))).toEqual([
      paragraph('One\ntwo'),
    ]);
  });

  test('suggestions and comments are named once each, with their places', () => {
    expect(draft.pending).toEqual({ suggestions: ['s1', 's2', 's3', 's4'], comments: ['c1', 'c2'] });
    expect(doc.nodeAt(placeOf(draft, 'suggestion/s2') ?? -1)?.text).toBe('A whole new thought.');
    expect(doc.nodeAt(placeOf(draft, 'comment/c2') ?? -1)?.text).toBe(' at first light.');
  });
});

describe('what is suggested as a whole', () => {
  const said = (id: string) => ({ id, by: 'ana', at: '2026-11-23T09:30:00Z' });
  const image = { type: 'image', alt: 'A boat', caption: 'The ferry' } as const;
  const [put, out] = [{ insertion: said('s1') }, { deletion: said('s2') }];
  /** The document of a story with other attributes on the nodes of a kind, by their number. */
  function withAttrs(doc: Node, name: string, ...attrs: readonly object[]): Node {
    let at = 0;
    const changed = (node: Node): Node => {
      const own = node.type.name === name ? attrs[at++] : undefined;
      return node.isText ? node : node.type.create({ ...node.attrs, ...own }, node.children.map(changed), node.marks);
    };
    return changed(doc);
  }
  const draft = (story: Story, name: string, ...attrs: readonly object[]) =>
    draftOf(withAttrs(documentOf(story), name, ...attrs), filingOf(story));

  test('a block put in is no part of the story, one to be taken out still is', () => {
    const story = aStory({ body: [paragraph('One.'), image, { type: 'divider' }, image] });
    const { body } = draft(story, 'image', put, out).story;
    expect(body.map(({ type }) => type)).toEqual(['paragraph', 'divider', 'image']);
    expect(draft(story, 'divider', put).story.body).toHaveLength(3);
    expect(draft(story, 'divider', { ...put, ...out }).story.body).toHaveLength(3);
  });

  test('nor are a picture in a gallery, a main picture, a poster, a row or a line feed', () => {
    const gallery = aStory({ body: [{ type: 'gallery', images: [image, { ...image, alt: 'Gulls' }] }] });
    expect(draft(gallery, 'image', {}, put).story.body).toMatchObject([{ images: [{ alt: 'A boat' }] }]);
    const media = aStory({ mainMedia: { type: 'video', title: 'The boat', poster: image } });
    expect(draft(media, 'video', put).story.mainMedia).toBeNull();
    expect(draft(media, 'image', put).story.mainMedia).toMatchObject({ title: 'The boat', poster: null });
    const table = aStory({ body: [{ type: 'table', head: ['Boat'], rows: [['Kestrel'], ['Heron']] }] });
    expect(draft(table, 'tableRow', {}, put).story.body).toMatchObject([{ head: ['Boat'], rows: [['Heron']] }]);
    expect(draft(table, 'tableRow', put).story.body).toMatchObject([{ head: [], rows: [['Kestrel'], ['Heron']] }]);
    const lines = aStory({ body: [paragraph('One\ntwo')] });
    expect(draft(lines, 'break', put).story.body).toEqual([paragraph('Onetwo')]);
    expect(draft(lines, 'break', out).story.body).toEqual([paragraph('One\ntwo')]);
  });

  test('a gallery whose only picture is suggested stays, so that somebody is told of it', () => {
    const gallery = aStory({ body: [{ type: 'gallery', images: [image] }] });
    expect(draft(gallery, 'image', put).story.body).toMatchObject([{ type: 'gallery', images: [] }]);
  });

  test('both are still talked about, and lead to their places', () => {
    const story = aStory({ body: [paragraph('One.'), image, { type: 'divider' }] });
    const { pending, places } = draft(story, 'image', { ...put, ...out });
    expect(pending.suggestions).toEqual(['s1', 's2']);
    expect(documentOf(story).nodeAt(places['suggestion/s1'] ?? -1)?.type.name).toBe('image');
  });
});

describe('where a problem stands in the document', () => {
  const story = aStory({
    byline: [{ person: 'Ines Duarte', role: 'Harbour correspondent' }],
    mainMedia: { type: 'video', title: 'The boat', poster: { type: 'image', alt: 'A boat' } },
    body: [
      paragraph(''),
      paragraph('One.'),
      {
        type: 'gallery',
        images: [
          { type: 'image', alt: 'Gulls' },
          { type: 'image', alt: 'Ropes' },
        ],
      },
      { type: 'table', head: ['Boat'], rows: [['Kestrel']] },
      { type: 'timeline', events: [{ when: 'Monday', what: { text: 'It left.' } }] },
    ],
  });
  const doc = documentOf(story);
  const draft = draftOf(doc, filingOf(story));
  const at = (where: string) => {
    const place = placeOf(draft, where);
    return place === null ? null : doc.nodeAt(place);
  };

  test.each([
    ['headline', 'Ferry reaches the islands'],
    ['byline/0/role', 'Harbour correspondent'],
    ['mainMedia/title', 'The boat'],
    ['mainMedia/poster/alt', 'A boat'],
    ['body/0', 'One.'],
    ['body/1/images/1/alt', 'Ropes'],
    ['body/2/rows/0/0', 'Kestrel'],
    ['body/2/head', 'Boat'],
    ['body/3/events/0/what', 'It left.'],
    ['body/3/events/0/when', 'Monday'],
  ])('%s', (where, says) => {
    expect(at(where)?.textContent).toBe(says);
  });

  test.each([
    ['mainMedia/captions', 'field'],
    ['mainMedia/src', 'video'],
    ['body/1/images/1/picture', 'image'],
    ['body/0/text', 'paragraph'],
    ['body', 'paragraph'],
    ['byline/0/nothing', 'byline'],
  ])('%s, where %s is the nearest', (where, name) => {
    expect(at(where)?.type.name).toBe(name);
  });

  test('what is not in the document has no place', () => {
    expect(placeOf(draft, 'note')).toBeNull();
    expect(placeOf(draft, 'section')).toBeNull();
  });
});
