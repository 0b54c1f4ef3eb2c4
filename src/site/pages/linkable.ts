import type { Archive } from '../../story/archive.ts';
import type { ListName } from '../../story/front.ts';
import type { Card } from '../../story/published.ts';

/** The most an archive gives of a list. */
const MOST = 200;

/** Whether a story may stand where nobody put it: beside other stories, and on fronts that fill themselves. */
export function isLinkable(card: Card): boolean {
  return card.noAutomaticLinks !== true;
}

/** The first so many of these stories that are live and may be linked automatically. */
export async function linkableOf(archive: Archive, ids: readonly string[], most: number): Promise<Card[]> {
  const cards: Card[] = [];
  for (const id of ids) {
    if (cards.length === most) break;
    const card = await archive.card(id);
    if (card && isLinkable(card)) cards.push(card);
  }
  return cards;
}

/** The newest so many of a list that may be linked automatically. */
export async function newestLinkable(archive: Archive, list: ListName, most: number): Promise<Card[]> {
  for (let asked = most; ; asked += most) {
    const ids = await archive.newest(list, Math.min(MOST, asked));
    const cards = await linkableOf(archive, ids, most);
    if (cards.length === most || ids.length < asked || asked >= MOST) return cards;
  }
}
