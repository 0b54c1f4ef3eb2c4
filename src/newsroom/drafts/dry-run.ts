import {
  applyUpdate,
  Doc,
  encodeStateAsUpdate,
  type Map as YMap,
  mergeUpdates,
  XmlElement,
  XmlText,
  type YEvent,
  type YMapEvent,
} from 'yjs';
import type { Instant } from '../../base/clock.ts';
import { commentFrom } from '../../story/comments.ts';
import type { Filing } from '../../story/draft-of.ts';
import {
  partsUnder,
  putBack,
  signComment,
  type Signer,
  type Suggester,
  suggestersAmong,
  signSuggestions,
  signWhole,
  suggestersIn,
} from './attribution.ts';
import {
  type Decided,
  noteDecided,
  nothingDecided,
  putBackDecided,
  type Verdict,
  verdictsOn,
} from './others-suggestions.ts';
import type { Said } from './tell-people.ts';
import { breathe } from '../../base/breathe.ts';
import { othersFirst } from './others-first.ts';
import { mendTouched, partsOf, type TouchedForm, untouchedForm } from './y-story.ts';

/** Who writes, when by the newsroom's clock, and what their role lets them do beside writing. */
export interface Hand {
  readonly by: string;
  readonly now: Instant;
  /** Whether they may decide what others suggest. */
  readonly decides: boolean;
  /** Whether they may say something in the margin, and settle what was said. */
  readonly comments: boolean;
}

/**
 * A copy of a shared draft on which everything is tried first. What breaks here has touched nobody's draft, and what a merge
 * leaves out of its form is repaired here, so that the merge and its repairing are kept and sent out together. It does one thing at a time,
 * in stretches between which others are served.
 */
export interface DryRun {
  readonly doc: Doc;
  /** Takes in an update. Gives what is to be kept: nothing when it says nothing new. Rejects for one that cannot be. */
  take(update: Uint8Array, hand: Hand): Promise<Uint8Array[]>;
  /** Makes a change. Gives what is to be kept. */
  change(work: (doc: Doc) => void, hand: Hand): Promise<Uint8Array[]>;
  /**
   * Takes in what was tried elsewhere and comes next, piece by piece, with whose its suggestions are. Nothing of it is looked at, and others
   * are served in between.
   */
  follow(updates: readonly Uint8Array[], suggesters: readonly (readonly [string, Suggester])[]): Promise<void>;
  /** Takes in what others kept, in its form and signed, as it comes next in the log. */
  join(updates: readonly Uint8Array[]): Promise<void>;
  /** Whose the suggestions are that it knows, all but the first so many. */
  suggesters(skip: number): [string, Suggester][];
  /** What the last of these decided of others' suggestions. */
  verdicts(): readonly Verdict[];
  /** What its person said in the margin, or put in other words, as it stands now: what was refused or put back is not among it. */
  said(): Said[];
}

/** What a change touched. */
interface Touched {
  readonly texts: Set<XmlText>;
  /** Elements that are new or have other attributes. */
  readonly elements: Set<XmlElement>;
  /** Keys of comments with what stood there before. */
  readonly comments: Map<string, unknown>;
  readonly decided: Decided;
  readonly form: TouchedForm;
}

/** Opens a dry run of a draft as it stands. `filing` tells how the draft was filed rightly. */
export function openDryRun(from: Doc, filing: () => Filing): DryRun {
  const doc = new Doc();
  applyUpdate(doc, encodeStateAsUpdate(from));
  const parts = partsOf(doc);
  const known = suggestersIn(parts.story);
  const watch = watchDraft(doc);
  let verdicts: readonly Verdict[] = [];
  let said: readonly Said[] = [];
  const watched = (hand: Hand, work: () => void): Uint8Array[] => {
    verdicts = [];
    said = [];
    watch.begin((id) => known.has(id) && known.get(id)?.by !== hand.by);
    return caught(doc, work);
  };

  const mended = async (hand: Hand): Promise<Uint8Array[]> => {
    const { texts, elements, comments, decided, form } = watch.touched();
    const signer: Signer = { ...hand, known };
    const made: Uint8Array[] = [];
    if (hand.decides) verdicts = verdictsOn(decided, parts.story, known);
    else made.push(...caught(doc, () => putBackDecided(decided, { story: parts.story, doc, before: from }, known)));
    made.push(...(await eachCaught(doc, texts, (text) => signSuggestions(text, signer))));
    made.push(...(await eachCaught(doc, elements, (element) => signWhole(element, signer))));
    const sign = ([key, old]: [string, unknown]): void =>
      hand.comments ? signComment(parts.comments, { key, old }, hand) : putBack(parts.comments, key, old);
    made.push(...(await eachCaught(doc, comments, sign)));
    said = newlySaid(parts.comments, comments, hand);
    await breathe();
    made.push(...caught(doc, () => mendTouched(doc, form, filing())));
    return made.length > 1 ? [mergeUpdates(made)] : made;
  };

  return {
    doc,
    take: async (update, hand) => {
      const isNew = watched(hand, () => applyUpdate(doc, update)).length > 0;
      // An update that depends on one that has not come yet changes nothing now and is not to be lost.
      const { pendingStructs, pendingDs } = doc.store;
      if (!isNew && pendingStructs === null && pendingDs === null) return [];
      await breathe();
      return [update, ...(await mended(hand))];
    },
    change: async (work, hand) => {
      const made = watched(hand, () => work(doc));
      return [...made, ...(await mended(hand))];
    },
    follow: async (updates, suggesters) => {
      await each(updates, othersFirst, (update) => watch.unwatched(() => applyUpdate(doc, update)));
      for (const [id, suggester] of suggesters) known.set(id, suggester);
    },
    join: async (updates) => {
      watch.begin(() => false);
      await each(updates, breathe, (update) => applyUpdate(doc, update));
      suggestersAmong(watch.touched()).forEach((suggester, id) => known.set(id, suggester));
    },
    suggesters: (skip) => [...known].slice(skip),
    verdicts: () => verdicts,
    said: () => [...said],
  };
}

