import type { Clock } from '../base/clock.ts';
import type { Act } from '../story/act.ts';

/** An act of nobody's: what the house does by itself. */
export function systemAct(clock: Clock, act: string, summary: string): Act {
  return { at: clock.now(), by: 'system', act, summary };
}
