/** A moment of a film, small, to be chosen by. */
export interface Frame {
  /** In seconds, to a tenth. */
  readonly at: number;
  /** Address of what is shown then. */
  readonly picture: string;
  readonly src: string;
}

const STILL_QUALITY = 0.93;
const FRAMES = 6;
const FRAME_WIDTH = 240;

interface Proposing {
  readonly found: (frame: Frame) => void;
  readonly signal: AbortSignal;
}

/** Looks at moments from all over a film, in this browser, and tells those that show something: a frame of one tone is passed over. What cannot be shown has none. */
export async function proposedFrames(src: string, seconds: number, { found, signal }: Proposing): Promise<void> {
  try {
    const film = await opened(src);
    for (let number = 0; number < FRAMES && !signal.aborted; number += 1) {
      const at = Math.round(((number + 0.5) / FRAMES) * seconds * 10) / 10;
      await wound(film, at);
      const canvas = drawnAt(film, FRAME_WIDTH);
      if (!isOfOneTone(canvas)) found({ at, src, picture: canvas.toDataURL('image/jpeg') });
    }
    film.removeAttribute('src');
    film.load();
  } catch {
    // A film that does not play here has no frames; the form says so where it would play.
  }
}

/** What a film shows at a moment, whole, as a file; null where nothing is shown. */
export async function frameAt(src: string, at: number, name: string): Promise<File | null> {
  const film = await opened(src);
  await wound(film, at);
  return stillIn(film, name);
}

/** The same of what a player shows now. */
export async function stillIn(player: HTMLVideoElement, name: string): Promise<File | null> {
  if (player.videoWidth === 0 || player.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  const canvas = drawnAt(player, player.videoWidth);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', STILL_QUALITY));
  const at = player.currentTime.toFixed(1);
  return blob && new File([blob], `${name.replace(/\.\w+$/, '')} ${at} s.jpg`, { type: 'image/jpeg' });
}

async function opened(src: string): Promise<HTMLVideoElement> {
  const film = document.createElement('video');
  Object.assign(film, { src, muted: true, preload: 'auto' });
  await told(film, 'loadeddata');
  return film;
}

async function wound(film: HTMLVideoElement, at: number): Promise<void> {
  const there = told(film, 'seeked');
  film.currentTime = at;
  await there;
}

/** More than half a minute for one frame is no proposal any more. */
const LONGEST_MS = 30_000;

function told(film: HTMLVideoElement, event: 'loadeddata' | 'seeked'): Promise<void> {
  const signal = AbortSignal.timeout(LONGEST_MS);
  return new Promise((resolve, reject) => {
    film.addEventListener(event, () => resolve(), { once: true });
    film.addEventListener('error', () => reject(new Error('It does not play here.')), { once: true });
    signal.addEventListener('abort', () => reject(new Error('It takes too long.')));
  });
}

function drawnAt(film: HTMLVideoElement, width: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const height = Math.round((width * film.videoHeight) / film.videoWidth);
  Object.assign(canvas, { width, height });
  canvas.getContext('2d', { willReadFrequently: true })?.drawImage(film, 0, 0, width, height);
  return canvas;
}

/** Levels of grey, of 255, by which a frame differs that shows something. */
const LEAST_SPREAD = 6;

/** The black between two scenes, and the white of a flash. */
function isOfOneTone(canvas: HTMLCanvasElement): boolean {
  const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
  let [sum, squares, count] = [0, 0, 0];
  // Every sixteenth pixel tells enough.
  for (let at = 0; at < data.length; at += 64) {
    const grey = ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
    sum += grey;
    squares += grey * grey;
    count += 1;
  }
  return Math.sqrt(squares / count - (sum / count) ** 2) < LEAST_SPREAD;
}
