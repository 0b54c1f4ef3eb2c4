import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, test } from 'vitest';
import { anyStory } from '../../test/house/any-story.ts';
import { aStory, paragraph } from '../../test/house/stories.ts';
import { documentMarks, documentNodes, documentSchema } from './document-schema.ts';
import { blankDocument } from './document-forms.ts';
import { documentOf } from './document-of.ts';
import { repairDocument } from './repair-document.ts';

/** Each text of a tree is a word that stands nowhere else, so that none can be lost unseen. */
let words = 0;
const names = [...Object.keys(documentNodes), 'unknown', 'constructor', '__proto__', ''];
const anything = fc.oneof(
  fc.constantFrom(
    null,
    true,
    7,
    '',
    'headline',
    'text',
    'javascript:alert(1)',
    'https://example.org',
    '2026-11-23T09:30:00Z',
    {},
    [],
    { id: 's1', by: 'ana', at: '2026-11-23T09:30:00Z' },
    { id: 's1', by: 'ana', at: '', more: 1 },
  ),
);
const attrNames = fc.constantFrom(
  'name',
  'href',
  'src',
  'id',
  'at',
  'picture',
  'decorative',
  'colspan',
  'ordered',
  'depth',
  'number',
  'date',
  'insertion',
  'deletion',
  'x',
);
const anyAttrs = fc.dictionary(attrNames, anything, { maxKeys: 3 });
const mark = fc.record({ type: fc.constantFrom(...Object.keys(documentMarks), 'blink'), attrs: anyAttrs });
const text = fc.array(mark, { maxLength: 3 }).map((marks) => ({ type: 'text', text: `word${(words += 1)}`, marks }));
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    text,
    anything,
    fc.record({ type: fc.constantFrom(...names), attrs: anyAttrs, content: fc.array(tie('tree'), { maxLength: 5 }) }),
  ),
}));
const garbage = fc.oneof(
  tree,
  fc.array(tree, { maxLength: 6 }).map((content) => ({ type: 'doc', content })),
);

function wordsOf(value: unknown): string[] {
  return (JSON.stringify(value) ?? '').match(/word\d+/g) ?? [];
}

describe('whatever comes', () => {
  test('is a sound document afterwards, with all its words, and needs no second repair', () => {
    fc.assert(
      fc.property(garbage, (input) => {
        const { node, repairs } = repairDocument(input);
        node.check();
        expect(wordsOf(node.toJSON()).toSorted()).toEqual(wordsOf(input).toSorted());
        expect(repairs.length).toBeGreaterThan(0);
        expect(repairDocument(node).node).toBe(node);
      }),
      { numRuns: 1500 },
    );
  });

  test('what is no text goes from its words', () => {
    const leaf = { type: 'text', text: 'The ferry\u0000 came\u001b in.\u009b' };
    const { node } = repairDocument({ type: 'doc', content: [{ type: 'paragraph', content: [leaf] }] });
    expect(node.textContent).toBe('The ferry came in.');
  });

  test('two texts for one field are one text', () => {
    const saying = (line: string) => ({ type: 'field', content: [{ type: 'text', text: line }] });
    const link = { type: 'relatedLink', content: [saying('Ferry'), saying('sails')] };
    const { node } = repairDocument({ type: 'doc', content: [link] });
    expect(repairDocument(node).node).toBe(node);
  });

  test.each([[undefined], [null], ['x'], [7], [[]], [{}], [{ type: 'doc' }], [{ type: 'doc', content: 'x' }]])(
    '%j is a blank document',
    (input) => {
      const { node } = repairDocument(input);
      expect(node.children.slice(0, 2).map((one) => one.toJSON())).toEqual(
        blankDocument()
          .children.slice(0, 2)
          .map((one) => one.toJSON()),
      );
      expect(node.childCount).toBe(2);
    },
  );

  test('a tree deeper than any stack keeps its words', () => {
    let deep: object = { type: 'text', text: 'bottom' };
    for (let depth = 0; depth < 200_000; depth += 1) deep = { type: 'quote', content: [deep] };
    const { node } = repairDocument({ type: 'doc', content: [deep] });
    node.check();
    expect(node.textContent).toBe('bottom');
  });
});

