import type { AnswerOf, Refused } from '../api.ts';
import type { Wish } from './use-wish.ts';

export type SettingsAnswer = AnswerOf<'GET /api/settings'>;

/** What every part of the Settings screen works with. */
export interface PartProps {
  readonly wish: Wish;
  readonly known: SettingsAnswer;
  /** What was refused last, by places. */
  readonly error: Refused | null;
  readonly isReadOnly: boolean;
}
