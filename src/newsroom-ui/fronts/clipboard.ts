import { newId } from '../../base/ids.ts';
import type { Sublink } from '../../story/arrangement.ts';
import { type Clip, clipSchema } from '../../story/clips.ts';
import type { FrontActOf } from '../../story/front-commands.ts';
import type { Puttable } from './place-dialog.tsx';
import type { Spot } from './places.ts';

/** A card as it goes on somebody's clipboard. */
export function clippedFrom(
  { content, overrides }: Pick<Sublink, 'content' | 'overrides'>,
  name: string,
  cut: Clip['cut'],
): Clip {
  return { id: newId(), content, overrides, name, cut };
}

/** What stands nowhere yet, as it goes to a front. */
export function newClip({ content, overrides = {}, name }: Puttable): Clip {
  return clippedFrom({ content, overrides }, name, null);
}

/** What pasting does: a card that was cut goes there itself, with what is under it; a copy is a card of its own. */
export function pasteAct(
  { content, overrides, cut }: Clip,
  { container, list, after }: Spot,
): FrontActOf<'add-card' | 'move-card'> {
  if (cut) return { act: 'move-card', card: cut.card, from: cut.container, to: container, list, after };
  return { act: 'add-card', card: newId(), content, overrides, container, list, after };
}

/** How a card travels with the browser's own clipboard, beside its words. */
export const CLIP_TYPE = 'application/x-standfirst-card';

/** A card that somebody copied, from what a clipboard holds; null for anything else, which any page may have put there. */
export function clipIn(text: string): Clip | null {
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
