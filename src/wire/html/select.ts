import { attr, type Element, elementsThat, type Parent } from './dom.ts';

interface Step {
  readonly tag: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
  readonly attributes: readonly { name: string; is: string; value: string }[];
}

const known = new Map<string, readonly Step[]>();

/** The names that a selector asks for alone. */
const bareTags = new WeakMap<readonly Step[], ReadonlySet<string>>();

/**
 * True when an element answers a selector: the part of CSS that our tables need, on one element at a time:
 * `tag`, `#id`, `.class`, `[name]`, `[name=value]`, `[name*=part]`, `[name^=start]`, joined, and alternatives after commas.
 */
export function matches(element: Element, selector: string): boolean {
  const steps = stepsOf(selector);
  // Most elements of a page have no attributes; they can only answer to their name.
  if (element.attrs.length === 0) return bareTags.get(steps)?.has(element.tagName) ?? false;
  return steps.some((step) => fits(element, step));
}

/** The elements under a node that answer a selector, in document order. */
export function findAll(root: Parent, selector: string): Element[] {
  return elementsThat(root, (element) => matches(element, selector));
}

/** The first of them, or null. */
export function find(root: Parent, selector: string): Element | null {
  return elementsThat(root, (element) => matches(element, selector), 1)[0] ?? null;
}

/** The nearest ancestor that answers a selector, the element itself included; null when none does. */
export function closest(element: Element, selector: string): Element | null {
  for (let up: Parent | null = element; up && 'tagName' in up; up = up.parentNode) if (matches(up, selector)) return up;
  return null;
}

function stepsOf(selector: string): readonly Step[] {
  const before = known.get(selector);
  if (before) return before;
  const steps = selector.split(',').map((part) => stepOf(part.trim()));
  const bare = steps.filter((step) => step.id === null && step.classes.length + step.attributes.length === 0);
  bareTags.set(steps, new Set(bare.flatMap((step) => step.tag ?? [])));
  known.set(selector, steps);
  return steps;
}

function stepOf(part: string): Step {
  const bare = part.replace(/\[[^\]]*\]/g, '');
  const attributes = [...part.matchAll(/\[([\w:-]+)(?:([*^]?=)["']?([^\]"']*)["']?)?\]/g)];
  return {
    tag: /^[a-z][\w-]*/i.exec(bare)?.[0].toLowerCase() ?? null,
    id: /#([\w-]+)/.exec(bare)?.[1] ?? null,
    classes: [...bare.matchAll(/\.([\w-]+)/g)].map((one) => one[1]?.toLowerCase() ?? ''),
    attributes: attributes.map(([, name = '', is = '', value = '']) => ({ name, is, value: value.toLowerCase() })),
  };
}

function fits(element: Element, { tag, id, classes, attributes }: Step): boolean {
  if (tag !== null && element.tagName !== tag) return false;
  if (id !== null && attr(element, 'id') !== id) return false;
  if (classes.length > 0 && !hasClasses(element, classes)) return false;
  return attributes.every(({ name, is, value }) => attributeFits(attr(element, name), is, value));
}

function hasClasses(element: Element, classes: readonly string[]): boolean {
  const own = attr(element, 'class')?.toLowerCase() ?? '';
  // Hardly any element has what is looked for, so only one that could have it is taken apart.
  if (!classes.every((one) => own.includes(one))) return false;
  const names = own.split(/\s+/);
  return classes.every((one) => names.includes(one));
}

function attributeFits(own: string | null, is: string, value: string): boolean {
  if (own === null) return false;
  const text = own.toLowerCase();
  if (is === '*=') return text.includes(value);
  if (is === '^=') return text.startsWith(value);
  return is === '' || text === value;
}
