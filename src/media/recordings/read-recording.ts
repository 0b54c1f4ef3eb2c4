import {
  ADTS,
  Conversion,
  FilePathSource,
  FilePathTarget,
  FLAC,
  FlacOutputFormat,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MATROSKA,
  MP3,
  Mp3OutputFormat,
  MP4,
  Mp4OutputFormat,
  OGG,
  OggOutputFormat,
  Output,
  type OutputFormat,
  QTFF,
  WAVE,
  WavOutputFormat,
  WEBM,
  WebMOutputFormat,
} from 'mediabunny';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Problem, problem } from '../../base/problem.ts';
import type { Read, Seen } from '../seen-recording.ts';

/** Playlists are not among them: they name other files, and addresses. */
const formats = [MP4, QTFF, WEBM, MATROSKA, MP3, WAVE, OGG, FLAC, ADTS];

/** A day in parliament is eight hours. */
const LONGEST_SECONDS = 12 * 3600;
/** 8K, lying or standing. */
const MOST_PIXELS = 8192 * 4352;

/**
 * Reads what a file is, and where browsers play what is in it writes a copy into `folder`: the same pictures and sound, in a container that browsers know,
 * without what the file says besides: where it was taken, and with which telephone. What breaks off or lies is a problem.
 */
export async function readRecording(path: string, folder: string): Promise<Read> {
  const input = new Input({ formats, source: new FilePathSource(path) });
  try {
    if (!(await input.canRead())) return { ok: false, problem: unknownFile };
    const seen = await look(input);
    if ('code' in seen) return { ok: false, problem: seen };
    return { ok: true, seen, copied: seen.plays && (await copy(input, seen, { folder, from: path })) };
  } catch {
    return { ok: false, problem: damaged };
  } finally {
    input.dispose();
  }
}

async function look(input: Input): Promise<Seen | Problem> {
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  if (!video && !audio) return nothingPlays;
  const seconds = await input.computeDuration();
  if (!(seconds > 0) || seconds > LONGEST_SECONDS) return seconds > 0 ? tooLong : damaged;
  const size = video ? { width: await video.getDisplayWidth(), height: await video.getDisplayHeight() } : noSize;
  if (size.width !== null && !(size.width * size.height > 0)) return damaged;
  if (size.width !== null && size.width * size.height > MOST_PIXELS) return tooLarge;
  const { name } = await input.getFormat();
  return {
    is: video ? 'film' : 'sound',
    ...size,
    seconds,
    container: CONTAINERS[name] ?? 'mov',
    plays: video ? playsAsFilm(video, audio) : playsAsSound(audio),
    found: await wordsIn(input),
  };
}

const noSize = { width: null, height: null };

/** How ffmpeg calls each container. */
const CONTAINERS: Readonly<Record<string, string>> = {
  MP4: 'mov',
  'QuickTime File Format': 'mov',
  WebM: 'matroska',
  Matroska: 'matroska',
  MP3: 'mp3',
  WAVE: 'wav',
  Ogg: 'ogg',
  FLAC: 'flac',
  ADTS: 'aac',
};

/** By what all browsers of some years play; whatever else is in a film is made into it. */
function playsAsFilm(video: InputVideoTrack, audio: InputAudioTrack | null): Seen['plays'] {
  const [seen, heard] = [video.codec ?? '', audio ? (audio.codec ?? 'unknown') : null];
  const isOneOf = (...codecs: string[]) => heard === null || codecs.includes(heard);
  if (seen === 'avc' && isOneOf('aac', 'mp3')) return { type: 'video/mp4', ending: 'mp4' };
  if (['vp8', 'vp9', 'av1'].includes(seen) && isOneOf('opus', 'vorbis')) return { type: 'video/webm', ending: 'webm' };
  return null;
}

function playsAsSound(audio: InputAudioTrack | null): Seen['plays'] {
  const forms: Readonly<Record<string, Seen['plays']>> = {
    mp3: { type: 'audio/mpeg', ending: 'mp3' },
    aac: { type: 'audio/mp4', ending: 'm4a' },
    opus: { type: 'audio/ogg', ending: 'ogg' },
    vorbis: { type: 'audio/ogg', ending: 'ogg' },
    flac: { type: 'audio/flac', ending: 'flac' },
    'pcm-s16': { type: 'audio/wav', ending: 'wav' },
    'pcm-s24': { type: 'audio/wav', ending: 'wav' },
  };
  return forms[audio?.codec ?? ''] ?? null;
}

const LONGEST_TEXT = 300;

async function wordsIn(input: Input): Promise<Seen['found']> {
  const { title, artist } = await input.getMetadataTags().catch(() => ({ title: undefined, artist: undefined }));
  const text = (words: string | undefined) => words?.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_TEXT) || null;
  const maker = text(artist);
  return { headline: text(title), creators: maker === null ? [] : [maker], copyright: null };
}

/** Up to so many bytes the head of a copy stands before the rest, which takes memory: so it begins with one request. */
const MOST_IN_MEMORY = 96 * 1024 * 1024;

async function copy(input: Input, seen: Seen, at: { folder: string; from: string }): Promise<string> {
  const path = join(at.folder, `whole.${seen.plays?.ending}`);
  const { size } = await stat(at.from);
  const format = formatOf(seen.plays?.ending ?? '', size < MOST_IN_MEMORY);
  const output = new Output({ format, target: new FilePathTarget(path) });
  const conversion = await Conversion.init({ input, output, tracks: 'primary', tags: {}, showWarnings: false });
  if (!conversion.isValid) throw new Error('What is in this file cannot be copied.');
  await conversion.execute();
  return path;
}

function formatOf(ending: string, isSmall: boolean): OutputFormat {
  switch (ending) {
    case 'mp3':
      return new Mp3OutputFormat();
    case 'ogg':
      return new OggOutputFormat();
    case 'flac':
      return new FlacOutputFormat();
    case 'wav':
      return new WavOutputFormat();
    case 'webm':
      return new WebMOutputFormat();
    default:
      return new Mp4OutputFormat({ fastStart: isSmall ? 'in-memory' : false });
  }
}

const again = 'Export it again as MP4 (H.264 with AAC), then send that.';
const unknownFile = problem(
  'film-unreadable',
  'file',
  'This is neither a film nor a recording that can be read. Send films as MP4, MOV or WebM, sound as MP3, M4A, WAV, FLAC or Ogg.',
);
const damaged = problem('film-unreadable', 'file', `This film or recording is cut short or damaged. ${again}`);
const nothingPlays = problem('film-unreadable', 'file', `There is neither a picture nor sound in this file. ${again}`);
const tooLong = problem('film-too-long', 'file', 'This runs for more than twelve hours. Cut it into parts.');
const tooLarge = problem('film-too-large', 'file', `The picture of this film is larger than 8K. ${again}`);
