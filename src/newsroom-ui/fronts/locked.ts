import { type FrontRights, mayOnFront } from '../../story/front-rights.ts';
import type { FrontContainer } from './front-query.ts';

/** The fronts on which a container stands as well and which somebody may not arrange: then what is in it is not theirs to change. */
export function lockedBy({ concerns }: Pick<FrontContainer, 'concerns'>, rights: FrontRights): string[] {
  return concerns.filter((front) => !mayOnFront(rights, 'front.arrange', front));
}
