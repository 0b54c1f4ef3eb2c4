import { type ArrangedContainer, standing } from '../story/arranged.ts';
import type { StandingContainer, StandingFront } from '../story/arrangement.ts';
import { libraryIn } from '../story/card-pictures.ts';
import { type Fact, facts } from '../story/facts.ts';
import type { MediaOnFront } from '../story/media-use.ts';
import { readFreeFront } from './documents.ts';
import { refreshUsed } from './media-used.ts';
import type { Db } from './open-store.ts';
import { containersEverywhere } from './standing-where.ts';

/** Notes what the cards of a container show as it is arranged, within the transaction that keeps it. */
export async function noteArrangedCards(tx: Db, container: ArrangedContainer): Promise<void> {
  const shown = libraryIn(standing(container));
  const noted = await tx.selectFrom('media_card_uses').selectAll().where('container_id', '=', container.id).execute();
  const before = noted.filter(({ drafted }) => drafted === 1).map((row) => row.media_id);
  const left = before.filter((id) => !shown.includes(id));
  const come = shown.filter((id) => !before.includes(id));
  if (left.length + come.length === 0) return;
  await note(tx, { container: container.id, ids: left, column: 'drafted', value: 0 });
  await note(tx, { container: container.id, ids: come, column: 'drafted', value: 1 });
  await tx.deleteFrom('media_card_uses').where('drafted', '=', 0).where('launched', '=', 0).execute();
  await refreshUsed(tx, [...left, ...come]);
}

/** Notes what readers get to see on the cards of a container, within the transaction that launches it. */
export async function noteLaunchedCards(tx: Db, container: StandingContainer): Promise<void> {
  const ids = libraryIn(container);
  await note(tx, { container: container.id, ids, column: 'launched', value: 1 });
  await refreshUsed(tx, ids);
}

interface Noted {
  readonly container: string;
  readonly ids: readonly string[];
  readonly column: 'drafted' | 'launched';
  readonly value: 0 | 1;
}

async function note(tx: Db, { container, ids, column, value }: Noted): Promise<void> {
  for (const id of ids)
    await tx
      .insertInto('media_card_uses')
      .values({ media_id: id, container_id: container, drafted: 0, launched: 0, [column]: value })
      .onConflict((conflict) => conflict.columns(['media_id', 'container_id']).doUpdateSet({ [column]: value }))
      .execute();
}

/** Whether readers may have an item because of a card; null where none ever showed it. */
export async function readCardState(db: Db, id: string): Promise<'public' | 'gone' | null> {
  const rows = await db
    .selectFrom('media_card_uses')
    .select('container_id')
    .where('media_id', '=', id)
    .where('launched', '=', 1)
    .execute();
  if (rows.length === 0) return null;
  return (
    await shownOnCards(
      db,
      rows.map((row) => row.container_id),
    )
  ).has(id)
    ? 'public'
    : 'gone';
}

/** The ids of all that a card which readers had ever showed. */
export async function everyCardPicture(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('media_card_uses').select('media_id').distinct().where('launched', '=', 1).execute();
  return rows.map((row) => row.media_id);
}

/** What readers may have, or no more, since they had this on cards: the facts to touch. */
export async function cardFactsSince(db: Db, before: ReadonlySet<string>): Promise<Fact[]> {
  const now = await readPublicCards(db);
  return [...before.symmetricDifference(now)].toSorted().map(facts.media);
}

/** The items that readers may have because of cards. */
export async function readPublicCards(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('media_card_uses')
    .select('container_id')
    .distinct()
    .where('launched', '=', 1)
    .execute();
  return shownOnCards(
    db,
    rows.map((row) => row.container_id),
  );
}

/** What these containers show to readers: those that are hidden, or stand on no front that readers have, show nothing. */
async function shownOnCards(db: Db, containers: readonly string[]): Promise<ReadonlySet<string>> {
  if (containers.length === 0) return new Set();
  const rows = await db
    .selectFrom('arranged_containers')
    .select('live')
    .where('id', 'in', containers)
    .where('live', 'is not', null)
    .execute();
  const live = rows.map((row) => JSON.parse(row.live ?? '') as StandingContainer).filter(({ hidden }) => !hidden);
  if (live.length === 0) return new Set();
  const onFronts = await containersOnFronts(db);
  return new Set(live.filter(({ id }) => onFronts.has(id)).flatMap(libraryIn));
}

async function containersOnFronts(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('arranged_fronts').select(['id', 'live']).where('live', 'is not', null).execute();
  const found = new Set<string>();
  for (const { id, live } of rows) {
    if (await hasEnded(db, id)) continue;
    for (const container of (JSON.parse(live ?? '') as StandingFront).containers) found.add(container);
  }
  return found;
}

async function hasEnded(db: Db, front: string): Promise<boolean> {
  if (!front.startsWith('free/')) return false;
  return Boolean((await readFreeFront(db, front.slice('free/'.length)))?.end);
}

/** The containers that show an item on a card as they are arranged, and the fronts on which they stand. */
export async function frontsWithMedia(db: Db, id: string): Promise<MediaOnFront[]> {
  const rows = await db.selectFrom('media_card_uses').selectAll().where('media_id', '=', id).execute();
  if (rows.length === 0) return [];
  const uses = new Map(rows.map((row) => [row.container_id, row]));
  const shown = await shownOnCards(db, [...uses.keys()]);
  return (await containersEverywhere(db)).flatMap(({ draft, fronts }) => {
    const use = uses.get(draft.id);
    if (!use) return [];
    const isLive = use.launched === 1 && shown.has(id);
    return use.drafted === 1 || isLive ? [{ title: draft.title, fronts: [...fronts].toSorted(), isLive }] : [];
  });
}

/** Notes again what cards show, for a newsroom that was restored. */
export async function refillCardUses(tx: Db): Promise<void> {
  await tx.deleteFrom('media_card_uses').execute();
  const launched = await tx
    .selectFrom('launch_items')
    .select('json')
    .where('kind', '=', 'container')
    .where('live_at', 'is not', null)
    .execute();
  const live = await tx.selectFrom('arranged_containers').select('live as json').execute();
  for (const { json } of [...launched, ...live])
    if (json !== null) await noteLaunchedCards(tx, JSON.parse(json) as StandingContainer);
  for (const { draft } of await containersEverywhere(tx)) await noteArrangedCards(tx, draft);
}
