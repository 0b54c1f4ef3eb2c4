import {
  ContentFormat,
  ContentString,
  ContentType,
  type Doc,
  getItem,
  Item,
  XmlElement,
  XmlFragment,
  XmlText,
  type YEvent,
} from 'yjs';
import { type SuggestionName, suggestionNames } from '../../story/suggested.ts';
import { type Suggesters, suggestersIn, suggestionsIn } from './attribution.ts';
import { itemOf, lastAttribute, piecesOfText, stands } from './y-items.ts';

type Mark = Readonly<Record<string, unknown>>;
type Marks = Partial<Record<SuggestionName, Mark>>;

/** Words that lost another's suggestion and stand, at `at` in their text as it is now. */
interface Bared {
  readonly at: number;
  readonly length: number;
  readonly marks: Marks;
}

/** Words that another would put in, and that were taken out: they stood at `at`. */
interface Taken {
  readonly at: number;
  readonly words: string;
  readonly marks: Marks;
}

/** What a stretch of words or a whole node lost: the suggestion on it, and whether it went too. */
interface Lost {
  readonly name: SuggestionName;
  readonly mark: Mark;
  readonly isGone: boolean;
  readonly words: string;
}

/**
 * What an update did to suggestions that are not its writer's. Whoever may not decide suggestions may write in the text round them and
 * take out blocks with all that is in them; they neither make another's pending words, blocks or deletions part of the story
 * nor make them go away.
 */
export interface Decided {
  readonly bared: Map<XmlText, Bared[]>;
  readonly taken: Map<XmlText, Taken[]>;
  /** Whole nodes whose suggestion was taken off. */
  readonly whole: { element: XmlElement; name: SuggestionName; mark: Mark }[];
  /** Whole nodes that another would put in, and that were taken out. */
  readonly gone: Item[];
  /** All of it, piece by piece, as it says what became of each suggestion. */
  readonly lost: Lost[];
}

export function nothingDecided(): Decided {
  return { bared: new Map(), taken: new Map(), whole: [], gone: [], lost: [] };
}

type AnyEvent = YEvent<XmlText> | YEvent<XmlElement> | YEvent<XmlFragment>;

/** Notes what an event decided of suggestions of which `isOthers` holds. Only while the event lasts is what was deleted still known. */
export function noteDecided(decided: Decided, event: AnyEvent, isOthers: (id: string) => boolean): void {
  if (event.target instanceof XmlText) return noteWords(decided, event as YEvent<XmlText>, event.target, isOthers);
  if (event.target instanceof XmlElement) noteAttributes(decided, event, event.target, isOthers);
  for (const item of event.changes.deleted) {
    if (!(item.content instanceof ContentType && item.content.type instanceof XmlElement)) continue;
    decided.gone.push(item);
    for (const name of suggestionNames) {
      const mark = lastAttribute(item, name);
      if (isMark(mark) && isOthers(String(mark['id']))) decided.lost.push({ name, mark, isGone: true, words: '' });
    }
  }
}

/** One walk through a text as it was and as it is: its pieces say about themselves whether they were there before, and are now. */
function noteWords(decided: Decided, event: YEvent<XmlText>, text: XmlText, isOthers: (id: string) => boolean): void {
  const [before, now]: [Marks, Marks] = [{}, {}];
  let at = 0;
  for (const item of piecesOfText(text)) {
    const was = !event.adds(item) && (!item.deleted || event.deletes(item));
    if (item.content instanceof ContentFormat) {
      if (was) note(before, item.content);
      if (!item.deleted) note(now, item.content);
    } else if (item.countable) {
      if (was) noteStretch(decided, { text, item, at, lost: lostMarks(before, item.deleted ? {} : now, isOthers) });
      if (!item.deleted) at += item.length;
    }
  }
}

function note(marks: Marks, { key, value }: ContentFormat): void {
  const name = suggestionNames.find((one) => one === key);
  if (!name) return;
  if (typeof value === 'object' && value !== null) marks[name] = value as Mark;
  else delete marks[name];
}

/** The others' suggestions that stood on a stretch and do not any more. */
function lostMarks(before: Marks, now: Marks, isOthers: (id: string) => boolean): Marks {
  const lost: Marks = {};
  for (const { name, mark, id } of suggestionsIn(before)) {
    if (isOthers(id) && String(now[name]?.['id']) !== id) lost[name] = mark;
  }
  return lost;
}

function isMark(value: unknown): value is Mark {
  return typeof value === 'object' && value !== null;
}

