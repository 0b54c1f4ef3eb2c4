import { Fragment, type Node } from 'prosemirror-model';
import type { Turn } from '../kinds/face.ts';
import { ways } from '../kinds/faces.ts';
import type { Starter } from '../starters.ts';

const turns = new Map<string, Turn>(ways.flatMap(({ kind, turn }) => (turn ? [[kind, turn] as const] : [])));

/** Blocks that are words, which may stand in a block of another kind. */
export const turnable: readonly Starter[] = ways.flatMap(({ kind, turn }) => (turn ? [kind] : []));

/** The blocks of another kind that say what this one says; null for a block that is more than words. */
export function turned(node: Node, kind: Starter): Node[] | null {
  const turn = turns.get(kind);
  if (!turn || !turns.has(node.type.name)) return null;
  return turn.make(textsKept(node, turn.carries), node);
}

/** The block's texts, those of fields that the new kind has too left out. */
function textsKept(node: Node, carried: readonly string[]): Fragment[] {
  if (node.isTextblock) return [node.content];
  const kept = node.children.filter(({ type, attrs, content }) => {
    return type.name !== 'field' || (content.size > 0 && !carried.includes(String(attrs['name'])));
  });
  const lines = kept.map(({ content }) => content);
  return lines.length > 0 ? lines : [Fragment.empty];
}
