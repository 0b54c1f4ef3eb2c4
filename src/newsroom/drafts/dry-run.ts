import {
  applyUpdate,
  Doc,
  encodeStateAsUpdate,
  mergeUpdates,
  XmlElement,
  type XmlFragment,
  XmlText,
  type YEvent,
  type YMapEvent,
} from 'yjs';
import type { Filing } from '../../story/draft-of.ts';
import { elementsUnder, signComments, signSuggestions, signWholes, suggestersIn, textsUnder } from './attribution.ts';
import { mendDraft, partsOf } from './y-story.ts';

/**
 * A copy of a shared draft on which everything is tried first. What breaks here has touched nobody's draft, and what a merge
 * leaves out of its form is mended here, so that the merge and its mending are kept and sent out together.
 */
export interface DryRun {
  readonly doc: Doc;
  /** Takes in an update of `by`. Gives what is to be kept: nothing when it says nothing new. Throws for one that cannot be. */
  take(update: Uint8Array, by: string): Uint8Array[];
  /** Makes a change in the name of `by`. Gives what is to be kept. */
  change(work: (doc: Doc) => void, by: string): Uint8Array[];
}

type AnyType = YEvent<XmlText>['target'] | XmlFragment;

/** What a change touched. */
interface Touched {
  readonly texts: Set<XmlText>;
  /** Elements that are new or have other attributes. */
  readonly elements: Set<XmlElement>;
  /** Keys of comments with what stood there before. */
  readonly comments: Map<string, unknown>;
  /** True when more than words in a text changed, so that the form may be broken. */
  form: boolean;
}

/** Opens a trial of a draft as it stands, with what was taken in since. `filing` tells how the draft was filed rightly. */
export function openDryRun(from: Doc, since: readonly Uint8Array[], filing: () => Filing): DryRun {
  const doc = new Doc();
  applyUpdate(doc, encodeStateAsUpdate(from));
  for (const update of since) applyUpdate(doc, update);
  const suggesters = suggestersIn(partsOf(doc).story);
  const watch = watchDraft(doc);

  const mended = (by: string): Uint8Array[] => {
    const { texts, elements, comments, form } = watch.touched();
    return caught(doc, () => {
      signSuggestions(texts, by, suggesters);
      signWholes(elements, by, suggesters);
      signComments(partsOf(doc).comments, comments, by);
      if (form) mendDraft(doc, filing());
    });
  };

  return {
    doc,
    take: (update, by) => {
      watch.touched();
      const isNew = caught(doc, () => applyUpdate(doc, update)).length > 0;
      // An update that depends on one that has not come yet changes nothing now and is not to be lost.
      const { pendingStructs, pendingDs } = doc.store;
      if (!isNew && pendingStructs === null && pendingDs === null) return [];
      return [update, ...mended(by)];
    },
    change: (work, by) => {
      watch.touched();
      const made = caught(doc, () => work(doc));
      return [...made, ...mended(by)];
    },
  };
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

/** Notes what changes in a draft; `touched` gives it and begins anew. */
function watchDraft(doc: Doc): { touched(): Touched } {
  const { story, filing, topics, agencies, comments } = partsOf(doc);
  let touched = untouched();
  story.observeDeep((events) => {
    for (const event of events) noteEvent(touched, event);
  });
  const ofForm = (): void => {
    touched.form = true;
  };
  for (const part of [filing, topics, agencies]) part.observe(ofForm);
  comments.observe((event: YMapEvent<unknown>) => {
    for (const [key, { oldValue }] of event.changes.keys) {
      if (!touched.comments.has(key)) touched.comments.set(key, oldValue);
    }
  });
  return {
    touched: () => {
      const noted = touched;
      touched = untouched();
      return noted;
    },
  };
}

function untouched(): Touched {
  return { texts: new Set(), elements: new Set(), comments: new Map(), form: false };
}

function noteEvent(touched: Touched, event: YEvent<AnyType>): void {
  if (event.target instanceof XmlText) {
    const delta = event.changes.delta as { attributes?: object; insert?: unknown }[];
    const isFormatted = delta.some(({ attributes, insert }) => attributes !== undefined || typeof insert === 'object');
    if (isFormatted) touched.texts.add(event.target);
    if (delta.some(({ insert }) => typeof insert === 'object')) touched.form = true;
    return;
  }
  touched.form = true;
  if (event.target instanceof XmlElement && event.changes.keys.size > 0) touched.elements.add(event.target);
  for (const item of event.changes.added) {
    const { type } = item.content as { type?: unknown };
    for (const text of textsUnder(type)) touched.texts.add(text);
    for (const element of elementsUnder(type)) touched.elements.add(element);
  }
}
