import { differ } from '../../base/differ.ts';
import { type Problem, problem, Refusal } from '../../base/problem.ts';
import type { PressRooms } from '../../press/press-tasks.ts';
import { readAuthor, saveAuthor } from '../../store/authors.ts';
import { readSettings } from '../../store/documents.ts';
import type { Db } from '../../store/open-store.ts';
import type { SettingVersion } from '../../store/setting-versions.ts';
import { type Author, authorSchema } from '../../story/author.ts';
import type { PressReceipt } from '../../story/receipt.ts';
import { type Actor, actBy, audit, commitAndPress } from '../acts.ts';

/** What somebody saw of a byline page, null for one that is to be made, and wants instead. */
export interface AuthorWish {
  readonly was: Author | null;
  readonly set: unknown;
}

interface Kept {
  /** The number of the change; null where nothing is other than it was. */
  readonly number: number | null;
  readonly receipt: PressReceipt;
}

/**
 * Makes a byline page, or changes it. Stories that its names sign are listed there and lead to it, old ones too, without a word of them changing. A word that its
 * address had before leads on. Refuses (409) one that somebody changed meanwhile, a word or a name that is somebody else's, and (422) what cannot be.
 */
export async function saveAuthorAs(rooms: PressRooms, wish: AuthorWish, actor: Actor): Promise<Kept> {
  return keptBy(rooms, async (tx) => {
    const wanted = parsed(wish.set);
    const now = await readAuthor(tx, wanted.id);
    if (differ(now, wish.was)) throw changedMeanwhile();
    const editions = (await readSettings(tx))?.editions ?? [];
    if (!editions.some(({ id }) => id === wanted.edition))
      throw unfit([problem('no-such-edition', 'edition', 'There is no such edition. Choose one from the list.')]);
    const author = { ...wanted, ...(now?.withdrawn && { withdrawn: now.withdrawn }) };
    return keep(tx, { rooms, actor, author, did: now === null ? 'Made' : 'Changed' });
  });
}

/** Takes a byline page from readers for a reason that they are told. Refuses (404) one that is not there or was withdrawn already. */
export async function withdrawAuthor(
  rooms: PressRooms,
  { id, reason }: { readonly id: string; readonly reason: string },
  actor: Actor,
): Promise<Kept> {
  return keptBy(rooms, async (tx) => {
    const author = await readAuthor(tx, id);
    if (!author || author.withdrawn) throw noSuchPage();
    return keep(tx, {
      ...{ rooms, actor, did: 'Withdrew' },
      author: { ...author, withdrawn: { at: rooms.clock.now(), reason } },
    });
  });
}

/** Brings a byline page back that was withdrawn. Refuses (404) one that never was. */
export async function bringAuthorBack(rooms: PressRooms, id: string, actor: Actor): Promise<Kept> {
  return keptBy(rooms, async (tx) => {
    const { withdrawn: _withdrawn, ...author } = (await readAuthor(tx, id)) ?? raise(noSuchPage());
    return keep(tx, { rooms, actor, author, did: 'Brought back' });
  });
}

/**
 * Takes a change of a byline page back: it is again as it was before. What its address was meanwhile leads on as ever. Refuses (409) where somebody
 * changed it since.
 */
export async function undoAuthor(rooms: PressRooms, version: SettingVersion, actor: Actor): Promise<Kept> {
  return keptBy(rooms, async (tx) => {
    const [before, after] = [authorSchema.parse(version.before), authorSchema.parse(version.after)];
    if (differ(await readAuthor(tx, before.id), after)) throw changedMeanwhile();
    const did = `Undid change ${version.number} of`;
    return keep(tx, { rooms, actor, author: before, did, undoes: version.number });
  });
}

async function keptBy(rooms: PressRooms, work: (tx: Db) => Promise<number | null>): Promise<Kept> {
  const { kept, receipt } = await commitAndPress(rooms, work);
  return { number: kept, receipt };
}

function parsed(wanted: unknown): Author {
  const found = authorSchema.omit({ withdrawn: true }).safeParse(wanted);
  if (found.success) return found.data;
  throw unfit(found.error.issues.map(({ path, message }) => problem('author-wrong', path.join('/'), message)));
}

function unfit(problems: readonly Problem[]): Refusal {
  return new Refusal('author-wrong', 422, 'This byline page cannot be saved as it is.', [...problems]);
}

function changedMeanwhile(): Refusal {
  const say =
    'Somebody else has changed this byline page in the meantime. Your change was not saved; look at the page as it is now.';
  return new Refusal('changed-meanwhile', 409, say);
}

function noSuchPage(): Refusal {
  return new Refusal('no-such-author', 404, 'There is no such byline page.');
}

function raise(refusal: Refusal): never {
  throw refusal;
}

interface Keeping {
  readonly rooms: Pick<PressRooms, 'clock'>;
  readonly actor: Actor;
  readonly author: Author;
  readonly did: string;
  readonly undoes?: number;
}

async function keep(tx: Db, { rooms, actor, author, did, undoes }: Keeping): Promise<number | null> {
  const act = actBy(actor, rooms.clock, { act: 'change-author', summary: `${did}: the byline page of ${author.name}` });
  const number = await saveAuthor(tx, author, { ...act, undoes: undoes ?? null });
  if (number !== null)
    await audit(tx, actor, { ...act, storyId: null, details: { change: number, author: author.id } });
  return number;
}
