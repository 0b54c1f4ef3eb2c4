import { newId } from '../../base/ids.ts';
import { Refusal } from '../../base/problem.ts';
import { storeArchive } from '../../store/archive.ts';
import {
  boardRevision,
  type Commanded,
  commandsBy,
  doCommand,
  type KeptCommand,
  type KeptConflict,
  readConflict,
  settleConflict,
} from '../../store/arranging.ts';
import { readFront } from '../../store/documents.ts';
import { readDraft } from '../../store/launches.ts';
import type { Db } from '../../store/open-store.ts';
import type { FrontAct, FrontCommand } from '../../story/front-commands.ts';
import type { ListName } from '../../story/front.ts';
import { containersFrom } from '../../story/front-beginning.ts';
import { undoStacks } from '../../story/front-undo.ts';
import { frontNamed } from '../../story/front-id.ts';
import { namedBy } from '../../story/arrange.ts';
import type { ArrangedFront } from '../../story/arranged.ts';
import type { StandingContainer } from '../../story/arrangement.ts';
import type { Edition } from '../../story/newsroom.ts';
import type { Person } from '../../story/person.ts';
import { defaultFront } from '../../site/default-front.ts';
import { frontOf } from '../../site/front-of.ts';
import { audit, type Uses } from '../acts.ts';
import { frontsConcerned, needOnFronts } from '../front-rights.ts';
import { asSeen } from './as-seen.ts';
import { saidOf } from './said-of.ts';

/** What a screen sends: one thing to do, made on a revision; `id` is made where it was done. */
export type Given = Pick<FrontCommand, 'id' | 'hand' | 'on' | 'do'>;

/** Arranging touches drafts only: nothing of it is pressed. */
type Rooms = Uses<'store' | 'clock'>;

/**
 * Does one command, with its record, in one transaction. Refuses (422) what cannot be done; what somebody else is in the way of is an answer,
 * and is kept until whoever gave it has chosen.
 */
export async function giveCommand(rooms: Rooms, given: Given, person: Person): Promise<Commanded> {
  if (given.do.act === 'begin-front') await editionOf(rooms.store.reader, given.do.front);
  return rooms.store.write((tx) => commandIn(tx, commandOf(rooms, given, person), person));
}

/** The front's edition. Refuses (404) a front of what is not there, or has ended. */
async function editionOf(db: Db, front: string): Promise<Edition> {
  const of = await frontOf(storeArchive(db), front);
  if (!of) throw new Refusal('no-such-front', 404, `There is no ${front}, so it has no front.`);
  return of.edition;
}

function commandOf({ clock }: Rooms, given: Given, person: Person): FrontCommand {
  return { ...given, by: person.id, at: clock.now(), undoes: null };
}

async function commandIn(tx: Db, given: FrontCommand, person: Person): Promise<Commanded> {
  await needToArrange(tx, person, given.do);
  const command = { ...given, do: await asSeen(tx, given.do) };
  const before = await boardRevision(tx);
  const outcome = await doCommand(tx, command);
  if (outcome.is === 'refused') throw refusal(outcome.problem);
  if (outcome.is === 'done' && outcome.command.revision > before && changesSomething(outcome.command)) {
    const summary = await saidOf(tx, command.do);
    const details = {
      revision: outcome.command.revision,
      ...(command.undoes === null ? {} : { undoes: command.undoes }),
    };
    await audit(tx, person, { at: command.at, by: person.name, act: 'arrange-front', summary, storyId: null, details });
  }
  return outcome;
}

/**
 * Asks for leave on every front that a command is about: those it names, and those on which its containers stand; what it does not name it cannot change. To order containers on a front,
 * or to remove one from it, is that front's own business; to put one there that stands elsewhere binds the others.
 */
async function needToArrange(tx: Db, person: Person, act: FrontAct): Promise<void> {
  const { fronts } = namedBy(act);
  const containers = await changedBy(tx, act);
  const own = isOfOneFront(act) || (await standsThere(tx, act));
  const things = own ? [] : containers.map((id) => ({ kind: 'container', id }) as const);
  const concerned = [...fronts, ...(await frontsConcerned(tx, things))];
  await needOnFronts(tx, person, { permission: 'front.arrange', fronts: concerned });
}

/** Containers of which something changes: of those whose order is restored only what they are, and that they come to this front. */
async function changedBy(tx: Db, act: FrontAct): Promise<readonly string[]> {
  if (act.act !== 'restore-front') return namedBy(act).containers;
  const front = (await readDraft(tx, { kind: 'front', id: act.front })) as ArrangedFront | null;
  const coming = act.order.filter((id) => !front?.containers.includes(id));
  return [...act.containers.map(({ id }) => id), ...coming];
}

