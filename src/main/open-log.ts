import { writeSync } from 'node:fs';
import type { Log } from '../base/log.ts';
import { plainJson } from '../base/one-line.ts';
import { traceId } from '../seeing/spans.ts';

const LEVELS = { info: 30, warn: 40, error: 50 } as const;

/**
 * The log of a process, one JSON line an event on standard error, in pino's form. Commands log warnings and errors only.
 * `process` says which of several processes speaks, when there are several.
 */
export function openLog(least: 'info' | 'warn' = 'warn', process?: string): Log {
  const write = (level: keyof typeof LEVELS, fields: Readonly<Record<string, unknown>>, msg: string) => {
    if (LEVELS[level] < LEVELS[least]) return;
    const line = { level: LEVELS[level], time: new Date().toISOString(), process, ...traced(), ...shown(fields), msg };
    writeToStandardError(`${plainJson(line)}\n`);
  };
  return {
    info: (fields, message) => write('info', fields, message),
    warn: (fields, message) => write('warn', fields, message),
    error: (fields, message) => write('error', fields, message),
  };
}

/** Within a trace, which one. */
function traced(): { readonly trace_id?: string } {
  const id = traceId();
  return id === null ? {} : { trace_id: id };
}

function shown(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, errorShown(value)]));
}

/** An error has nothing that JSON would show by itself. */
function errorShown(value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause, ...more } = value;
  return { type: name, message, stack, ...(cause !== undefined && { cause: errorShown(cause) }), ...more };
}

const TRIES = 40;
const PAUSE_MS = 5;

/**
 * Writes to standard error, or gives up: a log on a full disk, a terminal that is gone or a reader of the log that hangs must
 * end nobody's work.
 */
export function writeToStandardError(text: string): void {
  let rest = Buffer.from(text);
  for (let tries = 0; rest.length > 0 && tries < TRIES; tries += 1) {
    try {
      rest = rest.subarray(writeSync(2, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
