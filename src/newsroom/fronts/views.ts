import type { Answer } from '../../contract/endpoint.ts';
import type { frontsContract } from '../../contract/fronts.ts';
import { frontOf, type FrontOf } from '../../site/front-of.ts';
import { frontPlaces } from '../../site/front-places.ts';
import { storeArchive } from '../../store/archive.ts';
import {
  boardRevision,
  type Commanded,
  commandsAt,
  commandsBy,
  type KeptCommand,
  type KeptConflict,
  openConflicts,
} from '../../store/arranging.ts';
import { readDeskStories } from '../../store/desk.ts';
import { frontsWith, readDraft, readLive } from '../../store/launches.ts';
import type { Db } from '../../store/open-store.ts';
import { readAccount } from '../../store/people.ts';
import { type ArrangedContainer, type ArrangedFront, standing, standingFront } from '../../story/arranged.ts';
import type { StandingContainer, StandingFront, Sublink } from '../../story/arrangement.ts';
import { slotsOf } from '../../story/card-slots.ts';
import { containerDifferences, frontDifference } from '../../story/front-differences.ts';
import { undoStacks } from '../../story/front-undo.ts';
import type { Person } from '../../story/person.ts';
import { Refusal } from '../../base/problem.ts';
import { frontsConcerned } from '../front-rights.ts';
import { knownStories, type KnownStories, storyView, thumbOf } from './card-story.ts';
import { MOST_UNDONE } from './give-command.ts';

type Contract = typeof frontsContract;
export type FrontView = Answer<Contract['readFront']>;
type CommandedView = Answer<Contract['giveFrontCommand']>;
type DoneView = Answer<Contract['readFrontCommands']>['commands'][number];
type ChoiceView = FrontView['choices'][number];

/** A front as a screen shows it to somebody. Refuses (404) one that nobody has begun to arrange. */
export async function frontView(db: Db, id: string, person: Person): Promise<FrontView> {
  const draft = (await readDraft(db, { kind: 'front', id })) as ArrangedFront | null;
  if (!draft)
    throw new Refusal(
      'not-arranged',
      404,
      'Nobody has started arranging this front. Start from what readers see there.',
    );
  const of = await frontOf(storeArchive(db), id);
  if (!of) throw new Refusal('no-such-front', 404, 'That front no longer exists.');
  const live = (await readLive(db, { kind: 'front', id })) as StandingFront | null;
  const bare = await Promise.all(draft.containers.map((one) => containerView(db, one)));
  const ids = storiesStanding(bare);
  const known = await knownStories(db, ids);
  const places = await placesOn(known, of, bare);
  const containers = bare.map((one) => ({ ...one, places: places(one.draft.id) }));
  const { undo, redo } = undoStacks(await commandsBy(db, person.id, MOST_UNDONE));
  return {
    revision: await boardRevision(db),
    of: { name: of.name, edition: of.edition.id, path: of.path },
    draft,
    live,
    difference: frontDifference(standingFront(draft), live),
    containers,
    stories: await storiesOn(db, known, ids),
    choices: await Promise.all((await openConflicts(db, person.id)).map((one) => choiceView(db, one))),
    undo: undo?.revision ?? null,
    redo: redo?.revision ?? null,
  };
}

type ContainerView = FrontView['containers'][number];

/** What readers would find in each container, by the functions of their own page. */
async function placesOn(
  { archive }: KnownStories,
  { edition }: FrontOf,
  containers: readonly Omit<ContainerView, 'places'>[],
): Promise<(container: string) => ContainerView['places']> {
  const standingNow = containers.map((one) => standing(one.draft));
  const filled = await frontPlaces({ archive, edition }, standingNow);
  return (id) => (filled.get(id) ?? []).map(({ picture, ...place }) => ({ ...place, thumb: thumbOf(picture) }));
}

async function containerView(db: Db, id: string): Promise<Omit<ContainerView, 'places'>> {
  const draft = (await readDraft(db, { kind: 'container', id })) as ArrangedContainer;
  const live = (await readLive(db, { kind: 'container', id })) as StandingContainer | null;
  const now = standing(draft);
  return {
    draft,
    live,
    differences: containerDifferences(now, live),
    slots: slotsOf(now),
    fronts: await frontsWith(db, id),
    concerns: await frontsConcerned(db, [{ kind: 'container', id }]),
  };
}

function storiesStanding(containers: readonly Pick<ContainerView, 'draft'>[]): string[] {
  return [...new Set(containers.flatMap(({ draft }) => Object.values(draft.cards)).flatMap(storiesOf))];
}

async function storiesOn(db: Db, known: KnownStories, ids: readonly string[]): Promise<FrontView['stories']> {
  const desk = new Map((await readDeskStories(db, ids)).map((story) => [story.id, story]));
  const stories = await Promise.all(ids.map((id) => storyView(known, id, desk.get(id))));
  return stories.filter((story) => story !== null);
}

/** The story to which a card leads, and the one whose picture it shows. */
function storiesOf({ content, overrides: { picture } }: Sublink): string[] {
  return [content, picture?.value].flatMap((one) => (one?.is === 'story' ? [one.id] : []));
}

/** What became of a command, with both sides where somebody else was in the way. */
export async function commandedView(db: Db, commanded: Commanded): Promise<CommandedView> {
  if (commanded.is === 'done') return { is: 'done', revision: commanded.command.revision };
  if (commanded.is === 'refused') throw new Error('A refusal is thrown where it is found.');
  return { is: 'conflict', choice: await choiceView(db, commanded.conflict) };
}

async function choiceView(db: Db, { id, code, do: mine, on, theirs }: KeptConflict): Promise<ChoiceView> {
  const commands = await commandsAt(
    db,
    theirs.map(({ revision }) => revision),
  );
  return { id, code, mine, on, theirs: await doneViews(db, commands) };
}

/** Commands with the names of those who gave them. */
export async function doneViews(db: Db, commands: readonly KeptCommand[]): Promise<DoneView[]> {
  const names = new Map<string, string>();
  for (const by of new Set(commands.map((one) => one.by))) names.set(by, (await readAccount(db, by))?.name ?? by);
  return commands.map(({ revision, by, at, undoes, do: act }) => ({
    revision,
    by: names.get(by) ?? by,
    at,
    undoes,
    do: act,
  }));
}
