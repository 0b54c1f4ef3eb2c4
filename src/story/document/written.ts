import type { Attrs, Mark, Node } from 'prosemirror-model';
import { type FormPart, formOf } from '../document-forms.ts';
import { documentSchema, type NodeName } from '../document-schema.ts';
import { type Point, standingOf } from '../points.ts';
import { type RichText, type Run, runsOf } from '../rich-text.ts';
import { isSafeAddress } from '../safe-address.ts';

/** Plain words as inline nodes: a line feed becomes a `break`, which bears no marks because none would survive sharing. */
function inlineOf(text: string, marks: readonly Mark[] = []): Node[] {
  return text
    .split('\n')
    .flatMap((line, at) => [
      ...(at > 0 ? [documentSchema.node('break')] : []),
      ...(line === '' ? [] : [documentSchema.text(line, marks)]),
    ]);
}

/** Rich text as a textblock; links that may not stand in a document lose their address and keep their words. */
export function textblock(name: NodeName, text: RichText, attrs: Attrs | null = null): Node {
  return documentSchema.node(
    name,
    attrs,
    runsOf(wholeLetters(text)).flatMap((run) => inlineOf(run.text, marksOf(run))),
  );
}

/** A point with where it stands among others. */
export function pointNode(point: Point): Node {
  return textblock('listItem', point, standingOf(point));
}

/** Marks that begin or end inside a letter of two code units begin or end before it: Yjs would break such a letter in two. */
function wholeLetters({ text, marks }: RichText): RichText {
  const edge = (at: number): number =>
    /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1)) ? at - 1 : at;
  return { text, marks: marks.map((mark) => ({ ...mark, from: edge(mark.from), to: edge(mark.to) })) };
}

function marksOf({ strong, emphasis, script, href }: Run): Mark[] {
  const link = isSafeAddress(href) ? [documentSchema.mark('link', { href })] : [];
  const others = [
    ...(emphasis ? [documentSchema.mark('emphasis')] : []),
    ...(strong ? [documentSchema.mark('strong')] : []),
    ...(script ? [documentSchema.mark(script)] : []),
  ];
  return [...link, ...others];
}

export function field(name: string, text: string): Node {
  return documentSchema.node('field', { name }, inlineOf(text));
}

/**
 * A node in its form: fields and attributes taken from the properties of `value` that bear their names, and `nodes` at
 * their places; what the form demands and nobody gave is there, empty.
 */
export function shaped(name: NodeName, value: object, nodes: readonly Node[] = []): Node {
  const given = new Map<string, unknown>(Object.entries(value));
  const content = (formOf(name) ?? []).flatMap((part) => placed(part, given, nodes));
  return documentSchema.node(name, attributes(name, given), content);
}

function placed(part: FormPart, given: ReadonlyMap<string, unknown>, nodes: readonly Node[]): Node[] {
  if ('field' in part) {
    const text = given.get(part.field);
    return [field(part.field, typeof text === 'string' ? text : '')];
  }
  const here = nodes.filter((node) => part.nodes.some((kind) => kind === node.type.name));
  const missing = Math.max(0, part.least - here.length);
  return [...here, ...Array.from({ length: missing }, () => shaped(part.nodes[0], {}))];
}

/** The attributes of a node that `given` has and that pass; the others are left at their defaults. */
export function attributes(name: NodeName, given: ReadonlyMap<string, unknown>): Attrs {
  const specs = Object.entries(documentSchema.nodes[name].spec.attrs ?? {});
  const passing = specs.filter(([key, { validate }]) => {
    return given.has(key) && typeof validate === 'function' && fits(() => validate(given.get(key)));
  });
  return Object.fromEntries(passing.map(([key]) => [key, given.get(key)]));
}

/** True when the check does not throw, which is how prosemirror-model says that something does not fit. */
export function fits(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
