/** Places whose posts, films and charts stories show, by the end of their host names, with the names readers know. */
const providers: readonly (readonly [host: string, name: string])[] = [
  ['youtube.com', 'YouTube'],
  ['youtube-nocookie.com', 'YouTube'],
  ['youtu.be', 'YouTube'],
  ['vimeo.com', 'Vimeo'],
  ['dailymotion.com', 'Dailymotion'],
  ['x.com', 'X'],
  ['twitter.com', 'X'],
  ['bsky.app', 'Bluesky'],
  ['instagram.com', 'Instagram'],
  ['facebook.com', 'Facebook'],
  ['threads.net', 'Threads'],
  ['threads.com', 'Threads'],
  ['tiktok.com', 'TikTok'],
  ['t.me', 'Telegram'],
  ['linkedin.com', 'LinkedIn'],
  ['reddit.com', 'Reddit'],
  ['soundcloud.com', 'SoundCloud'],
  ['spotify.com', 'Spotify'],
  ['datawrapper.de', 'Datawrapper'],
  ['dwcdn.net', 'Datawrapper'],
  ['flourish.studio', 'Flourish'],
  ['flo.uri.sh', 'Flourish'],
  ['documentcloud.org', 'DocumentCloud'],
];

/** A post on any server of Mastodon: somebody's name, of another server perhaps, and a number. */
const MASTODON_POST = /^\/@\w[\w.-]*(@[\w.-]+)?\/\d{15,}$/;

/** The name of the place an address leads to, if it is one that stories show things from; otherwise null. */
export function knownProvider(address: string): string | null {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const known = providers.find(([host]) => url.hostname === host || url.hostname.endsWith(`.${host}`));
  return known?.[1] ?? (MASTODON_POST.test(url.pathname) ? 'Mastodon' : null);
}
