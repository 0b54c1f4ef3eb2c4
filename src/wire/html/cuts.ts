import { attr, type Comment, cut, elementsUnder, isComment, isElement, type Node, type Parent, under } from './dom.ts';

/** The comments under a node whose words are `label`, in document order. */
export function commentsSaying(root: Parent, label: string): Comment[] {
  return [...under(root)].filter(isComment).filter((comment) => comment.data.trim() === label);
}

/** Takes out everything that lies between two comments, wherever in the tree each stands. */
export function cutBetween(root: Parent, start: Comment, end: Comment): void {
  const order = [...under(root)];
  const from = order.indexOf(start);
  const to = order.indexOf(end);
  if (from < 0 || to < from) return;
  const inside = new Set(order.slice(from + 1, to));
  // A node that reaches past the end keeps its later part; only what lies wholly inside goes.
  for (const node of inside) if (!isElement(node) || lastUnder(node, inside)) cut(node);
}

function lastUnder(node: Parent, inside: ReadonlySet<Node>): boolean {
  return [...under(node)].every((inner) => inside.has(inner));
}

/** Takes out everything before one comment and after another, so that only what they hold is left. */
export function keepBetween(root: Parent, start: Comment, end: Comment | null): void {
  const order = [...under(root)];
  const from = order.indexOf(start);
  const to = end ? order.indexOf(end) : order.length;
  const kept = new Set<Parent | Node>(order.slice(from, to + 1));
  const wraps = new Set<Parent | Node>();
  for (const node of kept)
    for (let up = (node as Node).parentNode; up; up = 'parentNode' in up ? up.parentNode : null) wraps.add(up);
  for (const node of order) if (!kept.has(node) && !wraps.has(node)) cut(node);
}

/** Said to those who listen to a page, and shown to nobody. */
const LISTENERS = new Set([
  'off-screen',
  'offscreen',
  'visually-hidden',
  'visuallyhidden',
  'sr-only',
  'screen-reader-text',
  'blq-hide',
]);

const HIDDEN_CLASSES = new Set([
  ...LISTENERS,
  'hidden',
  'hide',
  'invisible',
  'u-hidden',
  'is-hidden',
  'print-only',
  'd-none',
]);

/** What shows an element on screens of some size: `md:block`, `d-lg-flex`, `visible-md`. Then it is hidden on others only. */
const SHOWN_SOMEWHERE =
  /(?:^|\s)(?:[\w-]+:(?:block|flex|grid|inline|table|contents|flow-root|list-item|inline-(?:block|flex|grid))|d-(?:sm|md|lg|xl|xxl)-(?!none)\w+|visible-(?:xs|sm|md|lg))(?:\s|$)/;

/** Not shown, or shown outside the screen or in no size; what is there for those who listen only is none of the text either. */
const HIDING_STYLE =
  /display\s*:\s*none|visibility\s*:\s*hidden|(?:^|[;\s])(?:left|top|text-indent)\s*:\s*-\d{3,}(?:\.\d+)?(?:px|em|rem)|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]/i;

/** Round other elements it only closes the gaps between them. */
const NO_SIZE = /font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|$)/i;

/** True for what a reader of the page would not have seen. */
export function isHidden(element: {
  readonly tagName?: string;
  readonly attrs: readonly { name: string; value: string }[];
}): boolean {
  const value = (name: string): string | null => element.attrs.find((one) => one.name === name)?.value ?? null;
  if (value('hidden') !== null) return true;
  const style = value('style') ?? '';
  if (HIDING_STYLE.test(style) || (/^(?:p|span|font)$/.test(element.tagName ?? '') && NO_SIZE.test(style))) return true;
  const names = value('class') ?? '';
  return (
    names !== '' &&
    names.split(/\s+/).some((one) => HIDDEN_CLASSES.has(one.toLowerCase())) &&
    !SHOWN_SOMEWHERE.test(names)
  );
}

/** True for what a page says to those who listen to it alone, such as what a picture does when it is pressed. */
export function isForListeners(element: { attrs: readonly { name: string; value: string }[] }): boolean {
  const names = element.attrs.find(({ name }) => name === 'class')?.value ?? '';
  return names !== '' && names.split(/\s+/).some((one) => LISTENERS.has(one.toLowerCase()));
}

/** Notes every link's address as the page wrote it, before the library that cleans the page resolves or removes it. */
export function noteLinks(root: Parent): void {
  for (const element of elementsUnder(root)) {
    const href = element.tagName === 'a' ? attr(element, 'href') : null;
    if (href !== null) element.attrs.push({ name: 'data-href', value: href });
  }
}
