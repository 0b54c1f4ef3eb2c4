import { differ } from '../../base/differ.ts';
import type { Shelf, ShelvedItem } from '../../press/shelf.ts';
import { composePage, type MadeOf } from '../compose/compose.ts';
import type { Includes } from '../compose/includes.ts';
import { within } from '../compose/within.ts';
import { type Answer, type Content, makeAnswer } from './answer.ts';
import type { LastModified } from './conditional.ts';
import type { ComposedItem } from './content.ts';

/** An item by its address and what its content goes by. */
interface Named {
  readonly address: string;
  readonly tag: string;
}

/** What an answer is made of: an item of the shelf, and at the address of an edition also which one, and what says so there. */
export interface AnsweredItem {
  readonly address: string;
  readonly shelved: ShelvedItem;
  readonly worn?: { readonly edition: string; readonly through: Named } | null;
}

/** What an answer was made of, so that it need not be made again while that is the same. */
export interface Source {
  readonly address: string;
  readonly tag: string;
  /** What is at the edition's address where it was asked for; null where it was asked for at its own. */
  readonly through: Named | null;
  readonly made: readonly MadeOf[];
  /** False while an include shows its last good state, or nothing. */
  readonly whole: boolean;
  /** When it has to be made again because an include ends by itself, in milliseconds since 1970. */
  readonly until: number;
}

export interface Sourced {
  readonly answer: Answer;
  readonly source: Source;
}

/** How an item becomes content, and who is told when its answer grows. */
export interface Making {
  readonly old: Answer | null;
  readonly contentOf: (composed: ComposedItem) => Content;
  readonly onGrown: (answer: Answer) => void;
}

/** A shelf that takes longer than this for a page counts as failing, in milliseconds. */
export const PAGE_LIMIT = 2000;

/** Composes an item and makes its answer; when nothing of it differs from the old one, the old one with all its codings stays. */
export async function answerItem(includes: Includes, found: AnsweredItem, making: Making): Promise<Sourced> {
  const { address, shelved, worn = null } = found;
  const { item, modifiedAt, tag } = shelved;
  if (item.is === 'redirect') throw new Error(`a redirect is not composed: ${address}`);
  const composed = item.type.startsWith('text/html')
    ? await composePage({ body: item.body, modifiedAt, edition: worn?.edition ?? null }, includes)
    : { body: item.body, modifiedAt, made: [], whole: true, until: Number.POSITIVE_INFINITY };
  const { old, contentOf, onGrown } = making;
  const lastModified = datedAfter(old, composed);
  const content = contentOf({ address, item, ...composed, lastModified, through: worn?.through.address ?? null });
  const answer = old && isEqual(old.content, content) ? old : makeAnswer(content, onGrown);
  const { made, whole, until } = composed;
  return { answer, source: { address, tag, through: worn?.through ?? null, made, whole, until } };
}

/** Whether an item and its includes are still what an answer was made of, and until when. Throws when the shelf fails. */
export async function compare(
  shelf: Shelf,
  includes: Includes,
  { address, tag, through, made }: Source,
): Promise<Pick<Source, 'whole' | 'until'> & { same: boolean }> {
  const [present, said, ...found] = await Promise.all([
    within(PAGE_LIMIT, shelf.tag(address)),
    through && within(PAGE_LIMIT, shelf.tag(through.address)),
    ...made.map((include) => includes.current(include.address)),
  ]);
  const isThere = present === tag && said === (through?.tag ?? null);
  const same = isThere && made.every((include, at) => include.version === found[at]?.version);
  const until = Math.min(...found.map((include) => include.until));
  return { same, whole: found.every((include) => include.whole), until };
}

/**
 * The date of content that comes after other content at the same address is later, even when it is made of older
 * parts, as when an include falls back to its last good state.
 */
function datedAfter(old: Answer | null, { body, modifiedAt }: { body: Uint8Array; modifiedAt: number }): LastModified {
  const at = wholeSeconds(modifiedAt);
  const before = old?.content.lastModified ?? null;
  if (old === null || before === null || at > before.at) return { at, shared: false };
  if (Buffer.compare(old.content.body, body) === 0) return before;
  const later = Math.max(before.at, wholeSeconds(Date.now()));
  return { at: later, shared: later === before.at };
}

function wholeSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000;
}

function isEqual(one: Content, other: Content): boolean {
  const { body: oneBody, ...oneRest } = one;
  const { body: otherBody, ...otherRest } = other;
  return !differ(oneRest, otherRest) && Buffer.compare(oneBody, otherBody) === 0;
}
