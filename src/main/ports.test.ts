import { type AddressInfo, connect, createServer } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { freeListeners } from './ports.ts';

/** A port that was free a moment ago. */
async function aFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Whether somebody who stays until they are sent away got in. */
function knock(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    let isIn = false;
    socket.on('connect', () => (isIn = true)).on('error', () => {});
    socket.on('close', () => resolve(isIn)).resume();
  });
}

test('who comes while it is tried whether a port is free is sent away and holds nothing up', async () => {
  let gotIn = 0;
  while (gotIn === 0) {
    const port = await aFreePort();
    const places = freeListeners(
      { host: '127.0.0.1', port, option: '--site-port' },
      { host: 'localhost', port: 0, option: '--newsroom-port' },
    );
    const knocks: Promise<boolean>[] = [];
    for (let turn = 0; turn < 10; turn += 1) {
      knocks.push(knock(port));
      await nextTurn();
    }
    expect((await places)[0].port).toBe(port);
    gotIn += (await Promise.all(knocks)).filter(Boolean).length;
  }
});
