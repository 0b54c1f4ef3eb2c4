import type { ArrangedContainer } from '../story/arranged.ts';
import type { StandingContainer, StandingFront } from '../story/arrangement.ts';
import { withCardPicture } from '../story/card-pictures.ts';
import { type Fact, facts } from '../story/facts.ts';
import { cardFactsSince, noteArrangedCards, noteLaunchedCards, readPublicCards } from './media-on-cards.ts';
import type { Db } from './open-store.ts';

/** Puts one item in the place of another on every card, as it is arranged, as readers have it, and as it is planned; answers what is not what it was. */
export async function replaceOnCards(tx: Db, id: string, by: string): Promise<Fact[]> {
  const rows = await tx
    .selectFrom('arranged_containers')
    .innerJoin('media_card_uses', 'media_card_uses.container_id', 'arranged_containers.id')
    .select(['arranged_containers.id', 'draft', 'live'])
    .where('media_id', '=', id)
    .execute();
  if (rows.length === 0) return [];
  const before = await readPublicCards(tx);
  for (const row of rows) await replaceIn(tx, row, { id, by });
  await replacePlanned(tx, id, by);
  const fronts = await frontsShowingAny(
    tx,
    rows.map((row) => row.id),
  );
  return [...(await cardFactsSince(tx, before)), ...fronts.map(facts.front)];
}

interface Swap {
  readonly id: string;
  readonly by: string;
}

async function replaceIn(
  tx: Db,
  row: { readonly id: string; readonly draft: string; readonly live: string | null },
  { id, by }: Swap,
): Promise<void> {
  const draft = withCardPicture(JSON.parse(row.draft) as ArrangedContainer, id, by);
  const live = row.live === null ? null : withCardPicture(JSON.parse(row.live) as StandingContainer, id, by);
  await tx
    .updateTable('arranged_containers')
    .set({ draft: JSON.stringify(draft), live: live && JSON.stringify(live) })
    .where('id', '=', row.id)
    .execute();
  await noteArrangedCards(tx, draft);
  if (live) await noteLaunchedCards(tx, live);
}

async function replacePlanned(tx: Db, id: string, by: string): Promise<void> {
  const planned = await tx
    .selectFrom('launch_items')
    .innerJoin('launches', 'launches.id', 'launch_items.launch_id')
    .select(['launch_id', 'kind', 'thing_id', 'json'])
    .where('launches.state', '=', 'planned')
    .where('json', 'is not', null)
    .execute();
  for (const { launch_id, kind, thing_id, json } of planned) {
    const value = JSON.parse(json ?? '') as unknown;
    const next = withCardPicture(value, id, by);
    if (next === value) continue;
    await tx
      .updateTable('launch_items')
      .set({ json: JSON.stringify(next) })
      .where('launch_id', '=', launch_id)
      .where('kind', '=', kind)
      .where('thing_id', '=', thing_id)
      .execute();
  }
}

async function frontsShowingAny(tx: Db, containers: readonly string[]): Promise<string[]> {
  const rows = await tx.selectFrom('arranged_fronts').select(['id', 'live']).where('live', 'is not', null).execute();
  const shows = (live: string | null): boolean =>
    (JSON.parse(live ?? '') as StandingFront).containers.some((id) => containers.includes(id));
  return rows.filter(({ live }) => shows(live)).map(({ id }) => id);
}
