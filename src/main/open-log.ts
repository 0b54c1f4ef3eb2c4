import { pino } from 'pino';
import type { Log } from '../base/log.ts';

/** The log of a running server, one JSON line an event on standard error. Commands log warnings and errors only. */
export function openLog(level: 'info' | 'warn' = 'warn'): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
}
