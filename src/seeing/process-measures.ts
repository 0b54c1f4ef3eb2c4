import { monitorEventLoopDelay } from 'node:perf_hooks';
import { counter, gauge, type Measure } from './measures.ts';

const NANOSECONDS = 1e9;
/** How often it is looked how late one is, in milliseconds: a turn that is not late takes so long. */
const RESOLUTION_MS = 20;
const MICROSECONDS = 1e6;

/** What any process of ours says about itself: memory, processor, and how long what is due waits for its turn. */
export function measureProcess(role: string): { read(): Measure[]; stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  return { read: () => [...standing(role), loopDelay(delay)], stop: () => void delay.disable() };
}

function standing(role: string): Measure[] {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const labels = { role, pid: String(process.pid) };
  return [
    gauge('standfirst_up', 'A process of this role answers.', { labels, value: 1 }),
    gauge('process_start_time_seconds', 'When this process began.', Date.now() / 1000 - process.uptime()),
    counter('process_cpu_seconds_total', 'Processor time used.', (user + system) / MICROSECONDS),
    gauge('process_resident_memory_bytes', 'Memory given by the system.', rss),
    gauge('standfirst_heap_used_bytes', 'Memory used by JavaScript.', heapUsed),
  ];
}

/** Since it was last asked. */
function loopDelay(delay: ReturnType<typeof monitorEventLoopDelay>): Measure {
  const values = [50, 99, 100].map((percent) => ({
    labels: { quantile: String(percent / 100) },
    value: lateBy(delay, percent),
  }));
  delay.reset();
  return gauge('standfirst_event_loop_delay_seconds', 'How late what is due begins, since last asked.', ...values);
}

/** Of a hundred turns so many were at most so late, in seconds. */
function lateBy(delay: ReturnType<typeof monitorEventLoopDelay>, percent: number): number {
  if (delay.count === 0) return 0;
  const turn = percent === 100 ? delay.max : delay.percentile(percent);
  return Math.max(0, turn / NANOSECONDS - RESOLUTION_MS / 1000);
}

const MINUTE_MS = 60_000;

/** How late what is due begins here, in seconds: of a hundred turns of the last whole minute the latest but one. */
export function watchPace(): { late(): number; stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  let late = 0;
  const timer = setInterval(() => {
    late = lateBy(delay, 99);
    delay.reset();
  }, MINUTE_MS).unref();
  return {
    late: () => late,
    stop: () => {
      clearInterval(timer);
      delay.disable();
    },
  };
}
