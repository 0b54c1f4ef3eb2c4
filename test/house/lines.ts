import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { atTheEnd } from './endings.ts';

/** A line to a server, that can be cut and slowed without either end being told, as a network's are. */
export interface Line {
  readonly port: number;
  /** Nothing comes through, and nobody is told so. */
  cut(): void;
  /** Each piece comes so many milliseconds late. */
  slow(milliseconds: number): void;
  mend(): void;
  /** Ends every connection, as when the server behind it is another. */
  drop(): void;
}

/** Opens a line to wherever `to` says when somebody connects; to nowhere while that is null. */
export async function aLine(to: () => NetConnectOpts | null, port = 0): Promise<Line> {
  const state = { isCut: false, late: 0, whole: Promise.withResolvers<void>() };
  state.whole.resolve();
  const sockets = new Set<Socket>();
  const pass = (from: Socket, into: Socket): void => {
    from.on('data', (piece: Buffer) => {
      if (!state.isCut && state.late === 0) return void (into.write(piece) || waitFor(from, into));
      from.pause();
      void late(state).then(() => {
        into.write(piece);
        from.resume();
      });
    });
    from.on('end', () => into.end());
  };
  const server = createServer({ allowHalfOpen: true }, (from) => {
    const place = to();
    if (place === null) return void from.destroy();
    const into = connect({ ...place, allowHalfOpen: true });
    for (const [one, other] of [
      [from, into],
      [into, from],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      pass(one, other);
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const drop = (): void => sockets.forEach((socket) => socket.destroy());
  const mend = (): void => {
    state.isCut = false;
    state.late = 0;
    state.whole.resolve();
  };
  atTheEnd(() => {
    mend();
    drop();
    server.close();
  });
  return {
    port: (server.address() as { port: number }).port,
    cut: () => {
      state.isCut = true;
      state.whole = Promise.withResolvers();
    },
    slow: (milliseconds) => void (state.late = milliseconds),
    mend,
    drop,
  };
}

async function late({ late: milliseconds, whole }: { late: number; whole: PromiseWithResolvers<void> }): Promise<void> {
  await sleep(milliseconds);
  await whole.promise;
}

function waitFor(from: Socket, into: Socket): void {
  from.pause();
  into.once('drain', () => from.resume());
}