describe('a sound document', () => {
  test('comes back as the same node', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const ids = story.body.map((block) => (block.type === 'livePost' ? block.id : null)).filter(Boolean);
        fc.pre(new Set(ids).size === ids.length);
        const doc = documentOf(story);
        expect(repairDocument(doc)).toEqual({ node: doc, repairs: [] });
        expect(repairDocument(doc).node).toBe(doc);
        expect(repairDocument(doc.toJSON())).toMatchObject({ repairs: [] });
      }),
    );
  });
});

const schema = documentSchema;

function field(name: string, says: string): object {
  return { type: 'field', attrs: { name }, content: says ? [{ type: 'text', text: says }] : [] };
}

/** A document as a merge may leave it: sound furniture, and these blocks. */
function merged(...blocks: object[]): object {
  const [furniture, mainMedia] = blankDocument().children.map((node) => node.toJSON() as object);
  return { type: 'doc', content: [furniture, mainMedia, ...blocks] };
}

function mendedBody(...blocks: object[]): { says: string[]; codes: string[]; node: Node } {
  const { node, repairs } = repairDocument(merged(...blocks));
  const body = node.children.slice(2);
  return {
    says: body.map(
      (block) => `${block.type.name}: ${block.children.map((part) => part.textContent || part.text).join('|')}`,
    ),
    codes: repairs.map(({ code }) => code),
    node,
  };
}

describe('what a merge may have done', () => {
  test('both people deleted one of the two paragraphs of a quotation: its speaker is not lost', () => {
    const { says } = mendedBody({
      type: 'quote',
      content: [field('speaker', 'Ines Duarte'), field('role', ''), field('source', '')],
    });
    expect(says).toEqual(['quote: |Ines Duarte||']);
  });

  test('both put in a main picture: the second goes into the body', () => {
    const image = (alt: string) => ({ type: 'image', content: [field('alt', alt)] });
    const { node } = repairDocument({
      type: 'doc',
      content: [{ type: 'mainMedia', content: [image('A boat'), image('Gulls')] }],
    });
    expect(node.child(1).textContent).toBe('A boat');
    expect(node.child(2).type.name).toBe('image');
    expect(node.child(2).textContent).toBe('Gulls');
  });

  test('a main picture is suggested beside the one there is: both stay, until it is accepted', () => {
    const image = (alt: string, attrs = {}) => ({ type: 'image', attrs, content: [field('alt', alt)] });
    const insertion = { id: 's1', by: 'ana', at: '2026-11-23T09:30:00Z' };
    const withMedia = (...content: object[]) =>
      repairDocument({ type: 'doc', content: [{ type: 'mainMedia', content }] });
    const suggested = withMedia(image('Gulls', { insertion }), image('A boat'));
    expect(suggested.node.child(1).textContent).toBe('GullsA boat');
    expect(withMedia(image('Gulls'), image('A boat')).node.child(1).textContent).toBe('Gulls');
    const untrue = withMedia(image('A boat'), image('Gulls', { insertion: { ...insertion, id: '' } }));
    expect(untrue.node.child(1).textContent).toBe('A boat');
    expect(untrue.repairs.map(({ code }) => code)).toContain('attribute-wrong');
  });

  test('a field is there twice: both texts are in one', () => {
    const { says, codes } = mendedBody({
      type: 'relatedLink',
      attrs: { href: '/a' },
      content: [field('text', 'More'), field('text', 'here')],
    });
    expect(says).toEqual(['relatedLink: More here']);
    expect(codes).toEqual(['field-doubled']);
  });

  test('a row of a table is short: it is filled up', () => {
    const cell = (says: string) => ({ type: 'tableCell', content: [field('text', says)] });
    const grid = {
      type: 'tableGrid',
      content: [
        { type: 'tableRow', content: [cell('a'), cell('b')] },
        { type: 'tableRow', content: [cell('c')] },
      ],
    };
    const { node } = mendedBody({ type: 'table', content: [field('caption', ''), grid, field('source', '')] });
    expect(
      node
        .child(2)
        .child(1)
        .children.map((row) => row.childCount),
    ).toEqual([2, 2]);
  });

  test('merged cells of a table reach over others and too far: they are cut, and every word stands in its place', () => {
    const cell = (says: string, attrs = {}) => ({ type: 'tableCell', attrs, content: [field('text', says)] });
    const grid = {
      type: 'tableGrid',
      content: [
        { type: 'tableRow', content: [cell('a'), cell('b', { rowspan: 9 })] },
        { type: 'tableRow', content: [cell('c', { colspan: 2 }), cell('d', { colspan: 'x' })] },
      ],
    };
    const { node } = mendedBody({ type: 'table', content: [field('caption', ''), grid, field('source', '')] });
    const rows = node
      .child(2)
      .child(1)
      .children.map((row) => row.children);
    expect(rows.map((row) => row.map((one) => [one.textContent, one.attrs['colspan'], one.attrs['rowspan']]))).toEqual([
      [
        ['a', 1, 1],
        ['b', 1, 2],
        ['', 1, 1],
      ],
      [
        ['c', 1, 1],
        ['d', 1, 1],
      ],
    ]);
  });

  test('two live posts under one id, by copying: the second gets its own', () => {
    const post = {
      type: 'livePost',
      attrs: { id: 'p', at: '' },
      content: [field('headline', ''), field('by', ''), { type: 'paragraph' }],
    };
    const ids = (...posts: object[]) =>
      mendedBody(...posts)
        .node.children.slice(2)
        .map(({ attrs }) => attrs['id'] as unknown);
    expect(ids(post, post)).toEqual(['p', 'p-2']);
    const insertion = { id: 's1', by: 'ana', at: '2026-11-23T09:30:00Z' };
    // It would stand in the place of the first, under the address that readers know.
    expect(ids(post, { ...post, attrs: { ...post.attrs, insertion } })).toEqual(['p', 'p']);
  });
});

