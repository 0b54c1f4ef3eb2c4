import type { Clock, Instant } from '../../base/clock.ts';
import type { Log } from '../../base/log.ts';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import {
  compactLog,
  lockDrafts,
  looseUpdates,
  markRevision,
  newestMark,
  newestRevision,
  readWriters,
  writersAfter,
} from '../../store/draft-log.ts';
import { readDraft, type Revision, saveDraft } from '../../store/drafts.ts';
import type { Db, Store } from '../../store/open-store.ts';
import { type DeskWords, deskWordsOf } from '../../store/desk-words.ts';
import type { Typed } from '../../story/blame.ts';
import { wordsOf } from '../../story/blocks.ts';
import { contentText } from '../../story/content-text.ts';
import { fieldText, furnitureFields } from '../../story/diff.ts';
import type { Draft, Pending } from '../../story/draft-of.ts';
import { type Story, storySchema } from '../../story/story.ts';
import type { OpenDraft } from './open-draft.ts';
import { othersFirst } from './others-first.ts';
import { writeStory } from './y-story.ts';

export interface RevisingRooms {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/** A draft as it was saved. */
export interface Saved {
  readonly revision: number;
  readonly story: Story;
  /** What is suggested and not decided, and commented on and not settled. */
  readonly open: Pending;
  readonly by: string;
  readonly at: Instant;
}

/** More updates than this are merged into the draft's state when a revision is saved. */
const MANY_UPDATES = 500;

/**
 * Saves what a draft says as a revision, with everybody who wrote since the one before; a draft that is saved already stays
 * as it is. The draft is in its form afterwards. A revision that came from elsewhere meanwhile, an import perhaps, goes into
 * the draft as an edit, and what was typed before it stays in the history.
 */
async function saveRevision(rooms: RevisingRooms, draft: OpenDraft): Promise<Saved> {
  const { store, clock } = rooms;
  if (store.isShared) await draft.catchUp();
  await draft.mend();
  await takeOver(rooms, draft);
  await othersFirst();
  const [upTo, said, typed] = [draft.upTo(), draft.draft(), draft.typed()];
  await othersFirst();
  const story = storyOf(said);
  if (!(await isSaved(rooms, story.id, upTo))) {
    // Before the transaction, in which nobody else's keystroke is kept.
    const words = await deskWordsOf(story);
    await othersFirst();
    await store.write((tx) => saveAsFar(tx, { story, upTo, typed, at: clock.now(), words }));
  }
  const saved = await readDraft(store.reader, draft.storyId);
  if (!saved) throw new Error(`Story ${draft.storyId} has no revision after one was saved.`);
  return { revision: saved.number, story: saved.story, open: said.pending, by: saved.by, at: saved.savedAt };
}

/** The story as it is written down everywhere: its properties in the order of the schema. */
export function storyOf({ story }: Draft): Story {
  const parsed = storySchema.safeParse(story);
  return parsed.success ? parsed.data : story;
}

async function isSaved({ store }: RevisingRooms, storyId: string, upTo: number): Promise<boolean> {
  const newest = await newestRevision(store.reader, storyId);
  return newest !== null && (newest.upTo ?? 0) >= upTo;
}

interface ToSave {
  readonly story: Story;
  readonly upTo: number;
  readonly typed: readonly Typed[];
  readonly at: Instant;
  readonly words?: DeskWords;
}

async function saveAsFar(tx: Db, { story, upTo, typed, at, words }: ToSave): Promise<void> {
  const storyId = story.id;
  await lockDrafts(tx, [storyId]);
  const newest = await newestRevision(tx, storyId);
  if (newest && (newest.upTo ?? 0) >= upTo) return;
  const writers = await writersAfter(tx, storyId, { after: await newestMark(tx, storyId), upTo });
  const before = await readDraft(tx, storyId);
  const number = await saveDraft(tx, story, { at, by: writers[0]?.name ?? 'system', ...(words && { words }) });
  const isNew = number !== newest?.number;
  const whose = isNew ? writers : await readWriters(tx, { storyId, number });
  const fresh = isNew && { typed: typed.filter((runs) => isWorthKeeping(runs, before, writers[0]?.by)) };
  await markRevision(tx, { storyId, number }, { upTo, writers: whose, ...fresh });
  if ((await looseUpdates(tx, storyId)) > MANY_UPDATES) await compactLog(tx, storyId, { upTo, merge });
}

/** What is new in a revision and has letters of somebody else than who wrote most: of everything else the revision says enough. */
function isWorthKeeping(runs: Typed, before: Revision | null, most: string | undefined): boolean {
  if (!runs.some(({ by }) => by !== null && by !== most)) return false;
  const text = runs.map((run) => run.text).join('');
  return before === null || !textsIn(before.story).has(text);
}

function textsIn(story: Story): Set<string> {
  const furniture = furnitureFields.map((name) => fieldText(story, name) ?? '');
  return new Set([...furniture, ...(story.mainMedia ? [wordsOf(story.mainMedia)] : []), ...story.body.map(wordsOf)]);
}

/** One update for many, without what was deleted. What waits for updates that have not come yet is in it. */
function merge(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Doc();
  // As one: each by itself would compare all windows that ever wrote.
  doc.transact(() => updates.forEach((update) => applyUpdate(doc, update)));
  return encodeStateAsUpdate(doc);
}

async function takeOver({ store, clock }: RevisingRooms, draft: OpenDraft): Promise<void> {
  const newest = await newestRevision(store.reader, draft.storyId);
  if (!newest || newest.upTo !== null) return;
  const outside = await readDraft(store.reader, draft.storyId);
  const typed = storyOf(draft.draft());
  if (!outside || contentText(outside.story) === contentText(typed)) return;
  if ((await newestMark(store.reader, draft.storyId)) < draft.upTo()) {
    await store.write((tx) => saveDraft(tx, typed, { at: clock.now(), by: 'system' }));
  }
  await draft.change((doc) => writeStory(doc, outside.story), outside.by);
}

/** Saves revisions of drafts that change: after a pause, and at the latest so long after the first change. */
export interface Reviser {
  touched(draft: OpenDraft): void;
  /** Saves now, after what is being saved already. */
  save(draft: OpenDraft): Promise<Saved>;
  /** Whether anything of this draft waits to be saved. */
  isWaiting(draft: OpenDraft): boolean;
  /** Saves everything that waits; what fails is in the log, and in the drafts' logs for the next start. */
  close(): Promise<void>;
}

export interface Pauses {
  readonly pauseMs: number;
  readonly latestMs: number;
}

const usualPauses: Pauses = { pauseMs: 2_000, latestMs: 15_000 };

interface Waiting {
  readonly draft: OpenDraft;
  readonly since: number;
  timer: NodeJS.Timeout;
}

export function openReviser(rooms: RevisingRooms, { pauseMs, latestMs }: Pauses = usualPauses): Reviser {
  const waiting = new Map<string, Waiting>();
  const saves = new Map<string, Promise<unknown>>();

  const save = (draft: OpenDraft): Promise<Saved> => {
    clearTimeout(waiting.get(draft.storyId)?.timer);
    waiting.delete(draft.storyId);
    const before = saves.get(draft.storyId) ?? Promise.resolve();
    const saved = before.catch(() => {}).then(() => saveRevision(rooms, draft));
    saves.set(draft.storyId, saved);
    const forget = (): void => {
      if (saves.get(draft.storyId) === saved) saves.delete(draft.storyId);
    };
    saved.then(forget, forget);
    return saved;
  };

  const saveOrSay = async (draft: OpenDraft): Promise<void> => {
    try {
      await save(draft);
    } catch (error) {
      rooms.log.error({ err: error, story: draft.storyId }, 'A revision could not be saved. What was typed is kept.');
      touched(draft);
    }
  };

  const touched = (draft: OpenDraft): void => {
    const before = waiting.get(draft.storyId);
    clearTimeout(before?.timer);
    const since = before?.since ?? performance.now();
    const left = Math.max(0, Math.min(pauseMs, since + latestMs - performance.now()));
    const timer = setTimeout(() => void saveOrSay(draft), left).unref();
    waiting.set(draft.storyId, { draft, since, timer });
  };

  return {
    touched,
    save,
    isWaiting: ({ storyId }) => waiting.has(storyId) || saves.has(storyId),
    close: async () => {
      await Promise.all([...waiting.values()].map(({ draft }) => saveOrSay(draft)));
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
      await Promise.allSettled(saves.values());
    },
  };
}