function isOfOneFront({ act }: FrontAct): boolean {
  return act === 'begin-front' || act === 'add-container' || act === 'remove-container';
}

async function standsThere(tx: Db, act: FrontAct): Promise<boolean> {
  if (act.act !== 'place-container') return false;
  const front = (await readDraft(tx, { kind: 'front', id: act.front })) as ArrangedFront | null;
  return front?.containers.includes(act.container) ?? false;
}

function changesSomething({ inverse, do: { act } }: KeptCommand): boolean {
  return inverse !== null || act === 'begin-front';
}

function refusal(problem: { readonly code: string; readonly where: string; readonly say: string }): Refusal {
  return new Refusal(problem.code, 422, problem.say, [problem]);
}

/** Begins to arrange a front, from what readers see there now. Does nothing where it was begun; refuses (404) one that is not there. */
export async function beginFront(
  rooms: Rooms,
  { front, hand }: { front: string; hand: string },
  person: Person,
): Promise<void> {
  const edition = await editionOf(rooms.store.reader, front);
  await rooms.store.write(async (tx) => {
    if (await readDraft(tx, { kind: 'front', id: front })) return;
    const act: FrontAct = { act: 'begin-front', front, containers: await firstContainers(tx, front, edition) };
    const given = { id: newId(), hand, on: await boardRevision(tx), do: act };
    await commandIn(tx, commandOf(rooms, given, person), person);
  });
}

/**
 * What a front is begun with: what readers see there now. Of promos, which they see none of, it is a list for six; of a section or topic its newest
 * stories, which lead there by themselves; of a front of its own an empty splash.
 */
async function firstContainers(tx: Db, front: string, edition: Edition): Promise<StandingContainer[]> {
  const { is } = frontNamed(front);
  if (is === 'promos') return [aContainer({ layout: 'list', size: 6 })];
  if (is === 'free') return [aContainer({ layout: 'splash', size: 5 })];
  if (is === 'section' || is === 'topic')
    return [aContainer({ layout: 'lead', size: 5, backfill: { lists: [front as ListName], kinds: [] } })];
  return containersFrom((await readFront(tx, front)) ?? (await defaultFront(storeArchive(tx), edition)), newId);
}

function aContainer(own: Pick<StandingContainer, 'layout' | 'size'> & Partial<StandingContainer>): StandingContainer {
  const plain = { title: null, backfill: null, hidden: false, editions: null, label: null, cards: [] };
  return { id: newId(), ...plain, ...own };
}

/** Takes back the last that a person did and that still stands, or does it again; null where there is nothing. */
export async function takeBack(
  rooms: Rooms,
  { hand, again }: { readonly hand: string; readonly again: boolean },
  person: Person,
): Promise<Commanded | null> {
  return rooms.store.write(async (tx) => {
    const { undo, redo } = undoStacks(await commandsBy(tx, person.id, MOST_UNDONE));
    const one = again ? redo : undo;
    if (!one?.inverse) return null;
    const given = { id: newId(), hand, on: one.revision, do: one.inverse };
    return commandIn(tx, { ...commandOf(rooms, given, person), undoes: one.revision }, person);
  });
}

/** So far back everybody can take back what they did. */
export const MOST_UNDONE = 500;

/**
 * What whoever gave a command chose when they were shown both sides: to give it again, on the board as they had it before them then, or to leave it.
 * Refuses (404) a conflict that is not theirs, and (409) one that they have settled.
 */
export async function settle(
  rooms: Rooms,
  { id, again }: { readonly id: string; readonly again: Pick<Given, 'id' | 'hand' | 'on'> | null },
  person: Person,
): Promise<Commanded | null> {
  if (again?.id === id)
    throw new Refusal('same-command', 422, 'Give it a name of its own: the first one is kept as it was.');
  return rooms.store.write(async (tx) => {
    const conflict = await ownConflict(tx, id, person);
    await settleConflict(tx, id, { settled: again ? 'again' : 'left', at: rooms.clock.now() });
    if (!again) return null;
    const command = { ...commandOf(rooms, { ...again, do: conflict.do }, person), undoes: conflict.undoes };
    return commandIn(tx, command, person);
  });
}

async function ownConflict(tx: Db, id: string, person: Person): Promise<KeptConflict> {
  const conflict = await readConflict(tx, id);
  if (!conflict || conflict.by !== person.id)
    throw new Refusal('no-such-conflict', 404, 'You have no such choice to make.');
  if (conflict.settled !== null) throw new Refusal('settled', 409, 'You have already chosen here.');
  return conflict;
}
