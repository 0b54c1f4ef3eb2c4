import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

/** Where Linux keeps files in memory, for whoever may write there. */
const MEMORY = '/dev/shm';
const NAME = 'standfirst-tests-';

/** In bytes, far more than tests ever have there at once: some newsrooms of 50 MB, an installed package, databases of 10 MB. */
const ROOM = 6 * 2 ** 30;

/**
 * A folder in memory for what tests write, gone with this process; null where the machine has none, or none with room enough. A disk makes
 * every file and every sync of a test wait, and tries nothing more of the program: what is long, `npm run proof`, goes to the disk.
 */
export function folderInMemory() {
  try {
    clearAway();
    const { bavail, bsize } = statfsSync(MEMORY);
    const room = Math.min(bavail * bsize, freemem());
    return room < ROOM ? null : made(join(MEMORY, `${NAME}${process.pid}`));
  } catch {
    return null;
  }
}

/** What a run that was killed has left. */
function clearAway() {
  const left = readdirSync(MEMORY).filter((name) => /^standfirst-tests-\d+$/.test(name));
  for (const name of left.filter((one) => !isRunning(Number(one.slice(NAME.length)))))
    rmSync(join(MEMORY, name), { recursive: true, force: true });
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function made(folder) {
  mkdirSync(folder);
  // A database server of tests runs as somebody else.
  chmodSync(folder, 0o711);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
  return mayRun(folder) ? folder : null;
}

/** Some machines let nothing be run there, and tests run what they have installed. */
function mayRun(folder) {
  const file = join(folder, 'may-run');
  writeFileSync(file, '#!/bin/sh\n', { mode: 0o755 });
  const { status } = spawnSync(file);
  rmSync(file);
  return status === 0;
}
