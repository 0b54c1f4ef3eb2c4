import { z } from 'zod';
import { newId } from '../../base/ids.ts';
import { cardContentSchema, overridesSchema, type Sublink } from '../../story/arrangement.ts';
import type { FrontActOf } from '../../story/front-commands.ts';
import type { Puttable } from './place-dialog.tsx';
import type { Spot } from './places.ts';

/** Something on somebody's clipboard: what it leads to and says, and which card it is where that was cut. */
export interface Clipped extends Puttable {
  readonly id: string;
  readonly cut: { readonly card: string; readonly container: string } | null;
}

/** As much is kept; what was put there longest ago goes first. */
export const MOST_CLIPPED = 12;

export function clippedFrom({ content, overrides }: Sublink, name: string, cut: Clipped['cut']): Clipped {
  return { id: newId(), content, overrides, name, cut };
}

/** With one more, the last first. A card is there once, however often it is copied or cut. */
export function withClipped(clips: readonly Clipped[], one: Clipped): Clipped[] {
  const same = ({ content, overrides }: Clipped): string => JSON.stringify([content, overrides]);
  return [one, ...clips.filter((other) => same(other) !== same(one))].slice(0, MOST_CLIPPED);
}

/** What pasting does: a card that was cut goes there itself, with what stands under it; a copy is a card of its own. */
export function pasteAct(
  { content, overrides = {}, cut }: Clipped,
  { container, list, after }: Spot,
): FrontActOf<'add-card' | 'move-card'> {
  if (cut) return { act: 'move-card', card: cut.card, from: cut.container, to: container, list, after };
  return { act: 'add-card', card: newId(), content, overrides, container, list, after };
}

/** How a card travels with the browser's own clipboard, beside its words. */
export const CLIP_TYPE = 'application/x-standfirst-card';

const clipSchema = z.object({
  id: z.string(),
  name: z.string(),
  content: cardContentSchema,
  overrides: overridesSchema.default({}),
  cut: z.object({ card: z.string(), container: z.string() }).nullable(),
});

/** A card that somebody copied, from what a clipboard holds; null for anything else, which any page may have put there. */
export function clipIn(text: string): Clipped | null {
  try {
    return clipSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const OWN = /^\/(?:stories|news)\/([0-9a-z]{8,32})(?:\/|$)/;

/** What a text that somebody pasted leads to: a story of ours, by the address that journalists or readers have of it, or any other page; null for plain words. */
export function addressIn(
  text: string,
  origins: readonly string[],
): { readonly story: string } | { readonly href: string } | null {
  const url = URL.parse(text.trim());
  if (!url || !['http:', 'https:'].includes(url.protocol)) return null;
  const story = origins.includes(url.origin) ? OWN.exec(url.pathname)?.[1] : undefined;
  return story === undefined ? { href: url.href } : { story };
}
