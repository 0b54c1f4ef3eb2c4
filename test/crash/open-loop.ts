// Asks a site for pages so many times a second, whether answers come or not, as readers do who know nothing of each other. Told "phase NAME" on
// standard input it counts under that name from then on, and repeats it; told "end" it says, as one JSON line, what became of each phase.
import { Agent, get } from 'node:http';
import { createInterface } from 'node:readline';

const [origin = '', rate = '500', ...paths] = process.argv.slice(2);

/** What became of the requests of one phase. */
export interface Phase {
  readonly asked: number;
  readonly failed: Readonly<Record<string, number>>;
  /** From the moment in which a request was due to the last byte of its answer, in milliseconds. */
  readonly median: number;
  readonly p99: number;
  readonly slowest: number;
}

/** An answer that takes longer is one that nobody waited for. */
const LONGEST_MS = 10_000;
const agent = new Agent({ keepAlive: true, maxFreeSockets: 512 });
interface Kept {
  readonly times: number[];
  readonly failed: Record<string, number>;
}
const phases = new Map<string, Kept>();
let now: Kept = { times: [], failed: {} };
let under = 0;

function ask(path: string, due: number): void {
  const phase = now;
  under += 1;
  const end = (how: string | null) => {
    under -= 1;
    if (how === null) phase.times.push(performance.now() - due);
    else phase.failed[how] = (phase.failed[how] ?? 0) + 1;
  };
  const request = get(`${origin}${path}`, { agent, timeout: LONGEST_MS }, (response) => {
    response
      .on('error', () => end('cut off'))
      .on('end', () => end(response.statusCode === 200 ? null : `status ${response.statusCode}`));
    response.resume();
  });
  request.on('timeout', () => request.destroy(new Error('no answer in time')));
  request.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
}

function shown({ times, failed }: Kept): Phase {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 100) / 100;
  const lost = Object.values(failed).reduce((sum, count) => sum + count, 0);
  return { asked: times.length + lost, failed, median: at(0.5), p99: at(0.99), slowest: at(0.9999) };
}

const started = performance.now();
let asked = 0;
const timer = setInterval(() => {
  const due = ((performance.now() - started) * Number(rate)) / 1000;
  for (; asked < due; asked += 1) ask(paths[asked % paths.length] ?? '/', started + (asked * 1000) / Number(rate));
}, 1);

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'end') {
    clearInterval(timer);
    const wait = setInterval(() => {
      if (under > 0) return;
      clearInterval(wait);
      const all = Object.fromEntries([...phases].map(([name, phase]) => [name, shown(phase)]));
      process.stdout.write(`${JSON.stringify(all)}\n`, () => process.exit(0));
    }, 20);
    return;
  }
  const name = line.slice('phase '.length);
  now = phases.get(name) ?? { times: [], failed: {} };
  phases.set(name, now);
  // Whoever waits for this knows that what comes next is counted so, however busy the machine is.
  process.stdout.write(`${line}\n`);
});
process.stdout.write('asking\n');
