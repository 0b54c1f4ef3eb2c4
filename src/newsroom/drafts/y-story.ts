import { differ } from '../../base/differ.ts';
import { plainText } from '../../base/plain-text.ts';
import { Fragment, type Node } from 'prosemirror-model';
import { type Array as YArray, type Doc, type Map as YMap, XmlElement, XmlFragment, XmlText } from 'yjs';
import { blankNode } from '../../story/document-forms.ts';
import { documentOf } from '../../story/document-of.ts';
import { draftParts } from '../../story/draft-parts.ts';
import { documentSchema } from '../../story/document-schema.ts';
import { openThreads } from '../../story/comments.ts';
import { type Draft, draftOf, type Filing } from '../../story/draft-of.ts';
import { repairDocument } from '../../story/repair-document.ts';
import { type Replacement, withReplacedIn } from '../../story/replace-picture.ts';
import { editionIdSchema, slugSchema, type Story, storySchema } from '../../story/story.ts';
import { limits } from './limits.ts';
import { nodesOf, readDocument } from './read-document.ts';
import { writeDocument } from './write-document.ts';
import { stands } from './y-items.ts';

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
    story: doc.getXmlFragment(draftParts.story),
    filing: doc.getMap(draftParts.filing),
    topics: doc.getArray(draftParts.topics),
    agencies: doc.getArray(draftParts.agencies),
    comments: doc.getMap(draftParts.comments),
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
    markLinks(parts.filing, story);
    markEditions(parts.filing, story.alsoIn ?? []);
    writeList(parts.topics, story.topics);
    writeList(parts.agencies, story.agencies);
  });
}

/** Puts one picture in the place of another wherever a shared draft shows it, and touches nothing else. */
export function replaceIn(doc: Doc, replacement: Replacement): void {
  const { story } = partsOf(doc);
  writeDocument(doc, story, withReplacedIn(readDocument(story), replacement));
}

/** Notes whether the story may be linked automatically, where that is not so yet. */
function markLinks(filing: YMap<unknown>, story: Pick<Filing, 'noAutomaticLinks'>): void {
  const noAutomaticLinks = story.noAutomaticLinks === true;
  const noted = filing.get('noAutomaticLinks') ?? false;
  if (noted !== noAutomaticLinks) filing.set('noAutomaticLinks', noAutomaticLinks);
}

/** Each edition stands under a name of its own, so that two who add one each both do. */
const ALSO_IN = 'alsoIn/';

/** Notes which editions have the story beside its own, where that is not so yet. */
function markEditions(filing: YMap<unknown>, wanted: readonly string[]): void {
  for (const id of new Set([...editionsNoted(filing), ...wanted])) {
    const isIn = wanted.includes(id);
    if ((filing.get(ALSO_IN + id) ?? false) !== isIn) filing.set(ALSO_IN + id, isIn);
  }
}

function editionsNoted(filing: YMap<unknown>): string[] {
  return [...filing.keys()].flatMap((key) => (key.startsWith(ALSO_IN) ? [key.slice(ALSO_IN.length)] : []));
}

/** The other editions of a story; one that is noted as what nobody can choose is as it was before. */
function editionsIn(filing: YMap<unknown>, before: readonly string[]): string[] {
  const noted = editionsNoted(filing).filter((id) => {
    const value = filing.get(ALSO_IN + id);
    return typeof value === 'boolean' ? value : before.includes(id);
  });
  return noted
    .filter((id) => editionIdSchema.safeParse(id).success)
    .toSorted()
    .slice(0, limits.editions);
}

function isSame(one: unknown, other: unknown): boolean {
  return !differ(one ?? null, other ?? null);
}

/** What stands alike at both ends stays; what is between is put in again. */
function writeList(list: YArray<unknown>, wanted: readonly string[]): void {
  const old = list.toArray();
  const least = Math.min(old.length, wanted.length);
  let from = 0;
  while (from < least && old[from] === wanted[from]) from += 1;
  let behind = 0;
  while (behind < least - from && old.at(-1 - behind) === wanted.at(-1 - behind)) behind += 1;
  if (old.length - behind > from) list.delete(from, old.length - behind - from);
  if (wanted.length - behind > from) list.insert(from, wanted.slice(from, wanted.length - behind));
}

/** The document of a shared draft, in its form whatever was merged into it. */
export function documentIn(doc: Doc): Node {
  return repairDocument(readDocument(partsOf(doc).story)).node;
}

/**
 * What a shared draft says; what is wrongly filed is as in `before`. A comment is pending until it is settled, even when its
 * words were rewritten: those whose words stand in the text first, in its order.
 */
export function draftIn(doc: Doc, before: Filing): Draft {
  const draft = draftOf(documentIn(doc), filingIn(doc, before));
  const open = new Set(openThreads(partsOf(doc).comments.entries()));
  const anchored = draft.pending.comments.filter((thread) => open.has(thread));
  return { ...draft, pending: { ...draft.pending, comments: [...new Set([...anchored, ...open])] } };
}

