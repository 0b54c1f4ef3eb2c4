import { type AttributeSpec, type Attrs, Fragment, type Node, Slice } from 'prosemirror-model';
import { isSuggestable, suggestionOn } from '../../story/suggested.ts';
import { textSchema } from '../schema.ts';

const { comment, insertion, deletion } = textSchema.marks;

/** What is copied goes without what is said about it: comments stay behind, suggestions are as if accepted. */
export function copied({ content, openStart, openEnd }: Slice): Slice {
  return new Slice(settledWords(content), openStart, openEnd);
}

function settledWords(content: Fragment): Fragment {
  const kept = content.content.filter((node) => !deletion.isInSet(node.marks) && !suggestionOn(node, 'deletion'));
  return Fragment.fromArray(
    kept.map((node) => {
      const marks = node.marks.filter(({ type }) => type !== comment && type !== insertion);
      return node.isText
        ? node.mark(marks)
        : node.type.create(settledAttributes(node), settledWords(node.content), marks);
    }),
  );
}

function settledAttributes(node: Node): Attrs {
  return isSuggestable(node) ? { ...node.attrs, insertion: null } : node.attrs;
}

/** A slice as text that `readCopy` reads. */
export function writeCopy(slice: Slice): string {
  return JSON.stringify(slice.toJSON());
}

/** The slice of a copy made here, or null. The clipboard is anybody's, so every node and attribute is checked. */
export function readCopy(text: string): Slice | null {
  try {
    const slice = Slice.fromJSON(textSchema, JSON.parse(text));
    slice.content.forEach((node) => checkDeep(node));
    return copied(slice);
  } catch {
    return null;
  }
}

/** Nodes at the open ends of a slice may lack parts, so each is checked for its attributes and marks alone. */
function checkDeep(node: Node): void {
  checkAttributes(node.type.spec.attrs, node.attrs);
  for (const mark of node.marks) checkAttributes(mark.type.spec.attrs, mark.attrs);
  node.forEach((child) => checkDeep(child));
}

function checkAttributes(specs: Readonly<Record<string, AttributeSpec>> | undefined, attrs: Attrs): void {
  for (const [name, { validate }] of Object.entries(specs ?? {})) {
    if (typeof validate === 'function') validate(attrs[name]);
  }
}
