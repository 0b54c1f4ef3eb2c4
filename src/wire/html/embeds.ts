import type { Block, BlockOf } from '../../story/blocks.ts';
import { problem } from '../../base/problem.ts';
import { knownProvider } from '../../story/providers.ts';
import { attr, type Element, textUnder } from './dom.ts';
import { find, findAll } from './select.ts';
import { type Reading, safeLink } from './links.ts';
import { tidy, tidyOrNull } from '../words/tidy.ts';

/** Whose frames and posts stand in other people's pages beside those that journalists show, by the host they come from. */
const others: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)t\.co$/, 'X'],
  [/(^|\.)bsky\.social$/, 'Bluesky'],
  [/(^|\.)(google\.[a-z.]+|openstreetmap\.org)$/, 'Map'],
];

function providerOf(url: string): string | null {
  const host = URL.parse(url)?.hostname ?? '';
  return knownProvider(url) ?? others.find(([shape]) => shape.test(host))?.[1] ?? null;
}

/** A frame from a place we know, with the words the page gives it; frames from anywhere else are dropped with a warning. */
export function frameOf(frame: Element, reading: Reading): Block[] {
  const url = safeLink(attr(frame, 'src') ?? attr(frame, 'data-src'), reading);
  const provider = url ? providerOf(url) : null;
  if (url && provider)
    return [{ type: 'embed', provider, url, snapshot: tidy(attr(frame, 'title') ?? ''), author: null, at: null }];
  if (url)
    reading.warnings.push(
      problem(
        'embed-dropped',
        'body',
        `A frame from "${url.slice(0, 80)}" was dropped: we do not know what it shows. Add it again if it belongs to the story.`,
      ),
    );
  return [];
}

/** A post from elsewhere, quoted with its words: `<blockquote class="twitter-tweet">` and its like. Null when it names no address. */
export function postOf(quote: Element, reading: Reading): Block[] | null {
  const links = findAll(quote, 'a[href]').map((link) => ({ link, url: safeLink(attr(link, 'href'), reading) }));
  const permanent = attr(quote, 'cite') ?? attr(quote, 'data-instgrm-permalink');
  const own = links.findLast(({ url }) => url !== null && /\/(?:status|statuses|p|post|posts|video|reel)\//.test(url));
  const url = own?.url ?? (permanent ? safeLink(permanent, reading) : null);
  const provider = url ? providerOf(url) : null;
  if (!url || !provider) return null;
  const words = find(quote, 'p');
  const snapshot = tidy(textUnder(words ?? quote));
  const [, author] = /[—–-]\s*(.+?\(@\w+\))/u.exec(tidy(textUnder(quote))) ?? [];
  return [
    {
      type: 'embed',
      provider,
      url,
      snapshot,
      author: tidyOrNull(author),
      at: own && own.link ? tidyOrNull(textUnder(own.link)) : null,
    },
  ];
}

/** Moving pictures or a recording that the page itself plays. */
export function playerOf(player: Element, caption: string | null, reading: Reading): Block[] {
  const src = sourceOf(player, reading);
  const title = tidyOrNull(attr(player, 'title') ?? attr(player, 'aria-label')) ?? caption;
  if (player.tagName === 'audio')
    return title ? [{ type: 'audio', title, src, transcript: null, durationSeconds: null, credit: null }] : [];
  if (!title && !src) return [];
  return [{ ...videoNamed(title ?? 'Video'), src, caption }];
}

/** A video of which only the name is known. */
export function videoNamed(title: string): BlockOf<'video'> {
  return {
    type: 'video',
    title,
    src: null,
    poster: null,
    captions: null,
    transcript: null,
    durationSeconds: null,
    caption: null,
    credit: null,
  };
}

function sourceOf(player: Element, reading: Reading): string | null {
  const src = attr(player, 'src') ?? attr(find(player, 'source') ?? player, 'src');
  const link = src ? safeLink(src, reading) : null;
  return link?.startsWith('https://') ? link : null;
}
