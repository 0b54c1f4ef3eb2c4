import { freeListener, siteListener } from '../ports.ts';
import { serveReaders } from '../processes/serve-readers.ts';
import { say } from '../report.ts';

interface ServeOptions {
  readonly data: string;
  readonly sitePort: number;
  readonly probePort: number;
  readonly host: string;
  /** Where a search answers that runs by itself. */
  readonly search?: string;
}

/** Serves readers alone from what stands on the shelf, until it is told to stop. */
export async function runServe({ data, host, sitePort, probePort, search }: ServeOptions): Promise<number> {
  const fd = handedSocket();
  const site = fd === null ? await freeListener(siteListener(host, sitePort)) : siteListener(host, sitePort);
  return serveReaders({ data, site, fd, probePort, search: search ?? null }, ({ site: url, probe }) => {
    say(`Readers’ site   ${url}/`);
    say(`How it is       ${probe}/health`);
    say('Stop            Ctrl-C');
  });
}

/** A socket that systemd (or who does as it does) has bound and handed over: sd_listen_fds(3). */
function handedSocket(): number | null {
  const { LISTEN_FDS, LISTEN_PID } = process.env;
  return LISTEN_FDS === '1' && (LISTEN_PID === undefined || LISTEN_PID === String(process.pid)) ? 3 : null;
}
