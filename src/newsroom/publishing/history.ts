import { Refusal } from '../../base/problem.ts';
import { readTyped } from '../../store/draft-log.ts';
import { releasesOf } from '../../store/releases.ts';
import type { Revision } from '../../store/drafts.ts';
import { readRevisions } from '../../store/revisions.ts';
import { readPublished, readVersions } from '../../store/versions.ts';
import { blame, type Blamed } from '../../story/blame.ts';
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
  const states = await readRevisions(reader, storyId, { before: before ?? Number.MAX_SAFE_INTEGER, limit: PAGE + 1 });
  const [earlier = null] = states.slice(PAGE).map(headOf);
  const releases = await releasesOf(reader, storyId);
  const published = await readPublished(reader, storyId);
  return {
    headline: story.headline,
    dir: story.dir,
    state: published?.state.is ?? 'never',
    versions: (await readVersions(reader, storyId)).toReversed(),
    revisions: states.slice(0, PAGE).map(headOf),
    earlier,
    releases: await Promise.all(releases.filter(({ at }) => at !== null).map((one) => releaseView(rooms, one))),
  };
}

/** A saved state with its length, so that an empty one or a short one is seen before it is restored. */
function headOf({ number, savedAt, by, story }: Revision): History['revisions'][number] {
  return { number, savedAt, by, words: bodyWords(story) };
}

/** How far back it is asked who wrote; what is older is put down to the oldest that is looked at. */
const FURTHEST = 200;

/** Who wrote each stretch of a revision. Refuses (404) one that is not there. */
export async function blameIn(
  { store: { reader } }: Uses<'store'>,
  storyId: string,
  number: number,
): Promise<Blamed[]> {
  const states = await readRevisions(reader, storyId, { before: number + 1, limit: FURTHEST });
  if (states[0]?.number !== number) throw noRevision(number);
  const typed = await readTyped(reader, storyId, { from: states.at(-1)?.number ?? number, to: number });
  return blame(states.toReversed().map((state) => ({ ...state, typed: typed.get(state.number) ?? [] })));
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
