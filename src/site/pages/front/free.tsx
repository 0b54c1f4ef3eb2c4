import type { Archive } from '../../../story/archive.ts';
import { frontId } from '../../../story/front-id.ts';
import type { FreeFront } from '../../../story/free-front.ts';
import { freeFrontPath } from '../../addresses.ts';
import { frontOf } from '../../front-of.ts';
import { loadFrame } from '../../layout/frame.ts';
import type { Loaded } from '../../page-kind.ts';
import { type FrontData, loadContainers } from '../front.tsx';

/** So often a front that has ended may lead to another that has ended too. */
const MOST_STEPS = 10;

/**
 * `/{word}`: a front with an address of its own. Nothing is there before its first launch; once it has ended its address leads to another
 * front, or says since when and why it is gone.
 */
export async function loadFreeFront(archive: Archive, slug: string): Promise<Loaded<FrontData>> {
  const free = await archive.freeFront(slug);
  if (!free) return { is: 'missing' };
  const frame = await loadFrame(archive, free.edition, freeFrontPath(slug));
  if (free.end) {
    const to = await whereTo(archive, free);
    const { at, reason } = free.end;
    return to === null ? { is: 'gone', data: { edition: frame.edition.id, at, reason } } : { is: 'redirect', to };
  }
  const launched = await archive.launchedFront(frontId('free', slug));
  if (!launched) return { is: 'missing' };
  const { social, policies } = await archive.settings();
  const containers = await loadContainers({ archive, edition: frame.edition }, launched);
  const { name, description } = free;
  return {
    is: 'page',
    data: { frame, account: { social, policies }, containers, beginning: null, own: { name, description } },
  };
}

/** Where the address of a front that has ended leads in the end; null where that is nowhere. */
async function whereTo(archive: Archive, { end }: FreeFront): Promise<string | null> {
  let to = end?.to ?? null;
  for (let step = 0; to !== null && step < MOST_STEPS; step += 1) {
    const found = await frontOf(archive, to);
    if (found) return found.path;
    const next: FreeFront | null = to.startsWith('free/') ? await archive.freeFront(to.slice('free/'.length)) : null;
    to = next?.end?.to ?? null;
  }
  return null;
}
