import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';

/** True when the running Node is one that Standfirst is tested on: 24.15 or newer. */
export function isRecentEnough(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 15);
}

/** Path of a Node that is recent enough: the running one, or the one that the npm package `node` brought. */
export function nodePath(root) {
  if (isRecentEnough()) return process.execPath;
  const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  throw new Error(
    'Standfirst runs on Node 24.15 or newer. This is Node ' +
      `${process.versions.node}, and the npm package "node", which brings a newer one, has not been set up. ` +
      'Let npm run its install script (npm config set ignore-scripts false, then npm rebuild node), or install Node 24.',
  );
}

/**
 * Runs another program in this one's place: same input and output, signals passed on, and ends with its exit code.
 * An interrupt from a terminal reaches both processes by itself and is not sent twice.
 */
export function becomeProcess(command, args) {
  const child = spawn(command, args, { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    console.error(`standfirst: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
