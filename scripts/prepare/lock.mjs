import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PAUSE_MS = 100;

/**
 * Runs `work` while no other process of this checkout runs anything under a lock. Waits as long as the holder
 * lives; a lock whose holder died is taken over. Synchronous, because nothing else can be done meanwhile.
 */
export function withLock(root, say, work) {
  const folder = join(root, '.cache');
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'prepare.lock');
  take(lock, say);
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock, say) {
  let told = false;
  while (!tryToTake(lock)) {
    const holder = readHolder(lock);
    if (holder !== null && !isAlive(holder)) clearAway(lock, holder);
    else {
      if (!told && holder !== null) say(`waiting for process ${holder}, which is preparing this checkout`);
      told ||= holder !== null;
      pause();
    }
  }
}

/** A link either appears whole, with the holder's number in it, or not at all. */
function tryToTake(lock) {
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, lock);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

function readHolder(lock) {
  try {
    return Number(readFileSync(lock, 'utf8')) || null;
  } catch {
    return null;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Two waiting processes may both see a dead holder; only the one whose rename brings up that holder's lock clears it. */
function clearAway(lock, holder) {
  const aside = `${lock}.dead.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (readHolder(aside) !== holder) giveBack(aside, lock);
  rmSync(aside, { force: true });
}

function giveBack(aside, lock) {
  try {
    linkSync(aside, lock);
  } catch {
    // Somebody has taken the lock in this instant; the holder we moved aside will find a neighbour. The work under
    // the lock replaces folders by renaming, so two at once cost time and nothing else.
  }
}

function pause() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
}
