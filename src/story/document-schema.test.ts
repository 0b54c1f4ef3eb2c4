import { addRowAfter, TableMap } from 'prosemirror-tables';
import { EditorState, TextSelection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { blockTypes } from './blocks.ts';
import { blankDocument, blankNode, formOf } from './document-forms.ts';
import { documentNodes, documentSchema } from './document-schema.ts';

test('every kind of block has its node', () => {
  const inBody = Object.keys(documentNodes).filter((name) => documentSchema.nodes[name]?.spec.group === 'block');
  expect(inBody.toSorted()).toEqual(blockTypes.toSorted());
});

test('forms hold only nodes that the schema has', () => {
  const parts = Object.keys(documentNodes).flatMap((name) => formOf(name) ?? []);
  const held: readonly string[] = parts.flatMap((part) => ('nodes' in part ? part.nodes : []));
  expect(held.length).toBeGreaterThan(10);
  expect(held.filter((name) => !Object.hasOwn(documentNodes, name))).toEqual([]);
});

test.each(blockTypes)('a new %s fits the schema', (type) => {
  const attrs = type === 'livePost' ? { id: 'p1', at: '2026-11-23T09:30:00Z' } : null;
  const node = blankNode(type, attrs);
  expect(() => node.check()).not.toThrow();
  expect(node.textContent).toBe('');
});

test('a blank document has every field of the furniture, no main media and one paragraph', () => {
  const blank = blankDocument();
  blank.check();
  expect(blank.children.map(({ type }) => type.name)).toEqual(['furniture', 'mainMedia', 'paragraph']);
  expect(blank.child(0).children.map(({ attrs }) => attrs['name'])).toEqual([
    'kicker',
    'headline',
    'standfirst',
    'dateline',
    'shortHeadline',
    'trailText',
    'catchline',
  ]);
});

test('ProseMirror fills an empty document with furniture and a place for the main media', () => {
  const filled = documentSchema.node('doc', null, documentSchema.nodes.doc.createAndFill()?.content);
  expect(filled.children.map(({ type }) => type.name)).toEqual(['furniture', 'mainMedia']);
});

test.each([
  ['image', { decorative: 'yes' }],
  ['image', { picture: { id: 'x' } }],
  ['relatedLink', { href: 'javascript:alert(1)' }],
  ['relatedLink', { start: -1 }],
  ['video', { src: 'java\nscript:alert(1)' }],
  ['livePost', { id: 'a b', at: '' }],
  ['livePost', { id: 'a', at: 'yesterday' }],
  ['audio', { durationSeconds: -1 }],
] as const)('%s with %j does not pass', (name, attrs) => {
  expect(() => blankNode(name, attrs).check()).toThrow(RangeError);
});

test('links that could run something do not pass', () => {
  const link = (href: string) =>
    documentSchema.node('paragraph', null, [documentSchema.text('x', [documentSchema.mark('link', { href })])]);
  expect(() => link('https://example.org/').check()).not.toThrow();
  expect(() => link('\u0001javascript:alert(1)').check()).toThrow(RangeError);
});

test('several comments may lie on one word', () => {
  const marks = [documentSchema.mark('comment', { id: 'a' }), documentSchema.mark('comment', { id: 'b' })];
  const [first, second] = marks;
  expect(second?.addToSet(first?.addToSet([]) ?? [])).toHaveLength(2);
});

test('prosemirror-tables edits our tables', () => {
  const doc = documentSchema.node('doc', null, [blankNode('furniture'), blankNode('mainMedia'), blankNode('table')]);
  let inCell = 0;
  doc.descendants((node, at) => {
    if (node.type.name === 'tableCell') inCell = at + 2;
  });
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, inCell) });
  let after = state;
  expect(addRowAfter(state, (tr) => (after = state.apply(tr)))).toBe(true);
  after.doc.check();
  const grid = after.doc.child(2).child(1);
  expect(TableMap.get(grid)).toMatchObject({ width: 1, height: 2, problems: null });
  expect(grid.child(1).child(0).child(0).attrs['name']).toBe('text');
});
