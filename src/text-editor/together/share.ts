import type { Node } from 'prosemirror-model';
import { type ProsemirrorBinding, updateYFragment } from 'y-prosemirror';
import { XmlElement, type XmlFragment, XmlText } from 'yjs';
import { isNew } from '../commands/places.ts';
import { alike } from '../difference.ts';

type Meta = Pick<ProsemirrorBinding, 'mapping' | 'isOMark'> & {
  /** Where the caret is in the text of this node that it is in, in letters. */
  readonly caretIn: (node: Node) => number | null;
};

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
    const { mapping, isOMark } = binding;
    binding.doc.transact(() => {
      shareChildren(binding.type, doc, { mapping, isOMark, caretIn: caretOf(binding) });
      whole(doc);
      mapCaret(binding);
    });
  };
}

/**
 * The binding finds equal what was shared letter by letter, and looks no further: what it knows of the nodes round the caret would be what they
 * were before, and places in them would be counted by that.
 */
function mapCaret({ type, mapping, prosemirrorView }: ProsemirrorBinding): void {
  const { $head } = prosemirrorView.state.selection;
  let shared: XmlFragment | undefined = type;
  for (let depth = 1; depth <= $head.depth && shared; depth += 1) {
    const child: unknown = shared.get($head.index(depth - 1));
    shared = child instanceof XmlElement ? child : undefined;
    if (shared) mapping.set(shared, $head.node(depth));
  }
}

/** Brings the children of a shared node to those of a node, where all of both are nodes and no words. */
function shareChildren(shared: XmlFragment, node: Node, meta: Meta): void {
  const [old, fresh] = [shared.toArray(), node.children];
  if (!old.every((child) => child instanceof XmlElement)) return;
  // From the last change backwards, so that numbers before it hold.
  for (const gap of gapsBetween(old, fresh, meta).toReversed()) {
    const [was, is] = [old.slice(gap.old, gap.oldEnd), fresh.slice(gap.fresh, gap.freshEnd)];
    const isSame = was.length === is.length && was.every((child, at) => child.nodeName === is[at]?.type.name);
    if (isSame && !is.some(isNew)) {
      for (const [at, child] of was.entries()) shareWithin(child, is[at] as Node, meta);
    } else if (was.length > 0 && is.length > 0 && !is.some(isNew)) {
      shareGap(shared, { at: gap.old, was, is }, meta);
    } else {
      replace(shared, { at: gap.old, was, is }, meta);
    }
  }
}

function caretOf(binding: ProsemirrorBinding): Meta['caretIn'] {
  const { $head } = binding.prosemirrorView.state.selection;
  return (node) => ($head.parent === node ? $head.parentOffset : null);
}

/** What a node holds: blocks, or letters that the caret stands behind; the binding shares attributes and marks itself. */
function shareWithin(shared: XmlElement, node: Node, meta: Meta): void {
  if (node.inlineContent) shareLetters(shared, node, meta.caretIn(node));
  else if (node.childCount > 0 && shared.length > 0) shareChildren(shared, node, meta);
}

/**
 * Puts letters in, or takes them out, at the caret. The binding compares from the start, so that an `l` typed before an `l` would be one
 * behind it, and what others have between the two, a caret or the end of a comment, would stand one off.
 */
function shareLetters(shared: XmlElement, node: Node, caret: number | null): void {
  if (caret === null) return;
  const [texts, words] = [shared.toArray(), textsIn(node)];
  const at = words.findIndex((one) => one !== null && one.from <= caret && caret <= one.from + one.letters.length);
  const [text, is] = [texts[at] as unknown, words[at]];
  if (texts.length !== words.length || !(text instanceof XmlText) || !is) return;
  const was = lettersOf(text);
  const [before, behind] = [is.letters.slice(0, caret - is.from), is.letters.slice(caret - is.from)];
  // What is behind the caret was there, unless it is another text joined to this one.
  if (!was.endsWith(behind) || before === was) return;
  const end = behind.length;
  const { start } = alike(was.slice(0, was.length - end), before);
  if (was.length > start + end) text.delete(start, was.length - start - end);
  if (before.length > start) text.insert(start, before.slice(start));
}

/** What a shared node of these words holds: stretches of letters, and null for whatever stands between them. */
function textsIn(node: Node): ({ readonly from: number; readonly letters: string } | null)[] {
  const texts: ({ from: number; letters: string } | null)[] = [];
  node.forEach(({ isText, text = '' }, from) => {
    const last = texts.at(-1);
    if (isText && last) last.letters += text;
    else texts.push(isText ? { from, letters: text } : null);
  });
  return texts;
}

/** Its letters, with one that is none for each thing in it that is no letter. */
function lettersOf(text: XmlText): string {
  const parts = text.toDelta() as { insert: unknown }[];
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '\u0000')).join('');
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