/** How a shared draft is filed; what no story could be filed under is as in `before`. */
export function filingIn(doc: Doc, before: Filing): Filing {
  const { filing, topics, agencies } = partsOf(doc);
  const values = filed.map((name) => [name, valueOf(name, filing.get(name), before)]);
  const { noAutomaticLinks: marked = false, alsoIn: had = [], ...others } = before;
  const alsoIn = editionsIn(filing, had);
  const noted = filing.get('noAutomaticLinks') ?? false;
  return {
    ...others,
    ...((typeof noted === 'boolean' ? noted : marked) && { noAutomaticLinks: true }),
    ...(alsoIn.length > 0 && { alsoIn }),
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
  const texts = list
    .toArray()
    .flatMap((value) => (typeof value === 'string' ? plainText(value) : []))
    .filter(fits);
  return [...new Set(texts)].slice(0, limits.listed);
}

/** Brings a shared draft into its form where it is not: the document by `repairDocument`, the filing as in `before`. */
export function mendDraft(doc: Doc, before: Filing): void {
  doc.transact(() => {
    mendText(doc);
    mendFiling(doc, before);
  });
}

/** What of a draft may have left its form. */
export interface TouchedForm {
  /** Containers whose content or attributes changed, and what was put straight into the story. */
  readonly touched: Set<XmlText | XmlElement | XmlFragment>;
  filing: boolean;
}

export function untouchedForm(): TouchedForm {
  return { touched: new Set(), filing: false };
}

/** The same for a draft that was in its form before; only what was touched is looked at, unless something is wrong there. */
export function mendTouched(doc: Doc, { touched, filing }: TouchedForm, before: Filing): void {
  doc.transact(() => {
    if (touched.size > 0 && !isInForm(partsOf(doc).story, touched)) mendText(doc);
    if (filing) mendFiling(doc, before);
  });
}

function mendText(doc: Doc): void {
  const { story } = partsOf(doc);
  dropOddities(story);
  const read = readDocument(story);
  const { node } = repairDocument(read);
  if (node !== read) writeDocument(doc, story, node);
}

function mendFiling(doc: Doc, before: Filing): void {
  const parts = partsOf(doc);
  const filing = filingIn(doc, before);
  for (const name of filed) {
    if (!isSame(parts.filing.get(name), filing[name])) parts.filing.set(name, filing[name]);
  }
  markLinks(parts.filing, filing);
  markEditions(parts.filing, filing.alsoIn ?? []);
  writeList(parts.topics, filing.topics);
  writeList(parts.agencies, filing.agencies);
}

/** Whether the order of the whole still is right, and each part of it that was touched is in its form. */
function isInForm(story: XmlFragment, touched: TouchedForm['touched']): boolean {
  if (touched.has(story) && !isInOrder(story)) return false;
  const tops = new Set([...touched].flatMap((one) => topOf(story, one) ?? []));
  if (![...tops].every(holdsNothingOdd)) return false;
  const nodes = [...tops].flatMap(nodesOf);
  if (nodes.some(({ type }) => type.name === 'livePost') && !haveOwnIds(story)) return false;
  const named = (name: 'furniture' | 'mainMedia') => nodes.find(({ type }) => type.name === name) ?? blankNode(name);
  const blocks = nodes.filter(({ type }) => type.name !== 'furniture' && type.name !== 'mainMedia');
  const content = [named('furniture'), named('mainMedia'), ...blocks];
  const alone = documentSchema.topNodeType.create(null, Fragment.fromArray(content));
  return repairDocument(alone).node === alone;
}

function isInOrder(story: XmlFragment): boolean {
  const names = story.toArray().map((child) => (child instanceof XmlElement ? child.nodeName : 'text'));
  const first = ['furniture', 'mainMedia'];
  return (
    names.every((name, at) => (at < 2 ? name === first[at] : name !== 'text' && !first.includes(name))) &&
    names.length >= 2
  );
}

/** The child of the story in which something stands; null for what stands nowhere any more. */
function topOf(story: XmlFragment, within: XmlText | XmlElement | XmlFragment): XmlElement | null {
  let at: unknown = within;
  while (at instanceof XmlText || at instanceof XmlFragment) {
    if (at === story || !stands(at)) return null;
    if (at.parent === story) return at instanceof XmlElement ? at : null;
    at = at.parent;
  }
  return null;
}

function holdsNothingOdd(parent: XmlElement): boolean {
  const children: unknown[] = parent.toArray();
  return children.every((child) => child instanceof XmlText || (child instanceof XmlElement && holdsNothingOdd(child)));
}

function haveOwnIds(story: XmlFragment): boolean {
  const posts = story.toArray().filter((child) => child instanceof XmlElement && child.nodeName === 'livePost');
  return new Set(posts.map((post) => (post as XmlElement).getAttribute('id'))).size === posts.length;
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
