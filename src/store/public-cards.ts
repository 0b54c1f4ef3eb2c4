import { sql } from 'kysely';
import type { Instant } from '../base/clock.ts';
import type { Card, PublicState } from '../story/published.ts';
import { changeKinds, isWrongBefore } from '../story/version.ts';
import { valuesOf } from './values-of.ts';
import type { Db } from './open-store.ts';
import { stateOf } from './versions.ts';

/** What cards show of a story that is or was public, and where it stands before readers. */
export interface PublicCard {
  readonly card: Card;
  readonly state: PublicState;
  readonly version: number;
  /** The last version that says that words before it were wrong; null for none. */
  readonly corrected: number | null;
  readonly sortAt: Instant;
}

const wrongBefore = changeKinds.filter(isWrongBefore);

/** Those of many stories that readers have or had, in one question: a front asks for a hundred with each move on it. */
export async function readPublicCards(db: Db, ids: readonly string[]): Promise<Map<string, PublicCard>> {
  const rows = await db
    .selectFrom('stories')
    .select(['id', 'card', 'state', 'state_at', 'reason', 'version', 'sort_at'])
    .select((one) =>
      one
        .selectFrom('versions')
        .select((of) => of.fn.max('number').as('number'))
        .whereRef('story_id', '=', 'stories.id')
        .where('change', 'in', wrongBefore)
        .as('corrected'),
    )
    .where(sql<boolean>`id in ${valuesOf(ids)}`)
    .execute();
  return new Map(
    rows.map(({ id, card, version, corrected, sort_at: sortAt, ...state }) => [
      id,
      { card: JSON.parse(card) as Card, state: stateOf(state), version, corrected, sortAt },
    ]),
  );
}
