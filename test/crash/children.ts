import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { compiledOnce } from '../house/builds.ts';
import { atTheEnd } from '../house/endings.ts';

/** A process that was started here, and what it has said so far, a line each. */
export interface Child {
  readonly lines: string[];
  /** What it said on standard error. */
  readonly complaints: () => string;
  /** Resolves with the next line, or null when the process has ended. */
  nextLine(): Promise<string | null>;
  tell(line: string): void;
  /** Kills it at once, as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Its exit code; null when it was killed. */
  readonly ended: Promise<number | null>;
}

/** Starts a program of this folder, or any built one, on this very Node. */
export function aChild(program: string, ...args: readonly string[]): Child {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'pipe'], env: compiledOnce() });
  child.stdin.on('error', () => {});
  atTheEnd(() => child.kill('SIGKILL'));
  const heard = hear(child);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    lines: heard.lines,
    complaints: () => heard.complaints,
    nextLine: () => heard.next(ended),
    tell: (line) => void child.stdin.write(`${line}\n`),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    ended,
  };
}

/** Whole lines only: a line that was cut off by the end was never said. */
function hear(child: ChildProcess) {
  const heard = { lines: [] as string[], complaints: '', wake: () => {}, next };
  let rest = '';
  let read = 0;
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    heard.lines.push(...parts);
    heard.wake();
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (heard.complaints += text));
  async function next(ended: Promise<unknown>): Promise<string | null> {
    while (read >= heard.lines.length) {
      const more = new Promise<'more'>((resolve) => {
        heard.wake = () => resolve('more');
      });
      if ((await Promise.race([more, ended.then(() => 'ended')])) === 'ended' && read >= heard.lines.length)
        return null;
    }
    read += 1;
    return heard.lines[read - 1] ?? null;
  }
  return heard;
}
