import fc from 'fast-check';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { expect, test } from 'vitest';
import { prosemirrorToYXmlFragment, updateYFragment, yXmlFragmentToProseMirrorRootNode } from 'y-prosemirror';
import * as Y from 'yjs';
import { documentOf } from '../../src/story/document-of.ts';
import { documentSchema } from '../../src/story/document-schema.ts';
import { draftOf } from '../../src/story/draft-of.ts';
import { repairDocument } from '../../src/story/repair-document.ts';
import { anyStory, filingOf } from '../house/any-story.ts';
import { aStory } from '../house/stories.ts';

function shared(doc: Node): Y.Doc {
  const ydoc = new Y.Doc();
  prosemirrorToYXmlFragment(doc, ydoc.getXmlFragment('story'));
  return ydoc;
}

function read(ydoc: Y.Doc): Node {
  return yXmlFragmentToProseMirrorRootNode(ydoc.getXmlFragment('story'), documentSchema);
}

/** What one person's editor does to the shared document when theirs has become `doc`. */
function write(ydoc: Y.Doc, doc: Node): void {
  const fragment = ydoc.getXmlFragment('story');
  updateYFragment(ydoc, fragment, doc, { mapping: new Map(), isOMark: new Map() });
}

function copyOf(ydoc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc));
  return copy;
}

function merge(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
}

test('a document is shared and read again as it was', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      const doc = documentOf(story);
      expect(read(shared(doc)).toJSON()).toEqual(doc.toJSON());
    }),
  );
});

test('overlapping comments and suggestions are shared too', () => {
  const { schema, doc } = { schema: documentSchema, doc: documentOf(aStory({ body: [] })) };
  const marks = [
    schema.mark('comment', { id: 'a' }),
    schema.mark('comment', { id: 'b' }),
    schema.mark('deletion', { id: 's', by: 'ana', at: '2026-11-23T09:30:00Z' }),
  ];
  const set = marks.reduce((kept, mark) => mark.addToSet(kept), marks[0]?.addToSet([]) ?? []);
  const talked = doc.copy(doc.content.addToEnd(schema.node('paragraph', null, [schema.text('Over', set)])));
  const back = read(shared(talked));
  expect(draftOf(back, filingOf(aStory())).pending).toEqual({ suggestions: ['s'], comments: ['a', 'b'] });
  expect(back.lastChild?.firstChild?.marks).toHaveLength(3);
});

test('two people in one caption: both their words are in it', () => {
  const image = { type: 'image', alt: 'A boat', caption: 'The ferry at the quay' } as const;
  const captioned = (caption: string) => documentOf(aStory({ body: [{ ...image, caption }] }));
  const ana = shared(captioned('The ferry at the quay'));
  const ben = copyOf(ana);
  write(ana, captioned('The old ferry at the quay'));
  write(ben, captioned('The ferry at the quay on Monday'));
  merge(ana, ben);
  for (const ydoc of [ana, ben]) {
    const { node, repairs } = repairDocument(read(ydoc));
    expect(repairs).toEqual([]);
    expect(draftOf(node, filingOf(aStory())).story.body).toMatchObject([
      { caption: 'The old ferry at the quay on Monday' },
    ]);
  }
});

test('one suggests a picture away while another writes its caption: both are there, and each is settled', () => {
  const body = [{ type: 'image', alt: 'A boat', caption: 'The ferry' } as const];
  const before = documentOf(aStory({ body }));
  const picture = before.lastChild!;
  const deletion = { id: 's1', by: 'ana', at: '2026-11-23T09:30:00Z' };
  const suggested = picture.type.create({ ...picture.attrs, deletion }, picture.content);
  const ana = shared(before);
  const ben = copyOf(ana);
  write(
    ana,
    before.replace(
      before.content.size - picture.nodeSize,
      before.content.size,
      new Slice(Fragment.from(suggested), 0, 0),
    ),
  );
  write(ben, documentOf(aStory({ body: [{ ...body[0]!, caption: 'The old ferry' }] })));
  merge(ana, ben);
  for (const ydoc of [ana, ben]) {
    const { node, repairs } = repairDocument(read(ydoc));
    expect(repairs).toEqual([]);
    const { story, pending } = draftOf(node, filingOf(aStory()));
    expect(story.body).toMatchObject([{ caption: 'The old ferry' }]);
    expect(pending.suggestions).toEqual(['s1']);
  }
});

test('two suggestions on one block at once are two, and one taken back leaves the other', () => {
  const before = documentOf(aStory({ body: [{ type: 'divider' }] }));
  const said = (by: string) => ({ id: `of-${by}`, by, at: '2026-11-23T09:30:00Z' });
  const ana = shared(before);
  const ben = copyOf(ana);
  const divider = (ydoc: Y.Doc) => ydoc.getXmlFragment('story').get(2) as Y.XmlElement;
  divider(ana).setAttribute('deletion', said('ana') as unknown as string);
  divider(ben).setAttribute('insertion', said('ben') as unknown as string);
  merge(ana, ben);
  divider(ana).removeAttribute('deletion');
  merge(ana, ben);
  expect(draftOf(read(ben), filingOf(aStory())).pending.suggestions).toEqual(['of-ben']);
});

test('both put in a main picture at once: neither is lost', () => {
  const pictured = (alt: string | null) =>
    documentOf(aStory({ mainMedia: alt === null ? null : { type: 'image', alt } }));
  const ana = shared(pictured(null));
  const ben = copyOf(ana);
  write(ana, pictured('A boat'));
  write(ben, pictured('Gulls'));
  merge(ana, ben);
  const { node } = repairDocument(read(ana));
  node.check();
  expect(node.textContent).toContain('A boat');
  expect(node.textContent).toContain('Gulls');
});

test('whatever two people make of one story at once, the document is sound after a repair', () => {
  fc.assert(
    fc.property(anyStory, anyStory, anyStory, (before, one, other) => {
      const ana = shared(documentOf(before));
      const ben = copyOf(ana);
      write(ana, documentOf(one));
      write(ben, documentOf(other));
      merge(ana, ben);
      const { node } = repairDocument(read(ana));
      node.check();
      expect(repairDocument(node).node).toBe(node);
      expect(repairDocument(read(ben)).node.toJSON()).toEqual(node.toJSON());
    }),
    { numRuns: 200 },
  );
});
