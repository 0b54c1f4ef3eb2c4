import type { Instant } from '../../base/clock.ts';
import { isId } from '../../base/ids.ts';
import type { Archive } from '../../story/archive.ts';
import { versionPath, wordsOfPath } from '../addresses.ts';
import type { Loaded, PageKind } from '../page-kind.ts';
import { storyIn } from '../pages/fact-words.ts';
import { goneFrom } from '../pages/story-addresses.ts';
import { absolute, timeMapPath } from './addresses.ts';

interface TimeMapParams {
  readonly id: string;
}

/** Every version of a story that may be read, oldest first. Every address is in full. */
export interface TimeMap {
  readonly original: string;
  readonly self: string;
  readonly mementos: readonly { readonly url: string; readonly at: Instant }[];
}

/** The dated versions of a live story as a TimeMap (RFC 7089, section 5) in link format (RFC 6690). */
export const timeMapKind: PageKind<TimeMapParams, TimeMap> = {
  name: 'time-map',
  tier: 4,
  parse: (path) => {
    const [room, of, id, ...rest] = wordsOfPath(path) ?? [];
    return room === 'timemap' && of === 'news' && id && isId(id) && rest.length === 0 ? { id } : null;
  },
  load: loadTimeMap,
  render: (timeMap) => ({ type: 'application/link-format; charset=utf-8', body: timeMapText(timeMap) }),
  pathsFor: async (fact, archive) => {
    const id = storyIn(fact, 'state');
    return id !== null && (await archive.whereabouts(id)) ? [timeMapPath(id)] : [];
  },
};

async function loadTimeMap(archive: Archive, { id }: TimeMapParams): Promise<Loaded<TimeMap>> {
  const card = await archive.card(id);
  if (!card) return loadGone(archive, id);
  const settings = await archive.settings();
  const versions = await archive.versions(id);
  return {
    is: 'page',
    data: {
      original: absolute(settings, card.path),
      self: absolute(settings, timeMapPath(id)),
      mementos: versions
        .filter((version) => version.suppressed === null)
        .map(({ number, publishedAt }) => ({
          url: absolute(settings, versionPath(card.path, number)),
          at: publishedAt,
        })),
    },
  };
}

async function loadGone(archive: Archive, id: string): Promise<Loaded<TimeMap>> {
  const place = await archive.whereabouts(id);
  return (place && goneFrom(place)) ?? { is: 'missing' };
}

function timeMapText({ original, self, mementos }: TimeMap): string {
  const times = mementos.map(({ at }) => `"${httpDate(at)}"`);
  const range = times.length > 0 ? `; from=${times[0]}; until=${times.at(-1)}` : '';
  const links = [
    `<${original}>; rel="original"`,
    `<${self}>; rel="self"; type="application/link-format"${range}`,
    ...mementos.map(({ url, at }, index) => {
      const place = [index === 0 ? 'first ' : '', index === mementos.length - 1 ? 'last ' : ''].join('');
      return `<${url}>; rel="${place}memento"; datetime="${httpDate(at)}"`;
    }),
  ];
  return `${links.join(',\n')}\n`;
}

function httpDate(instant: Instant): string {
  return new Date(instant).toUTCString();
}
