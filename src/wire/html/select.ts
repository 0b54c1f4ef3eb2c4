import { attr, type Element, elementsThat, type Parent } from './dom.ts';

interface Step {
  readonly tag: string | null;
  readonly id: string | null;
  readonly classes: readonly string[];
  readonly attributes: readonly { name: string; is: string; value: string }[];
}

/** A selector, taken apart by how it is answered fastest: pages are asked hundreds of them, and each of every element. */
interface Selector {
  /** Names of elements asked for alone. */
  readonly tags: ReadonlySet<string>;
  /** Classes, and parts of classes, asked for alone. */
  readonly classes: RegExp | null;
  readonly others: readonly Step[];
}

const known = new Map<string, Selector>();

/**
 * True when an element answers a selector: the part of CSS that our tables need, on one element at a time:
 * `tag`, `#id`, `.class`, `[name]`, `[name=value]`, `[name*=part]`, `[name^=start]`, joined, and alternatives after commas.
 */
export function matches(element: Element, selector: string): boolean {
  const { tags, classes, others } = selectorOf(selector);
  if (tags.has(element.tagName)) return true;
  // Most elements of a page have no attributes; they can only answer to their name.
  if (element.attrs.length === 0) return false;
  const own = classes && attr(element, 'class')?.toLowerCase();
  return (own ? classes.test(own) : false) || others.some((step) => fits(element, step));
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

function selectorOf(text: string): Selector {
  const before = known.get(text);
  if (before) return before;
  const steps = text.split(',').map((part) => stepOf(part.trim()));
  const tags = steps.filter((step) => step.id === null && step.classes.length + step.attributes.length === 0);
  const ofClass = steps.flatMap((step) => classAlone(step) ?? []);
  const selector = {
    tags: new Set(tags.flatMap((step) => step.tag ?? [])),
    classes: ofClass.length === 0 ? null : new RegExp(ofClass.join('|')),
    others: steps.filter((step) => !tags.includes(step) && classAlone(step) === null),
  };
  known.set(text, selector);
  return selector;
}

/** What a step asks of the classes of an element, in small letters, as a pattern; null when it asks for anything else too. */
function classAlone({ tag, id, classes, attributes }: Step): string | null {
  if (tag !== null || id !== null || classes.length + attributes.length !== 1) return null;
  const [named] = classes;
  if (named !== undefined) return String.raw`(?<!\S)${literal(named)}(?!\S)`;
  const [part] = attributes;
  return part?.name === 'class' && part.is === '*=' ? literal(part.value) : null;
}

function literal(text: string): string {
  return text.replaceAll(/[^\w\s]/g, String.raw`\$&`);
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
