import { spawn } from 'node:child_process';
import { expect, onTestFinished, test } from 'vitest';
import { keepProcess } from './kept-process.ts';

const logged: string[] = [];
const note = (_fields: unknown, message: string) => void logged.push(message);
const log = { info: note, warn: note, error: note };

function aChild(program: string) {
  return spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
}

test('where no process can be begun, that is said, nothing else ends, and it is begun again', async () => {
  let starts = 0;
  const kept = keepProcess(
    {
      ...{ name: 'The press', meanwhile: 'It is being restarted.', longestPause: 20 },
      start: () => {
        starts += 1;
        // As Node throws it where the system has no memory for another; where it has no files left, the child has an error.
        if (starts === 2) throw new Error('spawn ENOMEM');
        if (starts === 3) return spawn('/nowhere/at-all', { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
        return aChild(
          `process.send({ is: 'ready' }); ${starts === 1 ? 'setTimeout(() => process.exit(3), 50)' : 'process.on("message", () => {})'}`,
        );
      },
    },
    log,
  );
  onTestFinished(() => void kept.stop(1000));
  expect(await kept.first).toBe(null);
  await expect.poll(() => logged.at(-1), { timeout: 10_000 }).toBe('The press is back.');
  expect(logged).toEqual([
    'The press ended (exit code 3). It is being restarted.',
    'The press could not be started: spawn ENOMEM. It is being restarted.',
    'The press could not be started: spawn /nowhere/at-all ENOENT. It is being restarted.',
    'The press is back.',
  ]);
  starts = 1;
  await kept.replace();
  expect(logged.at(-1)).toBe('The press could not be started: spawn ENOMEM. The one already running carries on.');
  expect(await kept.stop(1000)).toBe(true);
});
