import type { Node } from 'prosemirror-model';
import { type Array as YArray, type Doc, type Map as YMap, XmlElement, type XmlFragment, XmlText } from 'yjs';
import { documentOf } from '../../story/document-of.ts';
import { commentFrom } from '../../story/comments.ts';
import { type Draft, draftOf, type Filing } from '../../story/draft-of.ts';
import { repairDocument } from '../../story/repair-document.ts';
import { slugSchema, type Story, storySchema } from '../../story/story.ts';
import { readDocument } from './read-document.ts';
import { writeDocument } from './write-document.ts';

/** The parts of a shared draft, under the names by which editors find them. */
export interface DraftParts {
  readonly story: XmlFragment;
  readonly filing: YMap<unknown>;
  readonly topics: YArray<unknown>;
  readonly agencies: YArray<unknown>;
  readonly comments: YMap<unknown>;
}

export function partsOf(doc: Doc): DraftParts {
  return {
    story: doc.getXmlFragment('story'),
    filing: doc.getMap('filing'),
    topics: doc.getArray('topics'),
    agencies: doc.getArray('agencies'),
    comments: doc.getMap('comments'),
  };
}

/** What is chosen for a story one by one; topics and agencies are lists of their own, so that two who add one each both do. */
const filed = ['kind', 'lang', 'dir', 'edition', 'section', 'urlSlug', 'origin'] as const;
type Filed = (typeof filed)[number];

/** Makes a shared draft say what a story says, touching nothing that says so already. Comments stay. */
export function writeStory(doc: Doc, story: Story): void {
  const parts = partsOf(doc);
  doc.transact(() => {
    writeDocument(doc, parts.story, documentOf(story));
    for (const name of filed) {
      if (!isSame(parts.filing.get(name), story[name])) parts.filing.set(name, story[name]);
    }
    writeList(parts.topics, story.topics);
    writeList(parts.agencies, story.agencies);
  });
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function writeList(list: YArray<unknown>, wanted: readonly string[]): void {
  if (isSame(list.toArray(), wanted)) return;
  for (let at = list.length - 1; at >= 0; at -= 1) {
    const value = list.get(at);
    if (typeof value !== 'string' || !wanted.includes(value)) list.delete(at);
  }
  wanted.forEach((value, at) => {
    if (list.get(at) === value) return;
    const found = list.toArray().indexOf(value, at);
    if (found >= 0) list.delete(found);
    list.insert(at, [value]);
  });
  if (list.length > wanted.length) list.delete(wanted.length, list.length - wanted.length);
}

/** The document of a shared draft, in its form whatever was merged into it. */
export function documentIn(doc: Doc): Node {
  return repairDocument(readDocument(partsOf(doc).story)).node;
}

/** What a shared draft says; what is wrongly filed is as in `before`. Comments that were settled are no longer pending. */
export function draftIn(doc: Doc, before: Filing): Draft {
  const draft = draftOf(documentIn(doc), filingIn(doc, before));
  const { comments } = partsOf(doc);
  const isOpen = (thread: string): boolean => commentFrom(comments.get(thread))?.settled === null;
  return { ...draft, pending: { ...draft.pending, comments: draft.pending.comments.filter(isOpen) } };
}

/** How a shared draft is filed; what no story could be filed under is as in `before`. */
export function filingIn(doc: Doc, before: Filing): Filing {
  const { filing, topics, agencies } = partsOf(doc);
  const values = filed.map((name) => [name, valueOf(name, filing.get(name), before)]);
  return {
    ...before,
    ...(Object.fromEntries(values) as Pick<Filing, Filed>),
    topics: fittingIn(topics, (value) => slugSchema.safeParse(value).success),
    agencies: fittingIn(agencies, (value) => value !== ''),
  };
}

function valueOf(name: Filed, value: unknown, before: Filing): unknown {
  const parsed = storySchema.shape[name].safeParse(value);
  return value !== undefined && parsed.success ? parsed.data : before[name];
}

function fittingIn(list: YArray<unknown>, fits: (value: string) => boolean): string[] {
  const texts = list.toArray().filter((value): value is string => typeof value === 'string' && fits(value));
  return [...new Set(texts)];
}

/** Brings a shared draft into its form where it is not: the document by `repairDocument`, the filing as in `before`. */
export function mendDraft(doc: Doc, before: Filing): void {
  const parts = partsOf(doc);
  doc.transact(() => {
    dropOddities(parts.story);
    const read = readDocument(parts.story);
    const { node } = repairDocument(read);
    if (node !== read) writeDocument(doc, parts.story, node);
    const filing = filingIn(doc, before);
    for (const name of filed) {
      if (!isSame(parts.filing.get(name), filing[name])) parts.filing.set(name, filing[name]);
    }
    writeList(parts.topics, filing.topics);
    writeList(parts.agencies, filing.agencies);
  });
}

/** Takes out what is neither an element nor a text: no editor writes it, and editors stumble over it. */
function dropOddities(parent: XmlFragment): void {
  const children: unknown[] = parent.toArray();
  for (let at = children.length - 1; at >= 0; at -= 1) {
    const child = children[at];
    if (child instanceof XmlElement) dropOddities(child);
    else if (!(child instanceof XmlText)) parent.delete(at);
  }
}
