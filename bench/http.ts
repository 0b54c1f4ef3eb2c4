// A story page with its living includes, served four ways: by us, by nginx from a file, by nginx with SSI, by bare node:http.
// node scripts/run.mjs bench/http.ts [seconds [folder of a pressed shelf]]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load, type Measured } from './http/load.ts';
import { chosenPage } from './http/page.ts';
import { missingPrograms, type Served, startAll } from './http/servers.ts';
import { percentile, row } from './report.ts';

const CONNECTIONS = 50;
const THREADS = 1;
/** Each server is measured this often, in turn with the others, so that what else this machine does falls on all of them. */
const ROUNDS = 3;
const seconds = Number(process.argv[2] ?? 4);

const missing = missingPrograms();
if (missing.length > 0)
  process.stdout.write(`Skipped: ${missing.join(' and ')} not installed (Debian: apt-get install nginx-light wrk).\n`);
else await measureAll();

async function measureAll(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-http-'));
  const page = await chosenPage(folder, process.argv[3]);
  const servers = await startAll(folder, page);
  try {
    process.stdout.write(
      `${page.from}: ${page.path}, ${page.includes} includes, ${servers.sizes}\n` +
        `wrk: ${THREADS} thread, ${CONNECTIONS} kept connections, ${ROUNDS} rounds of ${seconds} s, of which the middle one counts; ` +
        'every server: one process, one worker\n\n',
    );
    row('server', 'encoding', 'requests/s', 'p50', 'p99', '× nginx SSI', '× nginx file');
    report(await measureInTurn(servers.all));
  } finally {
    servers.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureInTurn(servers: readonly Served[]): Promise<[Served, Measured][]> {
  const measured = new Map<Served, Measured[]>(servers.map((server) => [server, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [server, runs] of measured)
      runs.push(await load(server, { seconds, connections: CONNECTIONS, threads: THREADS }));
  }
  return [...measured].map(([server, runs]) => [server, middle(runs)]);
}

function middle(runs: readonly Measured[]): Measured {
  const rate = percentile(
    runs.map((run) => run.rate),
    0.5,
  );
  const run = runs.find((one) => one.rate === rate);
  if (run === undefined) throw new Error('Nothing was measured.');
  return { ...run, failed: runs.reduce((sum, one) => sum + one.failed, 0) };
}

function report(results: readonly [Served, Measured][]): void {
  const rateOf = (name: string) => results.find(([server]) => server.name === name)?.[1].rate ?? Number.NaN;
  for (const [{ name, encoding }, { rate, p50, p99, failed }] of results) {
    const ratios = [rateOf('nginx SSI'), rateOf('nginx file')].map((other) => (rate / other).toFixed(2));
    row(name, encoding, Math.round(rate), p50, p99, ...ratios, ...(failed > 0 ? [`${failed} FAILED`] : []));
  }
}
