import type { AnswerOf } from '../api.ts';

export type StateName = 'draft' | `revision-${number}` | `version-${number}`;
export type History = AnswerOf<'GET /api/stories/:id/history'>;

/**
 * What is compared when a state is chosen: what stood before it, and it; null where nothing stood before it. When none is chosen it is the
 * draft, with what readers have, or else with the oldest state that is shown.
 */
export function comparedIn(
  { versions, revisions, earlier }: Pick<History, 'versions' | 'revisions' | 'earlier'>,
  chosen: StateName | undefined,
): readonly [StateName | null, StateName] {
  const readable = versions.filter(({ suppressed }) => !suppressed);
  const [kind = 'draft', digits] = chosen?.split('-') ?? [];
  if (chosen === undefined || kind === 'draft') {
    const [live] = readable;
    const oldest = revisions.at(-1);
    return [live ? `version-${live.number}` : oldest ? `revision-${oldest.number}` : null, 'draft'];
  }
  const isOlder = ({ number }: { readonly number: number }) => number < Number(digits);
  const older =
    kind === 'version' ? readable.find(isOlder) : [...revisions, ...(earlier ? [earlier] : [])].find(isOlder);
  return [older ? (`${kind}-${older.number}` as StateName) : null, chosen];
}
