import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Instant } from '../../base/clock.ts';
import { type Lane, type Stage, stages } from '../../story/stages.ts';
import type { Schema } from '../schema.ts';
import { matchOf, type Term } from '../search/query.ts';
import { draftsMatching } from '../search/texts.ts';

export interface DeskFilter {
  readonly lane?: Lane | undefined;
  readonly section?: string | undefined;
  readonly edition?: string | undefined;
  readonly kind?: string | undefined;
  readonly lang?: string | undefined;
  /** A person's id; null for stories nobody has. */
  readonly assignee?: string | null | undefined;
  /** Only what is due before this. */
  readonly dueBefore?: Instant | undefined;
  readonly public?: 'live' | 'never' | 'withdrawn' | 'killed' | undefined;
  /** What must be found in it, all of it; of texts (`termsOf`). */
  readonly terms?: readonly Term[] | undefined;
  /** Only these stories, for bringing shown rows up to date. */
  readonly ids?: readonly string[] | undefined;
}

type Query<O> = SelectQueryBuilder<Schema, 'drafts', O>;
type Condition = RawBuilder<boolean>;

const same = ['section', 'edition', 'kind', 'lang'] as const;

/** The drafts that a filter lets through. */
export function filtered<O>(from: Query<O>, filter: DeskFilter): Query<O> {
  let query = from;
  for (const condition of conditions(filter)) query = query.where(condition);
  for (const column of same) {
    const value = filter[column];
    if (value !== undefined) query = query.where(column, '=', value);
  }
  return query;
}

function conditions({ lane, assignee, dueBefore, public: state, terms }: DeskFilter): Condition[] {
  const all: Condition[] = [];
  if (lane) all.push(laneConditions[lane]);
  if (assignee === null) all.push(sql`assignee is null`);
  if (typeof assignee === 'string') all.push(sql`assignee = ${assignee}`);
  if (dueBefore) all.push(sql`deadline < ${dueBefore}`);
  if (state) all.push(state === 'never' ? sql`public_state is null` : sql`public_state = ${state}`);
  if (terms && terms.length > 0) all.push(sql`id in ${draftsMatching(matchOf(terms))}`);
  return all;
}

/** Written as the partial indexes of migration 0003 are, so that those are used. */
const laneConditions: Readonly<Record<Lane, Condition>> = {
  all: sql`true`,
  open: sql`spiked_at is null and stage <> 'published'`,
  held: sql`hold_at is not null and spiked_at is null`,
  spiked: sql`spiked_at is not null`,
  scheduled: sql`story_id in (
    select release_items.story_id from releases
    inner join release_items on release_items.release_id = releases.id
    where releases.state = 'planned')`,
  ...(Object.fromEntries(stages.map((stage) => [stage, inStage(stage)])) as Record<Stage, Condition>),
};

function inStage(stage: Stage): Condition {
  return sql`stage = ${sql.lit(stage)} and spiked_at is null and hold_at is null`;
}
