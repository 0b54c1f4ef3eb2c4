/* oxlint-disable no-underscore-dangle -- Yjs gives its items no other name, and only they say whose a letter is and what was deleted */
import { ContentAny, ContentType, type Item, XmlElement, type XmlFragment, type XmlText } from 'yjs';

type AnyType = XmlText | XmlElement | XmlFragment;

/** The pieces of a text in their order, deleted ones among them. */
export function* piecesOfText(text: XmlText): Generator<Item> {
  for (let item = text._start; item; item = item.right) yield item;
}

/** The piece that holds a type; null for one that is at the top. */
export function itemOf(type: AnyType): Item | null {
  return type._item;
}

/** Whether a type that is in another was not deleted. */
export function stands(type: AnyType): boolean {
  return type._item !== null && !type._item.deleted;
}

/** What an attribute said on a node that was deleted just now. Only while the event of its deletion lasts is it still known. */
export function lastAttribute({ content }: Item, name: string): unknown {
  if (!(content instanceof ContentType) || !(content.type instanceof XmlElement)) return undefined;
  const last = content.type._map.get(name)?.content;
  return last instanceof ContentAny ? last.arr.at(-1) : undefined;
}
