/** Places that stories embed from, by the end of their host names. */
const providers: readonly (readonly [host: string, name: string])[] = [
  ['youtube.com', 'YouTube'],
  ['youtu.be', 'YouTube'],
  ['vimeo.com', 'Vimeo'],
  ['x.com', 'X'],
  ['twitter.com', 'X'],
  ['bsky.app', 'Bluesky'],
  ['instagram.com', 'Instagram'],
  ['facebook.com', 'Facebook'],
  ['threads.net', 'Threads'],
  ['tiktok.com', 'TikTok'],
  ['t.me', 'Telegram'],
  ['linkedin.com', 'LinkedIn'],
  ['reddit.com', 'Reddit'],
  ['soundcloud.com', 'SoundCloud'],
  ['spotify.com', 'Spotify'],
  ['datawrapper.de', 'Datawrapper'],
  ['dwcdn.net', 'Datawrapper'],
  ['flourish.studio', 'Flourish'],
  ['documentcloud.org', 'DocumentCloud'],
];

/** Where an address leads, by a name readers know, otherwise by its host; empty for an address without a host. */
export function providerOf(address: string): string {
  const host = (URL.parse(address)?.hostname ?? '').replace(/^www\./, '');
  return providers.find(([known]) => host === known || host.endsWith(`.${known}`))?.[1] ?? host;
}
