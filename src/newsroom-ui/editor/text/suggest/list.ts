import type { Node } from 'prosemirror-model';
import { textSchema } from '../schema.ts';

/** A pending suggestion, as one act of one person: words put in, words taken out, or both. */
export interface Suggestion {
  readonly id: string;
  /** The id of the person. */
  readonly by: string;
  readonly at: string;
  readonly inserted: string;
  readonly deleted: string;
  /** From its first word to its last. */
  readonly from: number;
  readonly to: number;
}

/** Every pending suggestion in the order of the text. */
export function suggestionsIn(doc: Node): Suggestion[] {
  const { insertion, deletion } = textSchema.marks;
  const found = new Map<string, Suggestion>();
  doc.descendants((node, pos) => {
    if (!node.isInline) return;
    for (const { type, attrs } of node.marks) {
      if (type.name !== insertion.name && type.name !== deletion.name) continue;
      const { id, by, at } = attrs as Pick<Suggestion, 'id' | 'by' | 'at'>;
      const before = found.get(id) ?? { id, by, at, inserted: '', deleted: '', from: pos, to: pos };
      const words = node.text ?? '\n';
      found.set(id, {
        ...before,
        to: pos + node.nodeSize,
        inserted: before.inserted + (type.name === insertion.name ? words : ''),
        deleted: before.deleted + (type.name === deletion.name ? words : ''),
      });
    }
  });
  return [...found.values()];
}
