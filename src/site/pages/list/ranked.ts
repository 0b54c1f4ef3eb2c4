import { stillIn } from '../../layout/card.tsx';
import type { ShownCard } from '../../layout/shown-card.ts';

/** A list by rank: its first card, those beside it, and all others in their order. */
interface Ranked {
  readonly lead: ShownCard | undefined;
  readonly beside: readonly ShownCard[];
  readonly rest: readonly ShownCard[];
}

/** In milliseconds: a picture does not put news of long ago above that of today, as where an old page was just imported. */
const A_MONTH = 30 * 24 * 3600 * 1000;

/**
 * The newest stories by rank: of the first five, the first report with a picture leads, if it is not much older than the newest; four stand beside
 * it. A picture that is only described, since its file was lost, is none.
 */
export function ranked(cards: readonly ShownCard[]): Ranked {
  const newest = cards.slice(0, 5);
  const since = Date.parse(newest[0]?.sortAt ?? '') - A_MONTH;
  const mayLead = ({ kind, mainMedia, sortAt }: ShownCard): boolean =>
    kind !== 'opinion' && stillIn(mainMedia) !== null && Date.parse(sortAt) >= since;
  const lead = newest.find(mayLead) ?? newest[0];
  return { lead, beside: newest.filter((card) => card !== lead), rest: cards.slice(5) };
}