/** Does the same for each, and lets others be served before it. */
async function each<T>(all: readonly T[], others: () => Promise<void>, work: (one: T) => void): Promise<void> {
  for (const one of all) {
    await others();
    work(one);
  }
}

/** The comments of this person among those that changed which say something else than before. */
function newlySaid(comments: YMap<unknown>, changed: Touched['comments'], { by }: Hand): Said[] {
  return [...changed].flatMap(([key, old]) => {
    const comment = commentFrom(comments.get(key));
    const before = commentFrom(old)?.text ?? null;
    return comment?.by === by && comment.text !== before ? [{ text: comment.text, before }] : [];
  });
}

/** What `work` changes in a document, as at most one update. */
function caught(doc: Doc, work: () => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const note = (update: Uint8Array): void => void updates.push(update);
  doc.on('update', note);
  try {
    doc.transact(work);
  } finally {
    doc.off('update', note);
  }
  return updates.length > 1 ? [mergeUpdates(updates)] : updates;
}

const AT_ONCE = 200;

/** The same for each of many, some at a time. */
async function eachCaught<T>(doc: Doc, many: Iterable<T>, work: (one: T) => void): Promise<Uint8Array[]> {
  const all = [...many];
  const made: Uint8Array[] = [];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    await breathe();
    made.push(...caught(doc, () => all.slice(from, from + AT_ONCE).forEach(work)));
  }
  return made;
}

type IsOthers = (id: string) => boolean;

/** Notes what changes in a draft between `begin` and `touched`, and what is decided of others' suggestions. */
function watchDraft(doc: Doc): {
  begin(isOthers: IsOthers): void;
  touched(): Touched;
  /** Does something of which nothing is noted. */
  unwatched(work: () => void): void;
} {
  const { story, filing, topics, agencies, comments } = partsOf(doc);
  let touched = untouched();
  let guard: IsOthers | null = null;
  let isLooking = true;
  story.observeDeep((events) => {
    if (!isLooking) return;
    for (const event of events as YEvent<XmlText>[]) {
      noteEvent(touched, event);
      if (guard) noteDecided(touched.decided, event, guard);
    }
  });
  const ofFiling = (): void => {
    touched.form.filing = true;
  };
  for (const part of [filing, topics, agencies]) part.observe(ofFiling);
  comments.observe((event: YMapEvent<unknown>) => {
    for (const [key, { oldValue }] of event.changes.keys) {
      if (!touched.comments.has(key)) touched.comments.set(key, oldValue);
    }
  });
  return {
    begin: (isOthers) => {
      touched = untouched();
      guard = isOthers;
    },
    touched: () => {
      guard = null;
      return touched;
    },
    unwatched: (work) => {
      isLooking = false;
      try {
        work();
      } finally {
        isLooking = true;
      }
    },
  };
}

function untouched(): Touched {
  return {
    texts: new Set(),
    elements: new Set(),
    comments: new Map(),
    decided: nothingDecided(),
    form: untouchedForm(),
  };
}

function noteEvent(touched: Touched, event: YEvent<XmlText>): void {
  const target: unknown = event.target;
  touched.form.touched.add(target as XmlText);
  if (target instanceof XmlText) {
    const delta = event.changes.delta as { attributes?: object; insert?: unknown }[];
    if (delta.some(({ attributes, insert }) => attributes !== undefined || typeof insert === 'object'))
      touched.texts.add(target);
    if (delta.every(({ insert }) => typeof insert !== 'object')) touched.form.touched.delete(target);
    return;
  }
  if (target instanceof XmlElement && event.changes.keys.size > 0) touched.elements.add(target);
  for (const item of event.changes.added) {
    const { type } = item.content as { type?: unknown };
    if (type instanceof XmlElement) touched.form.touched.add(type);
    const { texts, elements } = partsUnder(type);
    for (const text of texts) touched.texts.add(text);
    for (const element of elements) touched.elements.add(element);
  }
}
