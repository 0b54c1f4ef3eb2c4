/** The type of every HTML page, include and tombstone on the shelf. */
export const HTML = 'text/html; charset=utf-8';

/**
 * Media type by the ending of an address. On the shelf of a disk the ending alone says the type, as it does
 * for nginx and Apache; an item of another type than its ending's is kept apart, with its type written in it.
 */
const TYPES: Readonly<Record<string, string>> = {
  atom: 'application/atom+xml; charset=utf-8',
  avif: 'image/avif',
  css: 'text/css; charset=utf-8',
  flac: 'audio/flac',
  gif: 'image/gif',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  m3u8: 'application/vnd.apple.mpegurl',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  pdf: 'application/pdf',
  png: 'image/png',
  rss: 'application/rss+xml; charset=utf-8',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
  wav: 'audio/wav',
  webm: 'video/webm',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff2: 'font/woff2',
  xml: 'application/xml; charset=utf-8',
};

const JSON_FEED = 'application/feed+json; charset=utf-8';

/** The type that the ending of an address promises, or null when it promises none. */
export function typeOfAddress(segments: readonly string[]): string | null {
  const ending = endingOf(segments.at(-1) ?? '');
  if (ending === 'json' && segments[0] === 'feeds') return JSON_FEED;
  return (ending !== null && Object.hasOwn(TYPES, ending) && TYPES[ending]) || null;
}

function endingOf(name: string): string | null {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1) : null;
}
