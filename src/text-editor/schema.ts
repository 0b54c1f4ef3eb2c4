import { type DOMOutputSpec, type MarkSpec, type NodeSpec, Schema, type TagParseRule } from 'prosemirror-model';
import { documentMarks, documentNodes, type MarkName, type NodeName } from '../story/document-schema.ts';
import { blockDraws } from './kinds/faces.ts';
import type { Draw } from './kinds/face.ts';
import { isSafeAddress } from '../story/safe-address.ts';

/** How nodes without a view of their own are drawn. Everything else is drawn by `node-views.ts`. */
const draws: Readonly<Record<string, Draw>> = { ...blockDraws, listItem: () => ['li', 0], break: () => ['br'] };

/** What a browser may put into the text by itself while somebody types. What is pasted is read by `paste/`. */
const reads: { readonly [N in NodeName | MarkName]?: readonly TagParseRule[] } = {
  paragraph: [{ tag: 'p' }],
  break: [{ tag: 'br' }],
  strong: [{ tag: 'strong' }, { tag: 'b' }],
  emphasis: [{ tag: 'em' }, { tag: 'i' }],
  superscript: [{ tag: 'sup' }],
  subscript: [{ tag: 'sub' }],
};

const drawMarks: { readonly [M in MarkName]: NonNullable<MarkSpec['toDOM']> } = {
  link: ({ attrs }) => ['a', { ...addressOf(attrs['href']), class: 'link', rel: 'noopener' }, 0],
  emphasis: () => ['em', 0],
  strong: () => ['strong', 0],
  superscript: () => ['sup', 0],
  subscript: () => ['sub', 0],
  comment: ({ attrs }) => ['span', { class: 'commented', 'data-comment': String(attrs['id']) }, 0],
  insertion: ({ attrs }) => ['ins', { 'data-suggestion': String(attrs['id']) }, 0],
  deletion: ({ attrs }) => ['del', { 'data-suggestion': String(attrs['id']) }, 0],
};

/** A document may come from anybody, so an address is looked at again before it stands in the screen. */
function addressOf(href: unknown): { href?: string } {
  return isSafeAddress(href) ? { href } : {};
}

function faced(name: NodeName): NodeSpec {
  const spec: NodeSpec = documentNodes[name];
  if (name === 'text' || name === 'doc') return spec;
  const leaf: DOMOutputSpec = ['div'];
  const otherwise: Draw = () => (spec.content === undefined ? leaf : ['div', 0]);
  return { ...spec, toDOM: draws[name] ?? otherwise, parseDOM: reads[name] ?? [] };
}

const nodes = Object.fromEntries((Object.keys(documentNodes) as NodeName[]).map((name) => [name, faced(name)]));
const marks = Object.fromEntries(
  (Object.keys(documentMarks) as MarkName[]).map((name) => {
    const spec: MarkSpec = documentMarks[name];
    return [name, { ...spec, toDOM: drawMarks[name], parseDOM: reads[name] ?? [] }];
  }),
);

/** The story's document with a face: the same nodes and marks as on the server, drawn in the screen. */
export const textSchema = new Schema<NodeName, MarkName>({
  nodes: nodes as Record<NodeName, NodeSpec>,
  marks: marks as Record<MarkName, MarkSpec>,
});