function noteStretch(
  decided: Decided,
  { text, item, at, lost }: { text: XmlText; item: Item; at: number; lost: Marks },
): void {
  const words = item.content instanceof ContentString ? item.content.str : '';
  for (const { name, mark } of suggestionsIn(lost)) decided.lost.push({ name, mark, isGone: item.deleted, words });
  if (Object.keys(lost).length === 0) return;
  if (!item.deleted) push(decided.bared, text, { at, length: item.length, marks: lost });
  else if (lost.insertion && item.content instanceof ContentString)
    push(decided.taken, text, { at, words: item.content.str, marks: lost });
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function noteAttributes(
  decided: Decided,
  event: AnyEvent,
  element: XmlElement,
  isOthers: (id: string) => boolean,
): void {
  for (const name of suggestionNames) {
    const old = event.changes.keys.get(name)?.oldValue as unknown;
    if (typeof old !== 'object' || old === null) continue;
    const id = String((old as Mark)['id']);
    const now = element.getAttribute(name) as unknown as Mark | undefined;
    if (!isOthers(id) || String(now?.['id']) === id) continue;
    decided.whole.push({ element, name, mark: old as Mark });
    decided.lost.push({ name, mark: old as Mark, isGone: false, words: '' });
  }
}

/** What became of a suggestion that somebody else decided. */
export interface Verdict {
  /** The id of the person who made it. */
  readonly author: string;
  readonly isAccepted: boolean;
  /** The words it was about; empty for a whole block without. */
  readonly words: string;
}

/**
 * What was decided of others' suggestions, each once, the oldest first: what was to come in stands, or what was to go went. One that stands elsewhere now
 * was moved and not decided.
 */
export function verdictsOn({ lost }: Decided, story: XmlFragment, known: Suggesters): Verdict[] {
  if (lost.length === 0) return [];
  const standing = suggestersIn(story);
  const verdicts = new Map<string, Verdict>();
  for (const { name, mark, isGone, words } of lost) {
    const id = idOf(mark);
    const author = known.get(id)?.by;
    if (author === undefined || standing.has(id)) continue;
    const before = verdicts.get(id);
    const isAccepted = before?.isAccepted ?? (name === 'insertion') !== isGone;
    verdicts.set(id, { author, isAccepted, words: (before?.words ?? '') + words });
  }
  // Updates name what they touch in no order that people know.
  const since = (id: string): string => `${known.get(id)?.at} ${id}`;
  return [...verdicts].toSorted(([a], [b]) => (since(a) < since(b) ? -1 : 1)).map(([, verdict]) => verdict);
}

/** The places of a draft in which things are put back: as it is now, and as it was before. */
interface Drafts {
  readonly story: XmlFragment;
  readonly doc: Doc;
  readonly before: Doc;
}

/**
 * Puts back what was decided by somebody who may not. Words and nodes that stand elsewhere now were moved, and are left; so are words that
 * went with the block they stood in.
 */
export function putBackDecided(decided: Decided, { story, doc, before }: Drafts, known: Suggesters): void {
  const isEmpty = decided.taken.size === 0 && decided.gone.length === 0;
  const standing = isEmpty ? known : suggestersIn(story);
  for (const text of new Set([...decided.bared.keys(), ...decided.taken.keys()])) {
    const taken = (decided.taken.get(text) ?? []).filter(({ marks }) => !standing.has(idOf(marks.insertion)));
    if (stands(text)) text.applyDelta(deltaOf(decided.bared.get(text) ?? [], taken), { sanitize: false });
  }
  for (const { element, name, mark } of decided.whole) {
    if (stands(element)) element.setAttribute(name, mark as unknown as string);
  }
  for (const item of decided.gone) putBackNode(item, { story, doc, before }, standing);
}

function idOf(mark: Mark | undefined): string {
  return String(mark?.['id']);
}

type Delta = ({ retain: number; attributes?: Marks } | { insert: string; attributes: Marks })[];

function deltaOf(bared: readonly Bared[], taken: readonly Taken[]): Delta {
  const delta: Delta = [];
  let at = 0;
  const goTo = (to: number): void => {
    if (to > at) delta.push({ retain: to - at });
    at = Math.max(at, to);
  };
  for (const one of [...bared, ...taken].toSorted((a, b) => a.at - b.at)) {
    goTo(one.at);
    if ('words' in one) delta.push({ insert: one.words, attributes: one.marks });
    else {
      delta.push({ retain: one.length, attributes: one.marks });
      at += one.length;
    }
  }
  return delta;
}

/** A node that another would put in, as it stands in the draft from before, where its parent still stands. */
function putBackNode(gone: Item, { story, doc, before }: Drafts, standing: Suggesters): void {
  const was = typeAt(before, gone.id);
  if (!(was instanceof XmlElement)) return;
  const mark = was.getAttribute('insertion') as unknown as Mark | undefined;
  if (!mark || standing.has(idOf(mark))) return;
  const holder = was.parent && itemOf(was.parent as XmlFragment);
  const parent = holder ? typeAt(doc, holder.id) : story;
  if (!(parent instanceof XmlFragment)) return;
  const index = (was.parent as XmlFragment).toArray().indexOf(was);
  parent.insert(Math.min(index, parent.length), [was.clone() as XmlElement]);
  standing.set(idOf(mark), { by: String(mark['by']), at: String(mark['at']) });
}

function typeAt(doc: Doc, id: Item['id']): unknown {
  if (doc.store.clients.get(id.client) === undefined || !holds(doc, id)) return null;
  const found: unknown = getItem(doc.store, id);
  return found instanceof Item && found.content instanceof ContentType && !found.deleted ? found.content.type : null;
}

function holds({ store }: Doc, { client, clock }: Item['id']): boolean {
  const last = store.clients.get(client)?.at(-1);
  return last !== undefined && clock < last.id.clock + last.length;
}
