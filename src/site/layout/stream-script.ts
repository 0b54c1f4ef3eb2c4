/** The name of the script that fetches it. */
export const STREAM_SCRIPT = 'stream.js';

/**
 * The only script that readers' pages have, on the page of a live stream alone: it fetches the player where the browser does not play the stream by
 * itself, and nothing of the stream but its list before somebody plays it. Without it, or where it fails, the page has the way to the stream.
 */
export function streamScript(player: string): Uint8Array {
  return new TextEncoder().encode(`const video = document.querySelector('.embed-alone video');
const source = video?.querySelector('source');
if (source && !video.canPlayType(source.type)) {
  const script = document.createElement('script');
  script.src = ${JSON.stringify(player)};
  script.onload = () => {
    if (!Hls.isSupported()) return;
    const hls = new Hls({ enableWorker: false, autoStartLoad: false });
    hls.loadSource(source.src);
    hls.attachMedia(video);
    video.addEventListener('play', () => hls.startLoad(), { once: true });
  };
  document.head.append(script);
}
`);
}
