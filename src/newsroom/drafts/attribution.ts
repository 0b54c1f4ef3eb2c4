import { differ } from '../../base/differ.ts';
import { XmlElement, type XmlFragment, XmlText, type Map as YMap } from 'yjs';
import { type Instant, isPresent } from '../../base/clock.ts';
import { commentAfter, commentFrom } from '../../story/comments.ts';
import { suggestionNames } from '../../story/suggested.ts';

/** Whose suggestion each is, and since when, by its id. */
export type Suggesters = Map<string, Suggester>;

export interface Suggester {
  readonly by: string;
  readonly at: string;
}

/** In whose name something is written, when, and whose everything before was. */
export interface Signer {
  readonly by: string;
  readonly now: Instant;
  readonly known: Suggesters;
}

type Attributes = Readonly<Record<string, unknown>>;

interface Stretch {
  readonly insert: unknown;
  readonly attributes?: Attributes;
}

/**
 * Puts the name of `by` and the newsroom's time under every suggestion in a text that is not known as another person's. A known
 * one keeps its author and its time, so that splitting a paragraph or moving a block does not make it somebody else's. One walk through the text.
 */
export function signSuggestions(text: XmlText, signer: Signer): void {
  let isSigned = false;
  const delta = (text.toDelta() as Stretch[]).map(({ insert, attributes }) => {
    const signed = signedMarks(attributes ?? {}, signer);
    const retain = typeof insert === 'string' ? insert.length : 1;
    if (Object.keys(signed).length === 0) return { retain };
    isSigned = true;
    return { retain, attributes: signed };
  });
  if (isSigned) text.applyDelta(delta);
}

/** The same for a node that is suggested as a whole. */
export function signWhole(element: XmlElement, signer: Signer): void {
  for (const [name, signed] of Object.entries(signedMarks(element.getAttributes(), signer))) {
    // The types of Yjs know attributes as text; any value that can be sent is kept as it is.
    element.setAttribute(name, signed as unknown as string);
  }
}

/** The suggestions among these marks or attributes that do not bear their author's name and their time, with both. */
function signedMarks(attributes: Attributes, { by, now, known }: Signer): Record<string, object> {
  const signed: Record<string, object> = {};
  for (const { name, mark, id } of suggestionsIn(attributes)) {
    const whose = known.get(id) ?? { by, at: stampedAt(mark['at'], now) };
    known.set(id, whose);
    if (mark['by'] !== whose.by || mark['at'] !== whose.at) signed[name] = { ...mark, ...whose };
  }
  return signed;
}

/** A moment as somebody's machine claims it, where it is the present one or none; otherwise the newsroom's. */
function stampedAt(claimed: unknown, now: Instant): string {
  return claimed === '' || (typeof claimed === 'string' && isPresent(claimed, now)) ? claimed : now;
}

/** The suggestions among marks or attributes. */
export function suggestionsIn(attributes: Attributes) {
  return suggestionNames.flatMap((name) => {
    const mark = attributes[name];
    if (typeof mark !== 'object' || mark === null) return [];
    return [{ name, mark: mark as Attributes, id: String((mark as Attributes)['id']) }];
  });
}

/** Learns whose the suggestions are that are in a draft when it is opened. */
export function suggestersIn(story: XmlFragment): Suggesters {
  return suggestersAmong(partsUnder(story));
}

interface Parts {
  readonly texts: Iterable<XmlText>;
  readonly elements: Iterable<XmlElement>;
}

/** The same of some of its texts and elements. */
export function suggestersAmong({ texts, elements }: Parts): Suggesters {
  const found: Suggesters = new Map();
  const learn = (attributes: Attributes): void => {
    for (const { id, mark } of suggestionsIn(attributes))
      found.set(id, { by: String(mark['by']), at: String(mark['at']) });
  };
  for (const element of elements) learn(element.getAttributes());
  for (const text of texts) for (const { attributes } of text.toDelta() as Stretch[]) learn(attributes ?? {});
  return found;
}

/** No document of ours is deeper than six; what is much deeper is made to break whoever reads it. */
const DEEPEST = 64;

/** Every text and every element in an element or a fragment, itself among them. Throws a RangeError for what is too deep to be a story. */
export function partsUnder(top: unknown): { texts: XmlText[]; elements: XmlElement[] } {
  const found = { texts: [] as XmlText[], elements: [] as XmlElement[] };
  let level: unknown[] = [top];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw new RangeError('blocks in blocks without an end');
    for (const node of level) {
      if (node instanceof XmlText) found.texts.push(node);
      if (node instanceof XmlElement) found.elements.push(node);
    }
    level = level.filter(isParent).flatMap((parent) => parent.toArray());
  }
  return found;
}

function isParent(node: unknown): node is XmlFragment {
  return node instanceof XmlElement || (typeof node === 'object' && node !== null && 'toArray' in node);
}

/** Makes what `by` wrote under a key of the comments theirs, said now, and puts back what they wrote over of another's. */
export function signComment(
  comments: YMap<unknown>,
  { key, old }: { readonly key: string; readonly old: unknown },
  { by, now }: Pick<Signer, 'by' | 'now'>,
): void {
  const was = commentFrom(old);
  const written = comments.get(key);
  const settled = written === undefined && was?.by === by ? null : commentAfter(was, written, { by, now });
  if (differ(settled ?? undefined, written)) putBack(comments, key, settled ?? undefined);
}

/** Makes an entry say what it said before; what said nothing goes. */
export function putBack(entries: YMap<unknown>, key: string, old: unknown): void {
  if (old === undefined) entries.delete(key);
  else entries.set(key, old);
}
