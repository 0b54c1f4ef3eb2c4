import { styleText } from 'node:util';
import { newId } from '../base/ids.ts';
import type { Problem } from '../base/problem.ts';
import { knownFailure } from './known-failures.ts';

/** What people read goes to standard error, so that standard output stays clean for machines. */
export function say(line = ''): void {
  process.stderr.write(`${line}\n`);
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
  const refusal = knownFailure(error);
  if (refusal) {
    say(paint('red', refusal.message));
    sayProblems(refusal.problems);
    return 1;
  }
  const id = newId();
  say(
    paint(
      'red',
      `This is a fault of Standfirst (${id}). Nothing acknowledged is lost. Please report it with these lines:`,
    ),
  );
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}

/** A line that tells how far a long work is; on a terminal it stays one line, elsewhere it speaks every few seconds. */
export function progressLine(what: string): { show(now: { done: number; total: number }): void; end(): void } {
  const isTerminal = process.stderr.isTTY;
  let spokenAt = performance.now();
  return {
    show: ({ done, total }) => {
      if (isTerminal) process.stderr.write(`\r\u001b[K${what}: ${done} of ${total}`);
      else if (performance.now() - spokenAt > 3000) {
        spokenAt = performance.now();
        say(`${what}: ${done} of ${total}`);
      }
    },
    end: () => void (isTerminal && process.stderr.write('\r\u001b[K')),
  };
}

/** `1.4 s`, `85 ms`. */
export function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
