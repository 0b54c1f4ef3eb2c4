import { styleText } from 'node:util';
import { newId } from '../base/ids.ts';
import type { Problem } from '../base/problem.ts';
import { knownFailure } from './known-failures.ts';
import { writeToStandardError } from './open-log.ts';

/** What people read goes to standard error, so that standard output stays clean for machines. */
export function say(line = ''): void {
  writeToStandardError(`${line}\n`);
}

/** Words in colour where standard error is a terminal that has it. */
export function paint(colour: 'red' | 'green' | 'cyan' | 'bold', words: string): string {
  return styleText(colour, words, { stream: process.stderr });
}

export function sayProblems(problems: readonly Problem[]): void {
  for (const { where, say: words } of problems) say(`  ${where}: ${words}`);
}

/** Reports what ended a command and returns its exit code: a refusal is the user's to mend, the rest is ours. */
export function reportFailure(error: unknown): number {
  say(failureWords(error));
  return 1;
}

/** What ended a piece of work, in words for people: first what is wrong and the remedy, then the places. */
export function failureWords(error: unknown): string {
  const refusal = knownFailure(error);
  if (refusal) {
    const places = refusal.problems.map(({ where, say: words }) => `\n  ${where}: ${words}`);
    return paint('red', refusal.message) + places.join('');
  }
  const fault = `This is a fault of Standfirst (${newId()}). Nothing acknowledged is lost. Please report it with these lines:`;
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