describe('what a hostile client may send', () => {
  test('links and addresses that could run something are gone, their words stay', () => {
    const link = { type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href: 'java\nscript:alert(1)' } }] };
    const { node, codes } = mendedBody(
      { type: 'paragraph', content: [link] },
      { type: 'relatedLink', attrs: { href: 'javascript:alert(1)' }, content: [field('text', 'More')] },
      { type: 'embed', attrs: { url: 'data:text/html,x' }, content: [field('snapshot', ''), field('author', '')] },
    );
    expect(codes).toEqual(['mark-wrong', 'attribute-wrong', 'attribute-wrong']);
    expect(JSON.stringify(node.toJSON())).not.toMatch(/script:|data:/);
    expect(node.textContent).toBe('hereMore');
  });

  test('words in impossible places become paragraphs, in the order in which they stood', () => {
    const { says } = mendedBody(
      { type: 'text', text: 'Loose ' },
      { type: 'text', text: 'words' },
      { type: 'script', content: [{ type: 'text', text: 'alert(1)' }] },
      {
        type: 'image',
        content: [field('alt', 'A boat'), { type: 'text', text: 'inside' }, field('nothing', 'unnamed')],
      },
      { type: 'listItem', content: [{ type: 'text', text: 'an item' }] },
    );
    expect(says).toEqual([
      'paragraph: Loose words',
      'paragraph: alert(1)',
      'image: A boat||',
      'paragraph: inside',
      'paragraph: unnamed',
      'paragraph: an item',
    ]);
  });

  test('a node of the right kinds in the wrong order is put in order', () => {
    const { content } = documentOf(aStory({ body: [paragraph('One.')] }));
    const doc = schema.nodes.doc.create(null, [content.child(2), content.child(1), content.child(0)]);
    const { node, repairs } = repairDocument(doc);
    expect(node.children.map(({ type }) => type.name)).toEqual(['furniture', 'mainMedia', 'paragraph']);
    expect(repairs.map(({ code }) => code)).toEqual(['node-misplaced']);
  });
});
