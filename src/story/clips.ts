import { z } from 'zod';
import { isId } from '../base/ids.ts';
import { cardContentSchema, overridesSchema } from './arrangement.ts';

const id = z.string().refine(isId, 'Not an id.');

/** A card on somebody's clipboard: what it leads to and says, how it was called, and which card it is where that was cut. */
export const clipSchema = z.object({
  id,
  name: z.string().max(400),
  content: cardContentSchema,
  overrides: overridesSchema.default({}),
  cut: z.object({ card: id, container: id }).nullable(),
});
export type Clip = Readonly<z.output<typeof clipSchema>>;

/** As much is kept; what was put there longest ago goes first. */
export const MOST_CLIPPED = 12;

/** With one more, the last first. A card is there once, however often it is copied or cut. */
export function withClipped<C extends Pick<Clip, 'content'> & { readonly overrides?: Clip['overrides'] }>(
  clips: readonly C[],
  one: C,
): C[] {
  const same = ({ content, overrides }: C): string => JSON.stringify([content, overrides]);
  return [one, ...clips.filter((other) => same(other) !== same(one))].slice(0, MOST_CLIPPED);
}
