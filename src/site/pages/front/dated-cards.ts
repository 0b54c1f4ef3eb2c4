import type { Archive } from '../../../story/archive.ts';
import { isUndated } from '../../../story/lists.ts';
import type { Edition } from '../../../story/newsroom.ts';
import type { FilledContainer } from '../../layout/container.tsx';
import type { ShownCard } from '../../layout/shown-card.ts';
import { dayCode } from '../../times.ts';

/** So many days after its publication a story on a front says its date: nobody takes it for news. */
const OLD_DAYS = 7;

const DAY_MS = 24 * 3600 * 1000;

/** The cards of a front with what time says about them: when a live story last moved, and which are old by the day of the edition. */
export async function withTimes(
  { archive, edition }: { readonly archive: Archive; readonly edition: Edition },
  containers: readonly FilledContainer[],
): Promise<FilledContainer[]> {
  const day = await archive.day(edition.id);
  const timed = async (card: ShownCard): Promise<ShownCard> => {
    if (card.placed?.isLink) return card;
    const movedAt = card.kind === 'live' ? await archive.updatedAt(card.id) : null;
    if (movedAt !== null) return { ...card, movedAt };
    return day !== null && isOld(card, day, edition) ? { ...card, isOld: true } : card;
  };
  return Promise.all(
    containers.map(async (container) => ({ ...container, cards: await Promise.all(container.cards.map(timed)) })),
  );
}

function isOld({ sortAt }: ShownCard, day: string, edition: Edition): boolean {
  if (isUndated(sortAt)) return false;
  return Date.parse(day) - Date.parse(dayCode(sortAt, edition)) > OLD_DAYS * DAY_MS;
}
