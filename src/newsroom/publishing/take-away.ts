import type { PressRooms } from '../../press/press-tasks.ts';
import { problem, Refusal } from '../../base/problem.ts';
import { forgetPacked } from '../../press/pack-cold.ts';
import { catchUp } from '../../press/press.ts';
import type { ProofEntry } from '../../contract/publishing.ts';
import { readPublished } from '../../store/versions.ts';
import type { PublishedStory } from '../../story/published.ts';
import type { Actor, Uses } from '../acts.ts';
import { killStory } from './kill-story.ts';
import { type Taken, type Withdrawal, withdrawStory } from './withdraw-story.ts';
import { whatStandsNow, whereItStands } from './proof.ts';

/** A story taken from readers, and what stands now wherever it stood. */
export interface TakenAway extends Taken {
  readonly proof: readonly ProofEntry[];
}

export interface ConfirmedKill {
  readonly storyId: string;
  /** Shown to readers at every address the story had. */
  readonly reason: string;
  /** What the editor typed: the headline readers have, or `KILL`. */
  readonly confirm: string;
}

/** The word to type where the headline is long. */
const KILL_WORD = 'KILL';

/** Kills a story whose headline, or the word for it, was typed (422 otherwise), and proves from the shelf that it is gone. */
export async function killWithProof(rooms: PressRooms, kill: ConfirmedKill, actor: Actor): Promise<TakenAway> {
  const published = await needPublished(rooms, kill.storyId);
  refuseUnconfirmed(published, kill.confirm);
  const taken = await withProof(rooms, published, () => killStory(rooms, kill, actor));
  // What readers cannot have any more may lie in a pack still: it is proved to be gone when it is on no disk.
  const places = taken.proof.map(({ path }) => path);
  await forgetPacked(rooms, places);
  return taken;
}

/** Withdraws a story and says what stands now wherever it stood. */
export async function withdrawWithProof(rooms: PressRooms, away: Withdrawal, actor: Actor): Promise<TakenAway> {
  return withProof(rooms, await needPublished(rooms, away.storyId), () => withdrawStory(rooms, away, actor));
}

async function withProof(
  rooms: PressRooms,
  published: PublishedStory,
  takeAway: () => Promise<Taken>,
): Promise<TakenAway> {
  const stood = await whereItStands(rooms, published);
  const taken = await takeAway();
  const proof = await whatStandsNow(rooms, published.story.id, stood);
  if (!proof.some(({ now }) => now === 'still')) return { ...taken, proof };
  // A change of the whole site may be under way and have left some of these pages for later: here they are waited for.
  await catchUp(rooms);
  return { ...taken, proof: await whatStandsNow(rooms, published.story.id, stood) };
}

async function needPublished({ store }: Uses<'store'>, storyId: string): Promise<PublishedStory> {
  const published = await readPublished(store.reader, storyId);
  if (!published) throw new Refusal('never-published', 409, 'This story was never published.');
  return published;
}

function refuseUnconfirmed({ story }: PublishedStory, confirm: string): void {
  const typed = oneSpaced(confirm);
  if (typed === KILL_WORD || typed === oneSpaced(story.headline)) return;
  const say = `Type the headline as readers have it, or the word ${KILL_WORD}, so that no other story is killed by mistake.`;
  throw new Refusal('not-confirmed', 422, say, [problem('not-confirmed', 'confirm', say)]);
}

function oneSpaced(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
