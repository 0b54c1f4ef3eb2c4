import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { join } from 'node:path';

/** True when the running Node is one that Standfirst is tested on: 24.15 or newer. */
export function isRecentEnough(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 15);
}

/** Path of a Node that is recent enough: the running one, or the one that the npm package `node` brought. Throws with the remedy. */
export function nodePath(root) {
  if (isRecentEnough()) return process.execPath;
  const own = broughtNode(root);
  if (own) return own;
  throw new Error(
    'Standfirst runs on Node 24.15 or newer. This is Node ' +
      `${process.versions.node}, and the npm package "node", which brings a newer one, has not been set up. ` +
      'Let npm run its install script (npm config set ignore-scripts false, then npm rebuild node), or install Node 24.',
  );
}

/** npm puts the package into our own node_modules, or, where we are a package ourselves, beside us: Node's own search finds both. */
function broughtNode(root) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const folders = createRequire(join(root, 'package.json')).resolve.paths('node/bin') ?? [];
  return folders.map((folder) => join(folder, 'node', 'bin', name)).find((file) => existsSync(file));
}

/** The same for a command, which ends with code 1 and the remedy where there is none. */
export function nodeOrEnd(root) {
  try {
    return nodePath(root);
  } catch (error) {
    say(error.message);
    process.exit(1);
  }
}

/** Everything these scripts say goes to standard error: standard output is the command's own. */
export function say(line) {
  process.stderr.write(`standfirst: ${line}\n`);
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
