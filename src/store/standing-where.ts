import type { ArrangedContainer, ArrangedFront } from '../story/arranged.ts';
import type { Db } from './open-store.ts';

/** A container, and the fronts on which it stands as they are arranged; one that was removed from all stands on none. */
export interface ContainerWhere {
  readonly draft: ArrangedContainer;
  readonly fronts: readonly string[];
}

/** Every container that there is, those on no front too. */
export async function containersEverywhere(db: Db): Promise<ContainerWhere[]> {
  const fronts = (await db.selectFrom('arranged_fronts').select('draft').orderBy('id').execute()).map(
    ({ draft }) => JSON.parse(draft) as ArrangedFront,
  );
  const containers = await db.selectFrom('arranged_containers').select('draft').orderBy('id').execute();
  return containers.map(({ draft: json }) => {
    const draft = JSON.parse(json) as ArrangedContainer;
    return { draft, fronts: fronts.filter((front) => front.containers.includes(draft.id)).map(({ id }) => id) };
  });
}

/** The fronts that somebody arranged, and whether readers have each as it was launched. */
export async function arrangedFronts(db: Db): Promise<ReadonlyMap<string, { readonly isLaunched: boolean }>> {
  const rows = await db.selectFrom('arranged_fronts').select(['id', 'live']).orderBy('id').execute();
  return new Map(rows.map(({ id, live }) => [id, { isLaunched: live !== null }]));
}

/** The fronts on which each story stands by hand, under another card too, as they are arranged. */
export async function frontsOfStories(db: Db): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>();
  for (const { draft, fronts } of await containersEverywhere(db))
    for (const story of storiesStandingIn(draft)) found.set(story, new Set([...(found.get(story) ?? []), ...fronts]));
  return found;
}

function storiesStandingIn({ cards, lists }: ArrangedContainer): string[] {
  const standing = Object.entries(lists).flatMap(([list, ids = []]) => (list === 'off' ? [] : ids));
  return standing.flatMap((id) => {
    const content = cards[id]?.content;
    return content?.is === 'story' ? [content.id] : [];
  });
}
