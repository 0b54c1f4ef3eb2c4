import { contentName } from '../base/hash.ts';
import { playerOf } from '../story/players.ts';
import { pathOf } from './addresses.ts';

/** The address of an embed by itself, behind that of its story: there the other site is asked. Null for one that cannot be shown in a frame. */
export function embedPath(story: string, { url }: { readonly url: string }): string | null {
  return playerOf(url) === null ? null : story + pathOf('embed', contentName(url));
}
