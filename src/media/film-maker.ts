import { type ChildProcess, spawn } from 'node:child_process';
import { rm, stat } from 'node:fs/promises';

/** One size of a film, or of sound, to be made. */
export interface SizeOrder {
  /** Of the item: what is under way is told by it. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** How ffmpeg calls the container of `from`. */
  readonly container: string;
  readonly seconds: number;
  /** The shorter side that it is to have, in pixels; null for sound. */
  readonly side: number | null;
  /** What of all sizes of this item was made before, and what share this one is: 0 to 1. */
  readonly done: number;
  readonly share: number;
}

/** What is under way: which item, and what share of all its sizes is made, 0 to 1. */
export interface UnderWay {
  readonly id: string;
  readonly share: number;
}

/** Makes the sizes of films by ffmpeg, one at a time. */
export interface FilmMaker {
  /** Whether there is an ffmpeg on this machine; asked again where there was none. */
  isThere(): Promise<boolean>;
  /** Null when it was made; else why not, for people. Nothing is left of what was not made whole. */
  make(order: SizeOrder): Promise<string | null>;
  now(): UnderWay | null;
  /** Ends what is under way of this item; nothing happens where nothing is. */
  stop(id: string): void;
  close(): void;
}

export interface FilmLimits {
  /** Ends it when it gets on by nothing for so long. */
  readonly stallMs: number;
  /** Of memory that it may ask for, in kilobytes. 8K takes two gigabytes. */
  readonly mostKilobytes: number;
}

const usual: FilmLimits = { stallMs: 120_000, mostKilobytes: 4 * 1024 * 1024 };

/** `program` is asked by that name on the usual path. */
export function openFilmMaker(program = 'ffmpeg', limits: Partial<FilmLimits> = {}): FilmMaker {
  const within = { ...usual, ...limits };
  let under: { child: ChildProcess; now: UnderWay } | null = null;
  let isThere = false;
  const end = () => under?.child.kill('SIGKILL');
  return {
    isThere: async () => (isThere ||= await answers(program)),
    make: async (order) => {
      const child = begin(program, order, within);
      under = { child, now: { id: order.id, share: order.done } };
      const onShare = (share: number) => {
        if (under) under.now = { id: order.id, share: order.done + order.share * share };
      };
      const why = await ended(child, { order, onShare, stallMs: within.stallMs });
      under = null;
      const made = why === null ? await stat(order.to).catch(() => null) : null;
      if (made && made.size > 0) return null;
      await rm(order.to, { force: true });
      return why ?? 'ffmpeg could make nothing of it.';
    },
    now: () => under?.now ?? null,
    stop: (id) => void (under?.now.id === id && end()),
    close: () => void end(),
  };
}

function answers(program: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, ['-version'], { stdio: 'ignore' });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

/** Behind everybody else, within so much memory, by a shell that is handed each word as one. */
function begin(program: string, order: SizeOrder, { mostKilobytes }: FilmLimits): ChildProcess {
  const script = 'ulimit -v "$1" 2>/dev/null; shift; exec nice -n 15 "$@"';
  return spawn('/bin/sh', ['-c', script, 'sh', String(mostKilobytes), program, ...wordsOf(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Enough for a talking face and for a match; what moves more is allowed no more. */
const RATES: Readonly<Record<number, string>> = { 360: '700k', 720: '2500k' };

/**
 * The container is told and not guessed, and nothing but the file is opened: a film may name others, and addresses. Of what the file says besides
 * nothing is kept.
 */
function wordsOf({ from, to, container, side, seconds }: SizeOrder): string[] {
  const rate = RATES[side ?? 0] ?? '2500k';
  // The shorter side, so that a film of a telephone held upright is as sharp; even numbers, as H.264 has them.
  const scale = `scale='if(gt(iw,ih),-2,min(${side},iw))':'if(gt(iw,ih),min(${side},ih),-2)',scale=trunc(iw/2)*2:trunc(ih/2)*2,setsar=1`;
  const film = [
    ...['-map', '0:v:0', '-map', '0:a:0?', '-vf', scale, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23'],
    ...['-maxrate', rate, '-bufsize', `${Number.parseInt(rate, 10) * 2}k`, '-pix_fmt', 'yuv420p', '-fpsmax', '50'],
  ];
  return [
    ...['-hide_banner', '-nostdin', '-v', 'error', '-progress', 'pipe:1', '-protocol_whitelist', 'file'],
    ...['-f', container, '-i', from, '-t', String(Math.ceil(seconds) + 1)],
    ...(side === null ? ['-map', '0:a:0', '-vn'] : film),
    ...['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'],
    ...['-movflags', '+faststart', '-f', 'mp4', '-y', to],
  ];
}

interface Ending {
  readonly order: SizeOrder;
  readonly onShare: (share: number) => void;
  readonly stallMs: number;
}

/** How much of what ffmpeg complains of is kept. */
const MOST_SAID = 400;

function ended(child: ChildProcess, { order, onShare, stallMs }: Ending): Promise<string | null> {
  return new Promise((resolve) => {
    let said = '';
    let isStalled = false;
    const stall = setTimeout(() => {
      isStalled = true;
      child.kill('SIGKILL');
    }, stallMs);
    child.stdout?.setEncoding('utf8').on('data', (lines: string) => {
      const at = /out_time_us=(\d+)/.exec(lines)?.[1];
      if (at === undefined) return;
      stall.refresh();
      onShare(Math.min(1, Number(at) / 1_000_000 / order.seconds));
    });
    child.stderr?.setEncoding('utf8').on('data', (line: string) => (said = (said + line).slice(-MOST_SAID)));
    child.on('error', (error) => (said = error.message));
    child.on('close', (code) => {
      clearTimeout(stall);
      if (code === 0) resolve(null);
      else resolve(isStalled ? 'ffmpeg hung and was stopped.' : `ffmpeg broke off. ${wordOf(said, order)}`.trim());
    });
  });
}

/** The last of what it said, without where our files lie. */
function wordOf(said: string, { from, to }: SizeOrder): string {
  const lines = said.replaceAll(from, 'the film').replaceAll(to, 'its size').trim().split('\n');
  return lines.at(-1) ?? '';
}
