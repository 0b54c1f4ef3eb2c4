import type { Instant } from '../../base/clock.ts';
import { addNotices, type NewNotice } from '../../store/notices.ts';
import type { Db } from '../../store/open-store.ts';
import { listAccounts } from '../../store/people.ts';
import { mentionedIn } from '../../story/mentions.ts';
import type { Verdict } from './others-suggestions.ts';

/** What somebody did in a draft that colleagues are told of. */
export interface Heard {
  /** What they said in the margin, or put in other words. */
  readonly said: readonly Said[];
  /** What they decided of others' suggestions. */
  readonly verdicts: readonly Verdict[];
}

export interface Said {
  readonly text: string;
  /** What it said before: who was named there has been told. Null for what is said for the first time. */
  readonly before: string | null;
}

interface Doing {
  readonly storyId: string;
  /** The id of who did it. */
  readonly by: string;
  readonly at: Instant;
}

/** Nobody writes so many comments by hand between two updates; what a machine sends must not fill the inboxes of a newsroom. */
const TOLD_AT_ONCE = 50;

/**
 * Tells everybody at work whom a comment names, and whose suggestion was decided, within the transaction that keeps what was done. All
 * that was accepted of somebody at once is one notice, and so is all that was rejected.
 */
export async function tellPeople(tx: Db, { said, verdicts }: Heard, doing: Doing): Promise<void> {
  const named = said.slice(0, TOLD_AT_ONCE).filter(({ text }) => text.includes('@'));
  if (named.length > 0) await addNotices(tx, await mentions(tx, named, doing));
  await addNotices(tx, decided(verdicts, doing));
}

async function mentions(tx: Db, said: readonly Said[], doing: Doing): Promise<NewNotice[]> {
  const people = (await listAccounts(tx, { withDemo: true })).filter(({ state }) => state.is === 'active');
  return said.flatMap(({ text, before }) => {
    const told = new Set(before === null ? [] : mentionedIn(before, people));
    const named = mentionedIn(text, people).filter((person) => !told.has(person));
    return named.map((person) => ({ ...doing, person, kind: 'mention' as const, say: text }));
  });
}

/** As much as shows which suggestion it was. */
const MOST_LETTERS = 200;

function decided(verdicts: readonly Verdict[], doing: Doing): NewNotice[] {
  const authors = new Set(verdicts.map(({ author }) => author));
  return [...authors].flatMap((person) =>
    (['suggestion-accepted', 'suggestion-rejected'] as const).flatMap((kind) => {
      const theirs = verdicts.filter(
        ({ author, isAccepted }) => author === person && isAccepted === (kind === 'suggestion-accepted'),
      );
      const say = theirs.flatMap(({ words }) => words.trim() || []).join(' · ');
      return theirs.length > 0 ? [{ ...doing, person, kind, say: shortened(say) }] : [];
    }),
  );
}

function shortened(say: string): string {
  const letters = Array.from(say);
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join('')} …` : say;
}
