import { isInstant } from '../base/clock.ts';

/** What of another site can be shown on a page of ours: its address there, and the shape of its place. */
export interface Player {
  /** Always https, made of what was found in the given address and of nothing else. */
  readonly src: string;
  /** Width to height; null for what is as high as `height` says, however wide. */
  readonly ratio: readonly [width: number, height: number] | null;
  /** In CSS pixels. */
  readonly height: number;
  /** A page of that site in a frame, or a stream that browsers play. */
  readonly is: 'frame' | 'stream';
}

interface Way {
  /** The end of the host name. */
  readonly host: string;
  /** Where in the path or the query the thing is named. */
  readonly path: RegExp;
  readonly src: (found: RegExpExecArray) => string;
  readonly ratio?: Player['ratio'];
  readonly height?: number;
}

const FILM = [16, 9] as const;

// What each of them documents for other sites; without cookies where they offer that. Whoever needs a script on our page is not among them.
const ways: readonly Way[] = [
  {
    host: 'youtube.com',
    path: /^\/(?:watch\?(?:.*&)?v=|shorts\/|live\/|embed\/)([\w-]{6,20})/,
    src: ([, id]) => `https://www.youtube-nocookie.com/embed/${id}`,
    ratio: FILM,
  },
  {
    host: 'youtu.be',
    path: /^\/([\w-]{6,20})/,
    src: ([, id]) => `https://www.youtube-nocookie.com/embed/${id}`,
    ratio: FILM,
  },
  {
    host: 'vimeo.com',
    path: /^\/(?:video\/)?(\d{4,})/,
    src: ([, id]) => `https://player.vimeo.com/video/${id}?dnt=1`,
    ratio: FILM,
  },
  {
    host: 'dailymotion.com',
    path: /^\/video\/(\w{4,})/,
    src: ([, id]) => `https://geo.dailymotion.com/player.html?video=${id}`,
    ratio: FILM,
  },
  {
    host: 'tiktok.com',
    path: /^\/@[\w.-]+\/video\/(\d{6,})/,
    src: ([, id]) => `https://www.tiktok.com/player/v1/${id}`,
    ratio: [9, 16],
  },
  {
    host: 'spotify.com',
    path: /^\/(?:intl-\w+\/)?(track|episode|show|album|playlist)\/(\w{10,})/,
    src: ([, kind, id]) => `https://open.spotify.com/embed/${kind}/${id}`,
    height: 352,
  },
  {
    host: 'soundcloud.com',
    path: /^\/[\w-]+\/(?:sets\/)?[\w-]+/,
    src: ([path]) => `https://w.soundcloud.com/player/?url=${encodeURIComponent(`https://soundcloud.com${path}`)}`,
    height: 166,
  },
  {
    host: 'dwcdn.net',
    path: /^\/(\w{5})(?:\/|$)/,
    src: ([, id]) => `https://datawrapper.dwcdn.net/${id}/`,
    height: 520,
  },
  {
    host: 'datawrapper.de',
    path: /^\/_\/(\w{5})(?:\/|$)/,
    src: ([, id]) => `https://datawrapper.dwcdn.net/${id}/`,
    height: 520,
  },
  {
    host: 'flourish.studio',
    path: /^\/(visualisation|story)\/(\d+)/,
    src: ([, kind, id]) => `https://flo.uri.sh/${kind}/${id}/embed`,
    height: 600,
  },
  {
    host: 'flo.uri.sh',
    path: /^\/(visualisation|story)\/(\d+)/,
    src: ([, kind, id]) => `https://flo.uri.sh/${kind}/${id}/embed`,
    height: 600,
  },
  {
    host: 'documentcloud.org',
    path: /^\/documents\/([\w.-]+)/,
    src: ([, id]) => `https://embed.documentcloud.org/documents/${id}/`,
    height: 720,
  },
  {
    host: 'instagram.com',
    path: /^\/(?:[\w.]+\/)?(p|reel|tv)\/([\w-]{5,})/,
    src: ([, kind, id]) => `https://www.instagram.com/${kind}/${id}/embed/captioned/`,
    height: 720,
  },
  {
    host: 't.me',
    path: /^\/(?:s\/)?(\w{4,})\/(\d+)/,
    src: ([, channel, id]) => `https://t.me/${channel}/${id}?embed=1`,
    height: 480,
  },
];

/** Every site that a frame may ask, for those who serve pages and cannot read what is on one. */
export function playerOrigins(): string[] {
  const found = ['', 'a', 'b'] as unknown as RegExpExecArray;
  return [...new Set(ways.map(({ src }) => new URL(src(found)).origin))].toSorted();
}

/** How something that is at an address of another site is shown in a frame; null for what cannot be. */
export function playerOf(address: string): Player | null {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  if (isStream(address)) return { src: url.href, ratio: FILM, height: 480, is: 'stream' };
  for (const { host, path, src, ratio = null, height = 480 } of ways) {
    if (url.hostname !== host && !url.hostname.endsWith(`.${host}`)) continue;
    const found = path.exec(url.pathname + url.search);
    if (found) return { src: src(found), ratio, height, is: 'frame' };
  }
  return null;
}

/** True for the address of a stream as browsers play it (HLS, RFC 8216): a playlist that tells by and by what comes next. */
export function isStream(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === 'https:' && url.username === '' && url.pathname.endsWith('.m3u8');
}

/** From when until when a stream is live, as an embed keeps it: two moments with a stroke between them (ISO 8601); empty where nobody said. */
export function streamTimes(at: string | null): readonly [begins: string, ends: string] {
  const [begins = '', ends = ''] = (at ?? '').split('/');
  return [isInstant(begins) ? begins : '', isInstant(ends) ? ends : ''];
}
