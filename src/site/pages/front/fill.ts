import type { Archive } from '../../../story/archive.ts';
import type { Container, ListName } from '../../../story/front.ts';
import { shown as asShown, type ShownCard } from '../../layout/shown-card.ts';
import { sectionPath, topicPath } from '../../addresses.ts';
import type { FilledContainer } from '../../layout/container.tsx';

/** The most an archive gives of a list. */
const MOST = 200;

/**
 * The containers of a front with their cards: curated ones first, then the newest of the backfill. No story
 * stands twice, and one that was placed by hand is left to its place even when a backfill above could take it.
 * Stories that are not live are passed over; a container without any is left out. Containers after the one that
 * brings the number of stories to `enough` are not read.
 */
export async function fillContainers(
  archive: Archive,
  containers: readonly Container[],
  enough = Infinity,
): Promise<FilledContainer[]> {
  const placed = new Set(containers.flatMap(({ curated }) => curated));
  const shown = new Set<string>();
  const filled: FilledContainer[] = [];
  for (const container of containers) {
    if (shown.size >= enough) break;
    const curated = await liveCards(
      archive,
      container.curated.filter((id) => !shown.has(id)),
      container.size,
    );
    for (const { id } of curated) shown.add(id);
    const more = await backfill(archive, container, {
      room: container.size - curated.length,
      taken: placed.union(shown),
    });
    for (const { id } of more) shown.add(id);
    filled.push({ ...describe(container), cards: [...curated, ...more] });
  }
  return filled.filter(({ cards }) => cards.length > 0);
}

function describe({ id, title, layout, backfill: list }: Container): Omit<FilledContainer, 'cards'> {
  return { id, title, layout, path: list === null ? null : pageOf(list) };
}

async function backfill(
  archive: Archive,
  container: Container,
  { room, taken }: { room: number; taken: ReadonlySet<string> },
): Promise<ShownCard[]> {
  if (container.backfill === null || room <= 0) return [];
  const ids = await archive.newest(container.backfill, Math.min(MOST, room + taken.size));
  return liveCards(
    archive,
    ids.filter((id) => !taken.has(id)),
    room,
  );
}

/** The cards of the first live stories among these, each story once, at most `room`. */
async function liveCards(archive: Archive, ids: readonly string[], room: number): Promise<ShownCard[]> {
  const cards: ShownCard[] = [];
  for (const id of new Set(ids)) {
    if (cards.length === room) break;
    const card = await archive.card(id);
    if (card) cards.push(asShown(card));
  }
  return cards;
}

/** The page on which a list is read in full; null for the lists that have none. */
function pageOf(list: ListName): string | null {
  const [kind, slug] = list.split('/');
  if (kind === 'section' && slug) return sectionPath(slug);
  return kind === 'topic' && slug ? topicPath(slug) : null;
}
