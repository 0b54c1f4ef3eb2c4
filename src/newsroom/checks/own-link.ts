import { tidyAddress } from '../../base/address.ts';
import { readSettings } from '../../store/documents.ts';
import { readRedirect } from '../../store/sources.ts';
import { readWhereabouts } from '../../store/versions.ts';
import type { Uses } from '../acts.ts';
import type { LinkAnswer } from './ask-link.ts';

const GONE: LinkAnswer = { is: 'dead', why: 'What was there on our own site is gone.' };
const NOTHING: LinkAnswer = { is: 'dead', why: 'There is no such page on our own site.' };

/**
 * The path on our own site that an address leads to, with its query; null for an address elsewhere and for one that leads
 * to no page (`mailto:`). Relative addresses are our own.
 */
export async function ownPath({ store }: Uses<'store'>, href: string): Promise<string | null> {
  const site = URL.parse((await readSettings(store.reader))?.siteUrl ?? 'https://here.invalid');
  const url = URL.parse(href, site?.origin);
  return url && url.origin === site?.origin ? url.pathname + url.search : null;
}

/** What is at an address of our own site, as shelf and store have it; nothing is asked over the network. */
export async function lookAtOwn(rooms: Uses<'store' | 'shelf' | 'media'>, path: string): Promise<LinkAnswer> {
  const address = tidyAddress(path);
  const bare = address?.split('?')[0];
  if (!address || !bare) return NOTHING;
  const shelved = (await rooms.shelf.get(address)) ?? (await rooms.shelf.get(bare));
  if (shelved) return shelved.item.is === 'gone' ? GONE : { is: 'good' };
  return (await isMedia(rooms, bare)) || (await readRedirect(rooms.store.reader, address))
    ? { is: 'good' }
    : lookAtStory(rooms, bare);
}

async function isMedia({ media }: Uses<'media'>, path: string): Promise<boolean> {
  return path.startsWith('/media/') && Boolean(await media.find(path.slice('/media/'.length)));
}

/** A story answers under its id whatever the rest of the address says. */
async function lookAtStory({ store }: Uses<'store'>, path: string): Promise<LinkAnswer> {
  const [, news, id = ''] = path.split('/');
  const found = news === 'news' ? await readWhereabouts(store.reader, id) : null;
  if (!found) return NOTHING;
  return found.state.is === 'live' ? { is: 'good' } : GONE;
}
