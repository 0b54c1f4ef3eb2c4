import { ContentString, decodeUpdate, type Doc, XmlElement, XmlText } from 'yjs';
import type { Typed } from '../../story/blame.ts';
import { partsUnder } from './attribution.ts';
import { partsOf } from './y-story.ts';
import { piecesOfText } from './y-items.ts';

/** Which letters of which windows somebody typed: stretches in the order in which they came, by window. */
export interface Hands {
  /** Notes who sent an update. What the newsroom itself does is nobody's typing. */
  note(update: Uint8Array, by: string): void;
  /** The same of one whose pieces are known. */
  noteStretches(stretches: readonly Stretch[], by: string): void;
  /** What a draft says, each text that readers read with who typed its letters. */
  typedIn(document: Doc): Typed[];
}

/** Pieces of one window that follow each other. */
export interface Stretch {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

interface Typing {
  readonly from: number;
  to: number;
  readonly by: string;
}

/** The pieces of an update, those together that follow each other. */
export function stretchesOf(update: Uint8Array): Stretch[] {
  const found: { client: number; clock: number; length: number }[] = [];
  for (const { id, length } of decodeUpdate(update).structs) {
    const last = found.at(-1);
    if (last?.client === id.client && last.clock + last.length === id.clock) last.length += length;
    else found.push({ client: id.client, clock: id.clock, length });
  }
  return found;
}

/** Begins from a draft as it was opened, whose pending suggestions say themselves whose they are. */
export function openHands(document: Doc): Hands {
  const windows = new Map<number, Typing[]>();
  const add = ({ client, clock, length }: Stretch, by: string): void => {
    const stretches = windows.get(client) ?? [];
    windows.set(client, stretches);
    const last = stretches.at(-1);
    if (last?.by === by && last.to === clock) last.to += length;
    else stretches.push({ from: clock, to: clock + length, by });
  };
  for (const text of partsUnder(partsOf(document).story).texts) {
    for (const { id, length, by } of suggestedIn(text)) add({ ...id, length }, by);
  }
  const whose = (client: number, clock: number): string | null =>
    windows.get(client)?.find(({ from, to }) => from <= clock && clock < to)?.by ?? null;
  const noteStretches = (stretches: readonly Stretch[], by: string): void => {
    if (by !== 'system') for (const stretch of stretches) add(stretch, by);
  };
  return {
    note: (update, by) => {
      if (by !== 'system') noteStretches(stretchesOf(update), by);
    },
    noteStretches,
    typedIn: (doc) => textsOf(doc).map((texts) => runsOf(texts, whose)),
  };
}

/** Letters that somebody would put in, with the name under their suggestion. */
function suggestedIn(text: XmlText): { id: { client: number; clock: number }; length: number; by: string }[] {
  const found: { id: { client: number; clock: number }; length: number; by: string }[] = [];
  eachStanding(text, (id, words, by) => {
    if (by !== null) found.push({ id, length: words.length, by });
  });
  return found;
}

type EachStretch = (id: { client: number; clock: number }, words: string, suggestedBy: string | null) => void;

/** The stretches of words that are in a text, with whose suggestion they are until it is accepted. */
function eachStanding(text: XmlText, each: EachStretch): void {
  let by: string | null = null;
  for (const { content, deleted, id } of piecesOfText(text)) {
    if (deleted) continue;
    if (content instanceof ContentString) each(id, content.str, by);
    else if ('key' in content && content.key === 'insertion')
      by = (content as { value?: { by?: string } | null }).value?.by ?? null;
  }
}

/** Fields that readers are told beside the words of a block, and so no part of what is read as one. */
const unread: ReadonlySet<unknown> = new Set(['alt', 'by', 'captions']);

/** The texts of each field of the furniture and of each block, in the order of the draft. */
function textsOf(doc: Doc): XmlText[][] {
  const tops = partsOf(doc)
    .story.toArray()
    .filter((top) => top instanceof XmlElement);
  return tops.flatMap((top) => (top.nodeName === 'furniture' ? elementsIn(top).map(textsIn) : [textsIn(top)]));
}

function elementsIn(parent: XmlElement): XmlElement[] {
  return parent.toArray().filter((child) => child instanceof XmlElement);
}

function textsIn(element: XmlElement): XmlText[] {
  if (unread.has(element.getAttribute('name'))) return [];
  return element.toArray().flatMap((child) => {
    if (child instanceof XmlText) return [child];
    return child instanceof XmlElement ? textsIn(child) : [];
  });
}

/** Letters in a row of one person are one run. Texts of one block stand under each other, as they are read. */
function runsOf(texts: readonly XmlText[], whose: (client: number, clock: number) => string | null): Typed {
  const runs: { text: string; by: string | null }[] = [];
  const say = (text: string, by: string | null): void => {
    const last = runs.at(-1);
    if (last && last.by === by) last.text += text;
    else runs.push({ text, by });
  };
  let isBegun = false;
  for (const text of texts) {
    let isFirst = true;
    eachStanding(text, ({ client, clock }, words, suggestedBy) => {
      if (suggestedBy !== null) return;
      if (isBegun && isFirst) say('\n', null);
      isFirst = false;
      for (let at = 0; at < words.length; at += 1) say(words[at] ?? '', whose(client, clock + at));
    });
    isBegun ||= !isFirst;
  }
  return runs;
}
