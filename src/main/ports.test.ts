import { connect } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { aFreePort } from '../../test/house/ports.ts';
import { freeListeners } from './ports.ts';

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
    const port = await aFreePort('127.0.0.1');
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
