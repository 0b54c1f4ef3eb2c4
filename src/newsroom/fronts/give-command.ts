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
import { readFront, readSettings } from '../../store/documents.ts';
import { readDraft } from '../../store/launches.ts';
import type { Db } from '../../store/open-store.ts';
import type { FrontAct, FrontCommand } from '../../story/front-commands.ts';
import { containersFrom } from '../../story/front-beginning.ts';
import { undoStacks } from '../../story/front-undo.ts';
import { editionOfPromos } from '../../story/promos.ts';
import type { StandingContainer } from '../../story/arrangement.ts';
import type { Edition } from '../../story/newsroom.ts';
import type { Person } from '../../story/person.ts';
import { defaultFront } from '../../site/default-front.ts';
import { audit, type Uses } from '../acts.ts';
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
  if (given.do.act === 'begin-front') await editionOf(rooms, given.do.front);
  return rooms.store.write((tx) => commandIn(tx, commandOf(rooms, given, person), person));
}

/** The edition whose front it is. Sections, topics and fronts of their own have none to launch yet (decision 0026). */
async function editionOf({ store }: Rooms, front: string): Promise<Edition> {
  const wanted = editionOfPromos(front) ?? front;
  const edition = (await readSettings(store.reader))?.editions.find(({ id }) => id === wanted);
  if (!edition) throw new Refusal('no-such-front', 404, `There is no edition ${wanted}, and so no front of it.`);
  return edition;
}

function commandOf({ clock }: Rooms, given: Given, person: Person): FrontCommand {
  return { ...given, by: person.id, at: clock.now(), undoes: null };
}

async function commandIn(tx: Db, command: FrontCommand, person: Person): Promise<Commanded> {
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

function changesSomething({ inverse, do: { act } }: KeptCommand): boolean {
  return inverse !== null || act === 'begin-front';
}

function refusal(problem: { readonly code: string; readonly where: string; readonly say: string }): Refusal {
  return new Refusal(problem.code, 422, problem.say, [problem]);
}

/**
 * Begins to arrange the front of an edition, from what readers see there now. Does nothing where it was begun; refuses (404) what is no
 * edition's front.
 */
export async function beginFront(
  rooms: Rooms,
  { front, hand }: { front: string; hand: string },
  person: Person,
): Promise<void> {
  const edition = await editionOf(rooms, front);
  await rooms.store.write(async (tx) => {
    if (await readDraft(tx, { kind: 'front', id: front })) return;
    const act: FrontAct = { act: 'begin-front', front, containers: await firstContainers(tx, front, edition) };
    const given = { id: newId(), hand, on: await boardRevision(tx), do: act };
    await commandIn(tx, commandOf(rooms, given, person), person);
  });
}

/** What a front is begun with: what readers see there now; of promos, which they see none of, a list for six. */
async function firstContainers(tx: Db, front: string, edition: Edition): Promise<StandingContainer[]> {
  if (editionOfPromos(front) !== null) return [{ id: newId(), ...promosBegin }];
  return containersFrom((await readFront(tx, front)) ?? (await defaultFront(storeArchive(tx), edition)), newId);
}

const promosBegin: Omit<StandingContainer, 'id'> = {
  ...{ title: null, layout: 'list', size: 6, backfill: null },
  ...{ hidden: false, editions: null, label: null, cards: [] },
};

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
  if (conflict.settled !== null) throw new Refusal('settled', 409, 'You have chosen here already.');
  return conflict;
}
