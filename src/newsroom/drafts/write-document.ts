import { differ } from '../../base/differ.ts';
import { diffArrays, diffWordsWithSpace } from 'diff';
import type { Node } from 'prosemirror-model';
import { updateYFragment } from 'y-prosemirror';
import { type Doc, XmlElement, type XmlFragment, XmlText } from 'yjs';
import { nodesOf } from './read-document.ts';

/**
 * Makes a shared document say what `node` says and touches nothing that says so already: blocks that stay keep their
 * identity, with everybody's cursors in them, and within a paragraph only the words that differ are replaced.
 */
export function writeDocument(doc: Doc, fragment: XmlFragment, node: Node): void {
  doc.transact(() => writeChildren(doc, fragment, node));
}

/** Beyond so many differences everything is replaced: the work to find the fewest grows with their square. */
const MOST_DIFFERENCES = 400;

/** An old child is looked for so far on; what is further is put in again. */
const FURTHEST = 50;

type YChild = ReturnType<XmlFragment['toArray']>[number];

/** A run of children that stays, or a run of old ones in whose place new ones come. */
interface Stretch {
  readonly stays: boolean;
  readonly old: readonly YChild[];
  readonly fresh: readonly Node[];
}

function writeChildren(doc: Doc, parent: XmlFragment, node: Node): void {
  let at = 0;
  for (const stretch of stretchesOf(parent, node)) {
    at = stretch.stays ? at + stretch.old.length : writeStretch(doc, { parent, at }, stretch);
  }
}

function stretchesOf(parent: XmlFragment, node: Node): Stretch[] {
  const [old, fresh] = [parent.toArray(), [...node.children]];
  const hunks = diffArrays(
    old.map(wordingOf),
    fresh.map((child) => JSON.stringify([child.toJSON() as unknown])),
    { maxEditLength: MOST_DIFFERENCES },
  );
  // So different that to compare them further would take longer than it is worth.
  if (!hunks) return [{ stays: false, old, fresh }];
  const stretches: Stretch[] = [];
  let [from, to] = [0, 0];
  for (const { added, removed, count } of hunks) {
    const before = stretches.at(-1);
    const [taken, put] = [added ? 0 : count, removed ? 0 : count];
    const stretch = { old: old.slice(from, from + taken), fresh: fresh.slice(to, to + put) };
    if ((added || removed) && before && !before.stays) {
      stretches.splice(-1, 1, joined(before, stretch));
    } else stretches.push({ stays: !added && !removed, ...stretch });
    from += taken;
    to += put;
  }
  return stretches;
}

function joined(before: Stretch, after: Omit<Stretch, 'stays'>): Stretch {
  return { stays: false, old: [...before.old, ...after.old], fresh: [...before.fresh, ...after.fresh] };
}

/** What a child says. A text, which is no node of its own, never says what a node says. */
function wordingOf(child: YChild): string {
  if (!(child instanceof XmlElement)) return 'text';
  return JSON.stringify(nodesOf(child).map((node) => node.toJSON() as unknown));
}

/** Turns the old children into the new ones, one by one where they are of one kind; returns where the next stretch begins. */
function writeStretch(doc: Doc, { parent, at }: { parent: XmlFragment; at: number }, { old, fresh }: Stretch): number {
  let [place, next] = [at, 0];
  for (const node of fresh) {
    const near = old.slice(next, next + FURTHEST);
    const match = near.findIndex((child) => child instanceof XmlElement && isOfOneKind(child, node));
    if (match >= 0) {
      if (match > 0) parent.delete(place, match);
      writeElement(doc, near[match] as XmlElement, node);
      next += match + 1;
    } else {
      const element = new XmlElement(node.type.name);
      parent.insert(place, [element]);
      update(doc, element, node);
    }
    place += 1;
  }
  if (next < old.length) parent.delete(place, old.length - next);
  return place;
}

/** A field is told from the others by its name, or a headline would be turned into a kicker. */
function isOfOneKind(element: XmlElement, node: Node): boolean {
  if (element.nodeName !== node.type.name) return false;
  return node.type.name !== 'field' || element.getAttribute('name') === node.attrs['name'];
}

function writeElement(doc: Doc, element: XmlElement, node: Node): void {
  if (node.isTextblock) {
    writeWords(element, node);
    update(doc, element, node);
    return;
  }
  writeAttributes(element, node);
  writeChildren(doc, element, node);
}

function writeAttributes(element: XmlElement, node: Node): void {
  const [before, after] = [element.getAttributes() as Record<string, unknown>, node.attrs as Record<string, unknown>];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value = after[name] ?? null;
    if (!differ(before[name] ?? null, value)) continue;
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value as string);
  }
}

/** Replaces the words that differ in a text of one piece; marks and everything else are `update`'s. */
function writeWords(element: XmlElement, node: Node): void {
  const [text, ...others] = element.toArray();
  if (!(text instanceof XmlText) || others.length > 0 || node.childCount !== textsIn(node)) return;
  const [before, after] = [plainIn(text), node.textContent];
  const hunks = diffWordsWithSpace(before, after, { maxEditLength: MOST_DIFFERENCES });
  let at = 0;
  for (const { added, removed, value } of hunks ?? [gone(before), come(after)]) {
    if (removed) text.delete(at, value.length);
    else {
      if (added) text.insert(at, value);
      at += value.length;
    }
  }
}

function gone(value: string) {
  return { added: false, removed: true, value };
}

function come(value: string) {
  return { added: true, removed: false, value };
}

function textsIn(node: Node): number {
  return node.children.filter((child) => child.isText).length;
}

function plainIn(text: XmlText): string {
  const stretches = text.toDelta() as { insert: unknown }[];
  return stretches.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('');
}

/** y-prosemirror's own way of writing a node, so that editors find what they would have written themselves. */
function update(doc: Doc, element: XmlElement, node: Node): void {
  updateYFragment(doc, element, node, { mapping: new Map(), isOMark: new Map() });
}
