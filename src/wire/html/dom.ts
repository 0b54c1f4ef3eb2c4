import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';

export type Document = DefaultTreeAdapterTypes.Document;
export type Element = DefaultTreeAdapterTypes.Element;
export type Comment = DefaultTreeAdapterTypes.CommentNode;
export type Text = DefaultTreeAdapterTypes.TextNode;
export type Parent = DefaultTreeAdapterTypes.ParentNode;
export type Node = DefaultTreeAdapterTypes.ChildNode;

/** The tree of a page, as a browser without scripts grows it: what is in `noscript` is part of it. */
export function growTree(html: string): Document {
  return parse(html, { scriptingEnabled: false });
}

/** The nodes of a piece of a page. */
export function growPiece(html: string): Parent {
  return parseFragment(html, { scriptingEnabled: false });
}

export function isElement(node: Node | Parent): node is Element {
  return 'tagName' in node;
}

export function isText(node: Node): node is Text {
  return node.nodeName === '#text';
}

export function isComment(node: Node): node is Comment {
  return node.nodeName === '#comment';
}

/** The value of an attribute; null when the element has none of that name. */
export function attr(element: Element, name: string): string | null {
  for (const one of element.attrs) if (one.name === name) return one.value;
  return null;
}

/** The nodes under a node in document order, without the node itself. No recursion, so depth costs nothing. */
export function* under(root: Parent): Generator<Node> {
  const waiting: Node[] = [...root.childNodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    if (isElement(node))
      for (let at = node.childNodes.length - 1; at >= 0; at -= 1) waiting.push(node.childNodes[at] as Node);
  }
}

/** The elements under a node, in document order. */
export function elementsUnder(root: Parent): Element[] {
  return elementsThat(root, () => true);
}

/** Those of them that somebody looks for, or the first so many. Asked hundreds of times of a page, so it makes nothing but its answer. */
export function elementsThat(
  root: Parent,
  fits: (element: Element) => boolean,
  most = Number.POSITIVE_INFINITY,
): Element[] {
  const found: Element[] = [];
  const waiting: Parent[] = [root];
  for (let node = waiting.pop(); node && found.length < most; node = waiting.pop()) {
    if (node !== root && isElement(node) && fits(node)) found.push(node);
    for (let at = node.childNodes.length - 1; at >= 0; at -= 1) {
      const child = node.childNodes[at] as Node;
      if (isElement(child)) waiting.push(child);
    }
  }
  return found;
}

/** How many elements deep a tree goes. */
export function depthOf(root: Parent): number {
  let deepest = 0;
  const waiting: [Parent, number][] = [[root, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, depth] = next;
    deepest = Math.max(deepest, depth);
    for (const child of node.childNodes) if (isElement(child)) waiting.push([child, depth + 1]);
  }
  return deepest;
}

const UNREAD = new Set(['script', 'style', 'noscript', 'template', 'head', 'textarea', 'select']);

/** The text under a node as it is written, without scripts and the like; breaks and blocks become spaces. */
export function textUnder(root: Parent | Node): string {
  if ('value' in root) return root.value;
  if (!('childNodes' in root) || (isElement(root) && UNREAD.has(root.tagName))) return '';
  const parts: string[] = [];
  const waiting: Node[] = [...root.childNodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isText(node)) parts.push(node.value);
    if (!isElement(node) || UNREAD.has(node.tagName)) continue;
    if (BREAKS.has(node.tagName)) parts.push(' ');
    for (let at = node.childNodes.length - 1; at >= 0; at -= 1) waiting.push(node.childNodes[at] as Node);
  }
  return parts.join('');
}

/** The lines of text under a node: what is in a block, or between two breaks, is one. White space is as it is written. */
export function linesUnder(root: Element): string[] {
  const lines = [''];
  const waiting: (Node | typeof LINE)[] = [...root.childNodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node === LINE) lines.push('');
    else if (isText(node)) lines[lines.length - 1] += node.value;
    if (node === LINE || !isElement(node) || UNREAD.has(node.tagName)) continue;
    const ends: (typeof LINE)[] = BREAKS.has(node.tagName) ? [LINE] : [];
    waiting.push(...ends, ...node.childNodes.toReversed(), ...ends);
  }
  return lines;
}

const LINE = 'end of a line' as const;

const BREAKS = new Set([
  'br',
  'p',
  'div',
  'li',
  'td',
  'th',
  'tr',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'dt',
  'dd',
  'blockquote',
  'figcaption',
  'option',
]);

/** Takes a node out of its tree. */
export function cut(node: Node): void {
  const siblings = node.parentNode?.childNodes;
  const at = siblings?.indexOf(node) ?? -1;
  if (at >= 0) siblings?.splice(at, 1);
  node.parentNode = null;
}

/** Takes many nodes out of their trees, each parent's children being gone through once. */
export function cutAll(nodes: ReadonlySet<Node>): void {
  for (const parent of new Set([...nodes].map((node) => node.parentNode)))
    if (parent) parent.childNodes = parent.childNodes.filter((child) => !nodes.has(child));
  for (const node of nodes) node.parentNode = null;
}

/** Puts a node in the place of another. */
export function swap(old: Node, fresh: Node): void {
  const parent = old.parentNode;
  const at = parent?.childNodes.indexOf(old) ?? -1;
  if (!parent || at < 0) return;
  parent.childNodes[at] = fresh;
  fresh.parentNode = parent;
  old.parentNode = null;
}

/** The elements a node stands in, nearest first. */
export function ancestorsOf(node: Node): Element[] {
  const found: Element[] = [];
  for (let up = node.parentNode; up && isElement(up); up = up.parentNode) found.push(up);
  return found;
}
