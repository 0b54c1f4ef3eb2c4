import { styleText } from 'node:util';
import { newId } from '../base/ids.ts';
import { oneLine } from '../base/one-line.ts';
import type { Problem } from '../base/problem.ts';
import { unknownVariables } from './environment.ts';
import { knownFailure } from './known-failures.ts';
import { writeToStandardError } from './open-log.ts';

/** What people read goes to standard error, so that standard output stays clean for machines. */
export function say(line = ''): void {
  writeToStandardError(`${shownWhole(line)}\n`);
}

/** Colours are ours; whatever else does not show comes from names of files, headlines and requests, and must not write over a terminal. */
// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const UNSHOWN = /(?!\u001b\[\d{1,2}m|[\n\t])[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

function shownWhole(text: string): string {
  return text.toWellFormed().replaceAll(UNSHOWN, '\ufffd');
}

/** Words in colour where standard error is a terminal that has it. */
export function paint(colour: 'red' | 'green' | 'cyan' | 'bold', words: string): string {
  return styleText(colour, words, { stream: process.stderr });
}

/** A setting that nobody reads is a slip that would otherwise be found out when it is missed. */
export function sayUnknownVariables(): void {
  for (const words of unknownVariables(process.env)) say(paint('red', words));
}

export function sayProblems(problems: readonly Problem[]): void {
  for (const { where, say: words } of problems) say(`  ${oneLine(where)}: ${oneLine(words)}`);
}

/** Reports what ended a command and returns its exit code: a refusal is the user's to put right, the rest is ours. */
export function reportFailure(error: unknown): number {
  say(failureWords(error));
  return 1;
}

/** What ended a piece of work, in words for people: first what is wrong and the remedy, then the places. */
export function failureWords(error: unknown): string {
  const refusal = knownFailure(error);
  if (refusal) {
    const places = refusal.problems.map(({ where, say: words }) => `\n  ${oneLine(where)}: ${oneLine(words)}`);
    return paint('red', refusal.message) + places.join('');
  }
  const fault = `This is a fault in Standfirst (${newId()}). Nothing acknowledged is lost. Please report it with these lines:`;
  return `${paint('red', fault)}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** A line that tells how far a long work is; on a terminal it stays one line, elsewhere it speaks every few seconds. */
export function progressLine(what: string): { show(now: { done: number; total: number }): void; end(): void } {
  const isTerminal = process.stderr.isTTY;
  let spokenAt = performance.now();
  return {
    show: ({ done, total }) => {
      if (isTerminal) writeToStandardError(`\r\u001b[K${what}: ${done} of ${total}`);
      else if (performance.now() - spokenAt > 3000) {
        spokenAt = performance.now();
        say(`${what}: ${done} of ${total}`);
      }
    },
    end: () => void (isTerminal && writeToStandardError('\r\u001b[K')),
  };
}

/** `1.4 s`, `85 ms`. */
export function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
