import type { Node } from 'prosemirror-model';
import { EditorState, type Plugin } from 'prosemirror-state';
import { textSchema } from '../../src/text-editor/schema.ts';
import { blankNode } from '../../src/story/document-forms.ts';
import { isPutIn, suggestionOn } from '../../src/story/suggested.ts';

/** A document whose body is these blocks; a text becomes a paragraph. */
export function documentWith(...blocks: readonly (Node | string)[]): Node {
  return textSchema.node('doc', null, [
    blankNode('furniture', null, textSchema),
    blankNode('mainMedia', null, textSchema),
    ...blocks.map((block) => (typeof block === 'string' ? paragraph(block) : block)),
  ]);
}

export function paragraph(words: string): Node {
  return textSchema.node('paragraph', null, words === '' ? [] : [textSchema.text(words)]);
}

export function stateWith(doc: Node, plugins: readonly Plugin[] = []): EditorState {
  return EditorState.create({ doc, plugins });
}

/** The position before the first letter of these words; throws when they are not in the document. */
export function placeOf(doc: Node, words: string): number {
  let found = -1;
  doc.descendants((node, pos) => {
    const at = found < 0 && node.isText ? (node.text ?? '').indexOf(words) : -1;
    if (at >= 0) found = pos + at;
  });
  if (found < 0) throw new Error(`“${words}” is not in the document.`);
  return found;
}

/** The body as lines a person can read: what is suggested is in `{+ +}`, what is suggested away in `{- -}`. */
export function readable(doc: Node): string[] {
  return doc.children.slice(2).map(lineOf);
}

function lineOf(node: Node): string {
  const line = plainLineOf(node);
  // Whole texts say by their words what is suggested.
  if (node.type.name === 'paragraph' || node.type.name === 'listItem' || node.type.name === 'list') return line;
  const put = isPutIn(node) ? `{+${line}+}` : line;
  return suggestionOn(node, 'deletion') ? `{-${put}-}` : put;
}

function plainLineOf(node: Node): string {
  if (node.isTextblock) return `${placeAmong(node)}${named(node, node.children.map(wordsOf).join(''))}`;
  return named(
    node,
    node.children
      .map(lineOf)
      .filter((line) => line !== '')
      .join(' | '),
  );
}

/** `>` for each list that a point stands within, `#` where it has numbers, and a number that does not count on. */
function placeAmong({ attrs }: Node): string {
  const depth = Number(attrs['depth'] ?? 0);
  const number = (attrs['number'] ?? '') as number | string;
  return depth === 0 ? '' : `${'>'.repeat(depth)}${attrs['ordered'] === true ? '#' : ''}${number} `;
}

function named(node: Node, words: string): string {
  const name = node.type.name;
  if (name === 'field') return words === '' ? '' : `${String(node.attrs['name'])}=${words}`;
  const { colspan = 1, rowspan = 1 } = node.attrs;
  if (colspan !== 1 || rowspan !== 1) return `${name}(${colspan}×${rowspan})(${words})`;
  const { start = 1 } = node.attrs;
  if (start !== 1) return `${name} ${start}.(${words})`;
  return name === 'paragraph' || name === 'listItem' || name === 'tableCell' ? words : `${name}(${words})`;
}

function wordsOf(node: Node): string {
  const names = node.marks.map(({ type }) => type.name);
  let words = node.text ?? '⏎';
  if (names.includes('strong')) words = `*${words}*`;
  if (names.includes('emphasis')) words = `_${words}_`;
  if (names.includes('superscript')) words = `^{${words}}`;
  if (names.includes('subscript')) words = `,{${words}}`;
  const link = node.marks.find(({ type }) => type.name === 'link');
  if (link) words = `[${words}](${String(link.attrs['href'])})`;
  if (names.includes('insertion') || isPutIn(node)) words = `{+${words}+}`;
  return names.includes('deletion') || suggestionOn(node, 'deletion') ? `{-${words}-}` : words;
}
