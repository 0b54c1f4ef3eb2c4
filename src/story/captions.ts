import { z } from 'zod';
import { type Problem, problem } from '../base/problem.ts';

/** As long as the captions of a film of several hours. */
const LONGEST = 500_000;

export const captionsSchema = z
  .array(
    z.strictObject({
      /** BCP 47 tag of the language they are in. */
      lang: z
        .string()
        .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
        .max(35),
      /** A WebVTT file. */
      vtt: z.string().max(LONGEST),
    }),
  )
  .max(20);

export type Captions = z.infer<typeof captionsSchema>[number];

/** What is under a film from one moment to another, in seconds from its beginning. */
export interface Cue {
  readonly from: number;
  readonly to: number;
  /** Lines with line feeds between them, as WebVTT has them: `<v Ana>` says who speaks, `<i>` and `<b>` how. */
  readonly text: string;
}

const TIMES = /^((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})[ \t]+-->[ \t]+((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})(?:[ \t].*)?$/;

/**
 * The cues of a WebVTT or SubRip file, in the order in which they stand there. Notes, styles, regions, names and places of cues are left out; so is
 * what cannot be read as one.
 */
export function readCues(file: string): Cue[] {
  const blocks = file
    .replace(/^\ufeff/, '')
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n{2,}/);
  return blocks.flatMap((block) => {
    const lines = block.split('\n').filter((line) => line.trim() !== '');
    const at = lines.findIndex((line) => TIMES.test(line.trim()));
    // A name stands over the times, and nothing else does.
    if (at < 0 || at > 1) return [];
    const [, from = '', to = ''] = TIMES.exec(lines[at]?.trim() ?? '') ?? [];
    const text = lines
      .slice(at + 1)
      .map((line) => line.trim())
      .join('\n');
    return text === '' ? [] : [{ from: secondsOf(from), to: secondsOf(to), text }];
  });
}

function secondsOf(time: string): number {
  const parts = time.replace(',', '.').split(':').map(Number);
  return Math.round(parts.reduce((sum, part) => sum * 60 + part, 0) * 1000) / 1000;
}

/** A WebVTT file of these cues; empty where there are none. */
export function writeCues(cues: readonly Cue[]): string {
  if (cues.length === 0) return '';
  const blocks = cues.map(({ from, to, text }) => `${timeCode(from)} --> ${timeCode(to)}\n${lineOf(text)}`);
  return `WEBVTT\n\n${blocks.join('\n\n')}\n`;
}

/** An empty line would end the cue, and an arrow begin another. */
function lineOf(text: string): string {
  return text
    .trim()
    .replaceAll(/\n\s*\n/g, '\n')
    .replaceAll('-->', '→');
}

/** A moment of a film as WebVTT writes it: `00:01:02.500`. */
export function timeCode(seconds: number): string {
  const all = Math.max(0, Math.round(seconds * 1000));
  const of = (value: number, digits: number) => String(value).padStart(digits, '0');
  const [hours, minutes] = [Math.floor(all / 3_600_000), Math.floor(all / 60_000) % 60];
  return `${of(hours, 2)}:${of(minutes, 2)}:${of(Math.floor(all / 1000) % 60, 2)}.${of(all % 1000, 3)}`;
}

/** The same as people write it: `1:02.5`, without hours that are none and thousandths that say nothing. */
export function shortMoment(seconds: number): string {
  return timeCode(seconds)
    .replace(/^00:0?/, '')
    .replace(/\.?0+$/, '');
}

/** The moment that somebody typed, as `1:02.5`, `62.5` or `00:01:02.500`; null for anything else. */
export function momentTyped(typed: string): number | null {
  const text = typed.trim().replace(',', '.');
  return /^(\d+:){0,2}\d+(\.\d{1,3})?$/.test(text) ? secondsOf(text) : null;
}

/** What is said, line by line, without signs of who speaks and how. */
export function spokenIn(vtt: string): string | null {
  const lines = readCues(vtt).map(({ text }) =>
    text
      .replaceAll(/<v(?:\.[\w.-]+)?[ \t]+([^>]*)>/g, '$1: ')
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&nbsp;', ' ')
      .replaceAll('&amp;', '&')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
  return lines.filter(Boolean).join('\n') || null;
}

/** What is wrong with cues, each at its place; `seconds` is how long the film runs. */
export function cueProblems(cues: readonly Cue[], seconds: number | null): Problem[] {
  return cues.flatMap(({ from, to, text }, at) => {
    const say = (why: string) => [problem('cue-unfit', `cues/${at}`, why)];
    if (text.trim() === '') return say('This line is empty. Write it or delete it.');
    if (to <= from) return say('This line ends before it starts.');
    if (seconds !== null && from >= seconds) return say('This line starts after the end.');
    const before = cues[at - 1];
    if (before && from < before.from) return say('This line starts before the one above it.');
    return [];
  });
}
