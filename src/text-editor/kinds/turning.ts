import { type Attrs, Fragment, type Node, type Schema } from 'prosemirror-model';
import { blankNode } from '../../story/document-forms.ts';
import type { NodeName } from '../../story/document-schema.ts';

/** Each line as a text of its own. */
export function textsOf(name: NodeName, lines: readonly Fragment[], schema: Schema): Node[] {
  return lines.map((line) => textOf(name, line, schema));
}

/** Each line as a point, where it stood among points if it was one. */
export function pointsOf(lines: readonly Fragment[], from: Node): Node[] {
  const points = from.children.length === lines.length ? from.children : [];
  return lines.map((line, at) => {
    const before = points[at];
    const standing = before?.type.name === 'listItem' ? { ...before.attrs, insertion: null, deletion: null } : null;
    return textOf('listItem', line, from.type.schema, standing);
  });
}

function textOf(name: NodeName, words: Fragment, schema: Schema, attrs: Attrs | null = null): Node {
  const type = schema.nodes[name] ?? schema.topNodeType;
  return type.create(
    attrs,
    words.content.map((node) => node.mark(type.allowedMarks(node.marks))),
  );
}

/** All lines as one field. */
export function joinedField(name: string, lines: readonly Fragment[], schema: Schema): Node {
  const line = schema.node('break');
  const words = lines.flatMap((one, at) => [...(at > 0 ? [line] : []), ...one.content]);
  return schema.node('field', { name }, textOf('field', Fragment.fromArray(words), schema).content);
}

/** A form with the words in their place, and the fields it shares with the block they come from. */
export function filled(kind: NodeName, from: Node, words: readonly Node[]): Node {
  const form = blankNode(kind, null, from.type.schema);
  const shared = form.children.map((part) => {
    if (part.type.name !== 'field') return part;
    const same = from.children.find(({ type, attrs }) => type === part.type && attrs['name'] === part.attrs['name']);
    return same && part.attrs['name'] !== 'text' ? same : part;
  });
  const rest = shared.filter(({ type, attrs }) => type.name === 'field' && attrs['name'] !== 'text');
  const isTitled = rest[0]?.attrs['name'] === 'title';
  return form.copy(Fragment.fromArray(isTitled ? [...rest, ...words] : [...words, ...rest]));
}

/** A form with one more node at its end. */
export function withMore(node: Node, more: Node): Node {
  return node.copy(node.content.addToEnd(more));
}
