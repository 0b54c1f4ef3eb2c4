import { fork } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { onceWorked, workedMs } from './working-time.ts';

const MOST_MS = 600;
const WORKER = `
  const work = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };
  setInterval(() => work(15), 200);
  process.on('message', () => work(Infinity));
  process.send('there');
`;

/** A process that has the machine for a little of the time, as where others take most of it, and for all of it once it is told. */
async function aWorker() {
  const file = join(aFolder(), 'worker.mjs');
  await writeFile(file, WORKER);
  const child = fork(file);
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise((resolve) => child.once('message', resolve));
  if (child.pid === undefined) throw new Error('It did not start.');
  return { pid: child.pid, work: () => child.send('work') };
}

test.skipIf(workedMs(process.pid) === null)(
  'a process has not worked while it is kept waiting, and is told of once it has for as long as it may',
  async () => {
    const { pid, work } = await aWorker();
    let isLate = false;
    const late = new Promise<void>((resolve) => {
      onceWorked(pid, MOST_MS, () => {
        isLate = true;
        resolve();
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 2 * MOST_MS));
    expect(isLate).toBe(false);
    work();
    await late;
    expect(workedMs(pid)).toBeGreaterThanOrEqual(MOST_MS);
  },
);

test('where the system does not say how much a process works, all the time that passes counts', async () => {
  const nobody = 2 ** 30;
  expect(workedMs(nobody)).toBeNull();
  await new Promise<void>((resolve) => void onceWorked(nobody, 1, resolve));
});
