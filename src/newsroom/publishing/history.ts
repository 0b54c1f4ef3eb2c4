import { breathe, byAndBy } from '../../base/breathe.ts';
import { Refusal } from '../../base/problem.ts';
import type { Db } from '../../store/open-store.ts';
import { readTyped } from '../../store/draft-log.ts';
import { releasesOf } from '../../store/releases.ts';
import type { Revision } from '../../store/drafts.ts';
import { type Page, readRevisions } from '../../store/revisions.ts';
import { readPublished, readVersions } from '../../store/versions.ts';
import { wordsOf } from '../../story/blocks.ts';
import { type Blamed, blameByAndBy } from '../../story/blame.ts';
import { bodyWords } from '../../story/word-count.ts';
import { type Actor, audit, type Uses } from '../acts.ts';
import type { Answer } from '../../contract/endpoint.ts';
import type { publishingContract } from '../../contract/publishing.ts';
import { currentOf } from './approved.ts';
import { releaseView } from './views.ts';

type History = Answer<(typeof publishingContract)['readHistory']>;

const PAGE = 100;

/** Versions, releases and a page of saved states of a story, newest first. Refuses (404) a story that is not there. */
export async function historyOf(
  rooms: Uses<'store' | 'clock' | 'drafts'>,
  storyId: string,
  before: number | undefined,
): Promise<History> {
  const { reader } = rooms.store;
  const { story } = await currentOf(rooms, storyId);
  const states: History['revisions'] = [];
  const page = { before: before ?? Number.MAX_SAFE_INTEGER, limit: PAGE + 1 };
  for await (const state of statesBefore(reader, storyId, page)) states.push(headOf(state));
  const [earlier = null] = states.slice(PAGE);
  const releases = await releasesOf(reader, storyId);
  const published = await readPublished(reader, storyId);
  return {
    headline: story.headline,
    dir: story.dir,
    state: published?.state.is ?? 'never',
    versions: (await readVersions(reader, storyId)).toReversed(),
    revisions: states.slice(0, PAGE),
    earlier,
    releases: await Promise.all(releases.filter(({ at }) => at !== null).map((one) => releaseView(rooms, one))),
  };
}

/** A saved state with its length, so that an empty one or a short one is seen before it is restored. */
function headOf({ number, savedAt, by, story }: Revision): History['revisions'][number] {
  return { number, savedAt, by, words: bodyWords(story) };
}

/** Read at a time: a hundred states of a story as long as a book are more than anybody should wait for. */
const AT_ONCE = 25;

/** Saved states, newest first; between two of them others have their turn. */
async function* statesBefore(reader: Db, storyId: string, { before, limit }: Page): AsyncIterable<Revision> {
  let [next, left] = [before, limit];
  while (left > 0) {
    const states = await readRevisions(reader, storyId, { before: next, limit: Math.min(left, AT_ONCE) });
    for (const state of states) {
      await breathe();
      yield state;
    }
    const last = states.at(-1);
    if (!last || states.length < AT_ONCE) return;
    [next, left] = [last.number, left - states.length];
  }
}

/** How far back it is asked who wrote; what is older is put down to the oldest that is looked at. */
const FURTHEST = 200;
/** And how many letters of all these states are held at once: two hundred of a long story, twenty of a book. */
const MOST_LETTERS = 6_000_000;

/** Who wrote each stretch of a revision. Refuses (404) one that is not there. */
export async function blameIn(
  { store: { reader } }: Uses<'store'>,
  storyId: string,
  number: number,
): Promise<Blamed[]> {
  const states: Revision[] = [];
  let letters = 0;
  for await (const state of statesBefore(reader, storyId, { before: number + 1, limit: FURTHEST })) {
    letters += lettersOf(state);
    if (states.length > 0 && letters > MOST_LETTERS) break;
    states.push(state);
  }
  if (states[0]?.number !== number) throw noRevision(number);
  const typed = await readTyped(reader, storyId, { from: states.at(-1)?.number ?? number, to: number });
  return byAndBy(
    blameByAndBy(states.toReversed().map((state) => ({ ...state, typed: typed.get(state.number) ?? [] }))),
  );
}

function lettersOf({ story }: Revision): number {
  return story.body.reduce((sum, block) => sum + wordsOf(block).length, 0);
}

/** Puts a saved state into the draft as a new revision, for all who have it open. Refuses (404) one that is not there. */
export async function restore(
  rooms: Uses<'store' | 'clock' | 'drafts'>,
  { storyId, revision }: { readonly storyId: string; readonly revision: number },
  actor: Actor,
): Promise<number> {
  const at = rooms.clock.now();
  const by = { id: actor.id ?? null, name: actor.name, at };
  const made = await rooms.drafts.restoreRevision(storyId, revision, by);
  if (made === null) throw noRevision(revision);
  const summary = `Restored revision ${revision} of story ${storyId}`;
  const details = { restored: revision, revision: made };
  await rooms.store.write((tx) => audit(tx, actor, { at, by: actor.name, act: 'restore', summary, storyId, details }));
  return made;
}

function noRevision(number: number): Refusal {
  return new Refusal('no-such-revision', 404, `There is no revision ${number} of this story.`);
}
