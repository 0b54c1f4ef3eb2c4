import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Order, Report } from './processes/parent.ts';

export type Ready = Report & { readonly is: 'ready' };

/** How a process ended. */
export interface End {
  /** In words for people, a sentence or more. */
  readonly say: string;
  /** How long it lived, in milliseconds. */
  readonly lived: number;
  /** True when it has done what is done once and wants to begin afresh. */
  readonly isAgain: boolean;
}

/** One process from its start to its end. */
export interface Life {
  /** What it reported when it was ready; null when it ended before. */
  readonly ready: Promise<Ready | null>;
  readonly ended: Promise<End>;
  tell(order: Order): void;
  /** Asks it to end; after the grace, in milliseconds, it is ended. True when it ended by itself. */
  stop(grace: number): Promise<boolean>;
}

export function lifeOf(name: string, child: ChildProcess): Life {
  const startedAt = performance.now();
  let refusal: string | null = null;
  let isAgain = false;
  const reports: { ready: (report: Ready | null) => void } = { ready: () => {} };
  const ready = new Promise<Ready | null>((resolve) => (reports.ready = resolve));
  child.on('message', (message) => {
    const report = message as Report;
    if (report.is === 'ready') reports.ready(report);
    else if (report.is === 'refused') refusal = report.say;
    else isAgain = true;
  });
  const ended = howItEnds(name, child).then((how) => {
    reports.ready(null);
    return { say: refusal ?? how, lived: performance.now() - startedAt, isAgain };
  });
  return {
    ready,
    ended,
    tell: (order) => void (child.connected && child.send(order, () => {})),
    stop: async (grace) => {
      child.kill('SIGTERM');
      const isInTime = await Promise.race([ended.then(() => true), sleep(grace, false, { ref: false })]);
      if (!isInTime) child.kill('SIGKILL');
      await ended;
      return isInTime;
    },
  };
}

/** The life of a process that this machine would not begin. */
export function neverBegun(name: string, why: string): Life {
  const end: End = { say: `${name} could not be started: ${why}.`, lived: 0, isAgain: false };
  return {
    ready: Promise.resolve(null),
    ended: Promise.resolve(end),
    tell: () => {},
    stop: () => Promise.resolve(true),
  };
}

function howItEnds(name: string, child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(`${name} could not be started: ${error.message}.`));
    child.once('exit', (code, signal) =>
      resolve(`${name} ended (${signal === null ? `exit code ${code}` : `killed by ${signal}`}).`),
    );
  });
}
