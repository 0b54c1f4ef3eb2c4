import type { Log } from '../base/log.ts';
import { Refusal } from '../base/problem.ts';
import type { HeldSocket } from './held-socket.ts';
import { keepProcess, type KeptProcess, keepTogether } from './kept-process.ts';
import type { ReadersOptions } from './processes/serve-readers.ts';
import { INHERITED, startProcess } from './start-process.ts';

interface Readers {
  /** What each of them is asked to do; of the ports for probes each has the next one. */
  readonly ask: Omit<ReadersOptions, 'fd' | 'nth' | 'takesOver'>;
  readonly workers: number;
  readonly socket: Pick<HeldSocket, 'fd'>;
  readonly log: Log;
}

/**
 * Keeps so many readers' processes running. They listen on one socket, and whoever connects is answered by one of them that is there, so that one may end,
 * or be replaced, unnoticed. Refuses (409) more than one where this system cannot hand them a socket. `onReady` is told about each, and again whenever another takes its place, where it says what is read and how it is.
 */
export function keepReaders(
  { ask, workers, socket, log }: Readers,
  onReady: (where: { readonly probe: string }, nth: number) => void,
): KeptProcess {
  if (socket.fd === null && workers > 1)
    throw new Refusal('no-workers', 409, 'On this system only one process can serve readers. Leave --workers out.');
  const fd = socket.fd === null ? null : INHERITED;
  const { probePort, accessLog = null } = ask;
  const keepOne = (nth: number): KeptProcess => {
    const own: ReadersOptions = {
      ...{ ...ask, fd, nth },
      probePort: probePort === 0 ? 0 : probePort + nth,
      // What another server answered by itself is counted once.
      accessLog: nth === 0 ? accessLog : null,
    };
    const name = workers === 1 ? 'The readers’ process' : `Readers’ process ${nth + 1} of ${workers}`;
    return keepProcess(
      {
        ...{ name, meanwhile: 'It is being restarted.', longestPause: 2000 },
        start: ({ takesOver }) => startProcess('readers', { ...own, takesOver }, socket),
        onReady: ({ probe }) => probe !== undefined && onReady({ probe }, nth),
      },
      log,
    );
  };
  return keepTogether(Array.from({ length: workers }, (_, nth) => keepOne(nth)));
}
