import { XmlElement, type XmlFragment, XmlText, type Map as YMap } from 'yjs';
import { commentAfter, commentFrom } from '../../story/comments.ts';
import { suggestionNames } from '../../story/suggested.ts';

/** Whose suggestion each is, by its id. */
export type Suggesters = Map<string, string>;

type Attributes = Readonly<Record<string, unknown>>;

/**
 * Puts the name of `by` under every suggestion in these texts that is not known as another person's. A known one keeps
 * its author, so that splitting a paragraph or moving a block does not make it somebody else's.
 */
export function signSuggestions(texts: Iterable<XmlText>, by: string, known: Suggesters): void {
  for (const text of texts) {
    let at = 0;
    for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Attributes }[]) {
      const length = typeof insert === 'string' ? insert.length : 1;
      const signed = signedMarks(attributes ?? {}, by, known);
      if (Object.keys(signed).length > 0) text.format(at, length, signed);
      at += length;
    }
  }
}

/** The same for nodes that are suggested as a whole. */
export function signWholes(elements: Iterable<XmlElement>, by: string, known: Suggesters): void {
  for (const element of elements) {
    for (const [name, signed] of Object.entries(signedMarks(element.getAttributes(), by, known))) {
      // The types of Yjs know attributes as text; any value that can be sent is kept as it is.
      element.setAttribute(name, signed as unknown as string);
    }
  }
}

/** The suggestions among these marks or attributes that do not bear their author's name, with the name. */
function signedMarks(attributes: Attributes, by: string, known: Suggesters): Record<string, object> {
  const signed: Record<string, object> = {};
  for (const { name, mark, id } of suggestionsIn(attributes)) {
    const author = known.get(id) ?? by;
    known.set(id, author);
    if (mark['by'] !== author) signed[name] = { ...mark, by: author };
  }
  return signed;
}

function suggestionsIn(attributes: Attributes) {
  return suggestionNames.flatMap((name) => {
    const mark = attributes[name];
    if (typeof mark !== 'object' || mark === null) return [];
    return [{ name, mark: mark as Attributes, id: String((mark as Attributes)['id']) }];
  });
}

/** Learns whose the suggestions are that stand in a draft when it is opened. */
export function suggestersIn(story: XmlFragment): Suggesters {
  const stretches = textsUnder(story).flatMap((text) => text.toDelta() as { attributes?: Attributes }[]);
  const wholes = elementsUnder(story).map((element) => ({ attributes: element.getAttributes() as Attributes }));
  const found = [...wholes, ...stretches].flatMap(({ attributes }) => suggestionsIn(attributes ?? {}));
  return new Map(found.map(({ id, mark }) => [id, String(mark['by'])]));
}

/** Every text in an element or a fragment, in the order of reading. */
export function textsUnder(node: unknown): XmlText[] {
  if (node instanceof XmlText) return [node];
  return isParent(node) ? node.toArray().flatMap(textsUnder) : [];
}

/** Every element in an element or a fragment, itself first. */
export function elementsUnder(node: unknown): XmlElement[] {
  const inside = isParent(node) ? node.toArray().flatMap(elementsUnder) : [];
  return node instanceof XmlElement ? [node, ...inside] : inside;
}

function isParent(node: unknown): node is XmlFragment {
  return node instanceof XmlElement || (typeof node === 'object' && node !== null && 'toArray' in node);
}

/** Makes what `by` wrote among the comments theirs, and puts back what they wrote over of others. */
export function signComments(comments: YMap<unknown>, before: ReadonlyMap<string, unknown>, by: string): void {
  for (const [key, old] of before) {
    const was = commentFrom(old);
    const written = comments.get(key);
    const settled = written === undefined && was?.by === by ? null : commentAfter(was, written, by);
    if (JSON.stringify(settled ?? undefined) === JSON.stringify(written)) continue;
    if (settled === null) comments.delete(key);
    else comments.set(key, settled);
  }
}
