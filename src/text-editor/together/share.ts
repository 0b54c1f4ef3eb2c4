import type { Node } from 'prosemirror-model';
import { type ProsemirrorBinding, updateYFragment } from 'y-prosemirror';
import { XmlElement, type XmlFragment } from 'yjs';
import { alike } from '../difference.ts';

type Meta = Pick<ProsemirrorBinding, 'mapping' | 'isOMark'>;

/**
 * Lets a binding share what is done here block by block: a block that was not touched stays the one it was. By itself the binding
 * compares children from both ends only, and says that a block moved past another by writing the words of each into the other: whoever
 * typed in one of them would be in the other.
 */
export function shareByBlocks(binding: ProsemirrorBinding, isShared: () => boolean): void {
  // The binding's one place where it shares a document; it has no other name and no hook.
  const shares = '_prosemirrorChanged';
  const whole = binding[shares].bind(binding);
  binding[shares] = (doc: Node) => {
    if (!isShared()) return;
    binding.doc.transact(() => {
      shareChildren(binding.type, doc, binding);
      whole(doc);
    });
  };
}

/** Brings the children of a shared node to those of a node, where all of both are nodes and no words. */
function shareChildren(shared: XmlFragment, node: Node, meta: Meta): void {
  const [old, fresh] = [shared.toArray(), node.children];
  if (!old.every((child) => child instanceof XmlElement)) return;
  // From the last change backwards, so that numbers before it hold.
  for (const gap of gapsBetween(old, fresh, meta).toReversed()) {
    const [was, is] = [old.slice(gap.old, gap.oldEnd), fresh.slice(gap.fresh, gap.freshEnd)];
    if (was.length === is.length && was.every((child, at) => child.nodeName === is[at]?.type.name)) {
      for (const [at, child] of was.entries()) shareWithin(child, is[at] as Node, meta);
    } else if (was.length > 0 && is.length > 0) {
      shareGap(shared, { at: gap.old, was, is }, meta);
    } else {
      replace(shared, { at: gap.old, was, is }, meta);
    }
  }
}

/** What a node holds, when that is blocks; the binding shares attributes and words itself. */
function shareWithin(shared: XmlElement, node: Node, meta: Meta): void {
  const isOfBlocks = node.childCount > 0 && !node.inlineContent && shared.length > 0;
  if (isOfBlocks) shareChildren(shared, node, meta);
}

interface Gap {
  readonly old: number;
  readonly oldEnd: number;
  readonly fresh: number;
  readonly freshEnd: number;
}

/** Where children differ, between those that are the very same nodes on both sides in the same order. */
function gapsBetween(old: readonly XmlElement[], fresh: readonly Node[], { mapping }: Meta): Gap[] {
  const kept = keptPairs(
    old.map((child) => mapping.get(child) as Node | undefined),
    fresh,
  );
  const gaps: Gap[] = [];
  let [before, beforeFresh] = [0, 0];
  for (const [at, atFresh] of [...kept, [old.length, fresh.length] as const]) {
    if (at > before || atFresh > beforeFresh)
      gaps.push({ old: before, oldEnd: at, fresh: beforeFresh, freshEnd: atFresh });
    [before, beforeFresh] = [at + 1, atFresh + 1];
  }
  return gaps;
}

/** The longest run of nodes that are on both sides in one order: of numbers that each side gives them, the longest that rises. */
function keptPairs(old: readonly (Node | undefined)[], fresh: readonly Node[]): (readonly [number, number])[] {
  const places = new Map<Node, number[]>();
  for (const [at, node] of old.entries()) if (node) places.set(node, [...(places.get(node) ?? []), at]);
  const pairs = fresh.flatMap((node, atFresh) => {
    const at = places.get(node)?.shift();
    return at === undefined ? [] : [[at, atFresh] as const];
  });
  const ends: number[] = [];
  const from: (number | null)[] = [];
  for (const [index, [at]] of pairs.entries()) {
    const length = ends.findLastIndex((end) => (pairs[end]?.[0] ?? 0) < at) + 1;
    from[index] = length > 0 ? (ends[length - 1] ?? null) : null;
    ends[length] = index;
  }
  const kept: (readonly [number, number])[] = [];
  for (let at: number | null | undefined = ends.at(-1); at !== null && at !== undefined; at = from[at]) {
    const pair = pairs[at];
    if (pair) kept.unshift(pair);
  }
  return kept;
}

interface Change {
  readonly at: number;
  readonly was: readonly XmlElement[];
  readonly is: readonly Node[];
}

/** Of blocks that became more or fewer the first that begins or ends as before stays, and takes the words of the one it has become. */
function shareGap(shared: XmlFragment, { at, was, is }: Change, meta: Meta): void {
  const [one, become] = likest(was, is, meta);
  replace(shared, { at: at + one + 1, was: was.slice(one + 1), is: is.slice(become + 1) }, meta);
  shareWithin(was[one] as XmlElement, is[become] as Node, meta);
  replace(shared, { at, was: was.slice(0, one), is: is.slice(0, become) }, meta);
}

/** Which of the old blocks is which of the new: of one kind, and with most letters in common at its start or its end. */
function likest(was: readonly XmlElement[], is: readonly Node[], { mapping }: Meta): readonly [number, number] {
  let [best, most] = [[0, 0] as readonly [number, number], -1];
  for (const [at, child] of was.entries()) {
    const old = (mapping.get(child) as Node | undefined)?.textContent ?? '';
    for (const [become, node] of is.entries()) {
      if (child.nodeName !== node.type.name) continue;
      const { start, end } = alike(old, node.textContent);
      if (start + end > most) [best, most] = [[at, become], start + end];
    }
  }
  return best;
}

function replace(shared: XmlFragment, { at, was, is }: Change, meta: Meta): void {
  for (const child of was) meta.mapping.delete(child);
  if (was.length > 0) shared.delete(at, was.length);
  if (is.length === 0) return;
  const made = is.map((node) => new XmlElement(node.type.name));
  shared.insert(at, made);
  for (const [index, child] of made.entries()) updateYFragment(shared.doc as never, child, is[index], meta);
}
