import { Fragment, type Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { updateYFragment } from 'y-prosemirror';
import { type Doc, XmlElement } from 'yjs';
import { documentIn, partsOf } from '../../src/newsroom/drafts/y-story.ts';
import { blankNode } from '../../src/story/document-forms.ts';
import { documentSchema, type NodeName } from '../../src/story/document-schema.ts';
import type { Chance } from './chance.ts';

/** A change as an editor makes it: it has the document before it, and gives the one after. */
type Edit = (transform: Transform, pick: Chance, word: string) => void;

const kinds: readonly NodeName[] = [
  'paragraph',
  'crosshead',
  'list',
  'pullQuote',
  'quote',
  'image',
  'gallery',
  'table',
  'factBox',
  'timeline',
  'divider',
  'livePost',
  'keyPoints',
  'embed',
];

/** Every kind of change there is, in the same paragraph as often as elsewhere. */
const edits: readonly Edit[] = [
  typeWord,
  typeWord,
  typeWord,
  deleteWords,
  split,
  insertBlock,
  deleteBlock,
  moveBlock,
  mark,
  setAttribute,
  join,
];

function textblocks(doc: Node): { node: Node; pos: number }[] {
  const found: { node: Node; pos: number }[] = [];
  doc.descendants((node, pos) => {
    if (node.isTextblock) found.push({ node, pos });
  });
  return found;
}

function blocks(doc: Node): { node: Node; pos: number }[] {
  const found: { node: Node; pos: number }[] = [];
  doc.forEach((node, pos) => {
    if (node.type.spec.group === 'block') found.push({ node, pos });
  });
  return found;
}

function someText(doc: Node, pick: Chance) {
  const all = textblocks(doc);
  return pick.often(0.5) ? all[0]! : pick.of(all);
}

function typeWord(transform: Transform, pick: Chance, word: string): void {
  const { node, pos } = someText(transform.doc, pick);
  transform.insert(pos + 1 + pick.number(node.content.size + 1), documentSchema.text(`${word} `));
}

function deleteWords(transform: Transform, pick: Chance): void {
  const { node, pos } = someText(transform.doc, pick);
  const from = pick.number(node.content.size + 1);
  transform.delete(pos + 1 + from, pos + 1 + Math.min(node.content.size, from + pick.number(20)));
}

function split(transform: Transform, pick: Chance): void {
  const found = textblocks(transform.doc).filter(
    ({ node }) => node.type.name === 'paragraph' || node.type.name === 'listItem',
  );
  if (found.length === 0) return;
  const { node, pos } = pick.of(found);
  transform.split(pos + 1 + pick.number(node.content.size + 1));
}

function insertBlock(transform: Transform, pick: Chance, word: string): void {
  const places = blocks(transform.doc);
  const name = pick.of(kinds);
  const attrs = name === 'embed' ? { provider: 'Harbour', url: 'https://harbour.example/post' } : null;
  const made = written(blankNode(name, attrs), word);
  transform.insert(places.length > 0 ? pick.of(places).pos : transform.doc.content.size, made);
}

/** The block with the word in each of its lines, as somebody leaves a form that is filled in. */
function written(node: Node, word: string): Node {
  if (node.isTextblock) return node.copy(Fragment.from(documentSchema.text(word)));
  if (node.isLeaf) return node;
  return node.copy(Fragment.from(node.children.map((child) => written(child, word))));
}

function deleteBlock(transform: Transform, pick: Chance): void {
  const places = blocks(transform.doc);
  if (places.length < 2) return;
  const { node, pos } = pick.of(places);
  transform.delete(pos, pos + node.nodeSize);
}

function moveBlock(transform: Transform, pick: Chance): void {
  const places = blocks(transform.doc);
  if (places.length < 2) return;
  const { node, pos } = pick.of(places);
  transform.delete(pos, pos + node.nodeSize);
  transform.insert(pick.of(blocks(transform.doc)).pos, node);
}

function mark(transform: Transform, pick: Chance): void {
  const { node, pos } = someText(transform.doc, pick);
  if (node.content.size === 0) return;
  const from = pos + 1 + pick.number(node.content.size);
  const to = Math.min(pos + 1 + node.content.size, from + 1 + pick.number(9));
  const made = pick.of([
    documentSchema.mark('strong'),
    documentSchema.mark('emphasis'),
    documentSchema.mark('link', { href: 'https://harbour.example/' }),
    documentSchema.mark('comment', { id: `c${pick.number(5)}` }),
    documentSchema.mark('insertion', { id: `s${pick.number(5)}`, by: 'ada', at: '' }),
    documentSchema.mark('deletion', { id: `d${pick.number(5)}`, by: 'ben', at: '' }),
  ]);
  if (pick.often(0.7)) transform.addMark(from, to, made);
  else transform.removeMark(from, to, made.type);
}

function setAttribute(transform: Transform, pick: Chance): void {
  const found = blocks(transform.doc).filter(({ node }) => ['list', 'table', 'image'].includes(node.type.name));
  if (found.length === 0) return;
  const { node, pos } = pick.of(found);
  const name = { list: 'ordered', table: 'rowHeads', image: 'decorative' }[node.type.name] ?? '';
  transform.setNodeAttribute(pos, name, !node.attrs[name]);
}

function join(transform: Transform, pick: Chance): void {
  const found = blocks(transform.doc).filter(({ node, pos }) => {
    const before = transform.doc.resolve(pos).nodeBefore;
    return node.type.name === 'paragraph' && before?.type.name === 'paragraph';
  });
  if (found.length > 0) transform.join(pick.of(found).pos);
}

/** Makes one random change to a shared draft, as an editor that is bound to it would; `word` is what it may type. */
export function editAtRandom(doc: Doc, pick: Chance, word: string): void {
  const node = documentIn(doc);
  const transform = new Transform(node);
  try {
    pick.of(edits)(transform, pick, word);
    transform.doc.check();
  } catch (error) {
    // A change that the schema does not allow is one that no editor makes.
    if (
      error instanceof RangeError ||
      (error as Error).name === 'ReplaceError' ||
      (error as Error).name === 'TransformError'
    )
      return;
    throw error;
  }
  if (!transform.docChanged) return;
  doc.transact(() =>
    updateYFragment(doc, partsOf(doc).story, transform.doc, { mapping: new Map(), isOMark: new Map() }),
  );
}

/** The words of the form `w12` in a draft as it stands, whether or not it is in its form. */
export function wordsIn(doc: Doc): string[] {
  return (rawText(doc).match(/w\d+x/g) ?? []).toSorted();
}

function rawText(doc: Doc): string {
  const text = (parent: { toArray(): unknown[] }): string =>
    parent
      .toArray()
      .map((child) => (child instanceof XmlElement ? text(child) : textOf(child)))
      .join(' ');
  return text(partsOf(doc).story);
}

function textOf(child: unknown): string {
  const delta = (child as { toDelta(): { insert: unknown }[] }).toDelta();
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}
