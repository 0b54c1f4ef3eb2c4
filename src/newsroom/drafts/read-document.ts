import { Fragment, type Mark, type MarkType, type Node, type NodeType } from 'prosemirror-model';
import { XmlElement, type XmlFragment, XmlText } from 'yjs';
import { documentSchema } from '../../story/document-schema.ts';

/**
 * What is in a shared document, as it stands: content is not checked against the schema, so that nothing is lost before
 * `repairDocument` finds a place for it. Elements that the schema does not know give their content to what is round them.
 * y-prosemirror's own reader deletes what does not fit.
 */
export function readDocument(fragment: XmlFragment): Node {
  return documentSchema.topNodeType.create(null, Fragment.fromArray(childrenOf(fragment)));
}

function childrenOf(parent: XmlFragment): Node[] {
  return parent.toArray().flatMap((child): Node[] => {
    if (child instanceof XmlText) return textsOf(child);
    return child instanceof XmlElement ? nodesOf(child) : [];
  });
}

/** An element as a node; as its content alone, where the schema does not know the element. */
export function nodesOf(element: XmlElement): Node[] {
  const type = typeOf(element.nodeName);
  const children = childrenOf(element);
  if (!type || type.isText || type.name === 'doc') return children;
  const made = type.create(element.getAttributes(), type.isLeaf ? Fragment.empty : Fragment.fromArray(children));
  // A leaf has no room for words that a merge left in it: they follow it.
  return type.isLeaf ? [made, ...children] : [made];
}

function typeOf(name: string): NodeType | null {
  const types: Readonly<Record<string, NodeType>> = documentSchema.nodes;
  return Object.hasOwn(types, name) ? (types[name] ?? null) : null;
}

interface Stretch {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function textsOf(text: XmlText): Node[] {
  const stretches = text.toDelta() as Stretch[];
  return stretches.flatMap(({ insert, attributes }) =>
    typeof insert === 'string' && insert !== '' ? [documentSchema.text(insert, marksOf(attributes ?? {}))] : [],
  );
}

/** The editor's binding adds a digest to the name of a mark that may overlap itself, as comments may. */
const WITH_DIGEST = /^(.*)--[a-zA-Z0-9+/=]{8}$/;

function marksOf(attributes: Readonly<Record<string, unknown>>): Mark[] {
  const marks = Object.entries(attributes).flatMap(([key, value]) => {
    const name = WITH_DIGEST.exec(key)?.[1] ?? key;
    const types: Readonly<Record<string, MarkType>> = documentSchema.marks;
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    if (value === null || !type) return [];
    return [type.create(typeof value === 'object' ? value : null)];
  });
  return marks.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), []) as Mark[];
}
