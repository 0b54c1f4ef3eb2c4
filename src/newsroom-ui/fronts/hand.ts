import { newId } from '../../base/ids.ts';

/** This screen: commands that come from it were made one knowing of the other. */
export const hand = newId();
