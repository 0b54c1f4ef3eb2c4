import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { withLock } from './lock.mjs';

/**
 * Makes sure that node_modules holds what package-lock.json says, development tools included. Costs a
 * millisecond when it does; runs `npm ci` when it does not. Throws when that fails.
 */
export function ensureInstalled(root, say) {
  const lockfile = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = { file: join(root, 'node_modules', '.standfirst-installed'), text: fingerprint(lockfile) };
  if (readOr(stamp.file, '') === stamp.text) return;
  withLock(root, say, () => {
    if (readOr(stamp.file, '') === stamp.text) return;
    if (!standsAsLocked(root, lockfile)) runNpmCi(root, say, lockfile);
    linkCommand(root);
    writeFileSync(stamp.file, stamp.text);
  });
}

function fingerprint(lockfile) {
  return createHash('sha256').update(`${process.platform} ${process.arch}\n${lockfile}`).digest('hex');
}

function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

/** npm's own note of what it installed says the same as the lockfile: somebody ran `npm ci` or `npm install` by hand. */
function standsAsLocked(root, lockfile) {
  const note = readOr(join(root, 'node_modules', '.package-lock.json'), null);
  if (note === null) return false;
  const present = JSON.parse(note).packages;
  const wanted = Object.entries(JSON.parse(lockfile).packages).filter(([path]) => path !== '');
  return wanted.every(([path, entry]) => {
    const found = present[path];
    return found ? found.version === entry.version && found.integrity === entry.integrity : isOptional(entry);
  });
}

function isOptional(entry) {
  return Boolean(entry.optional || entry.devOptional || entry.peer);
}

function runNpmCi(root, say, lockfile) {
  const count = Object.keys(JSON.parse(lockfile).packages).length - 1;
  say(`installing ${count} packages from the npm registry; once, about a minute`);
  const started = Date.now();
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = spawnSync('npm', options, {
    cwd: root,
    // Standard output belongs to the command that is being prepared.
    stdio: ['ignore', 2, 2],
    env: environmentForNpm(root),
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) throw new Error(whyNpmFailed(result));
  say(`installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** npm must not run on the Node that it is about to replace, nor leave out what a production setting would. */
function environmentForNpm(root) {
  const { NODE: _node, NODE_ENV: _mode, npm_node_execpath: _path, npm_config_omit: _omit, ...env } = process.env;
  const own = join(root, 'node_modules') + sep;
  const path = (env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(own));
  return { ...env, PATH: path.join(delimiter) };
}

function whyNpmFailed(result) {
  if (result.error?.code === 'ENOENT')
    return 'npm was not found. Install Node.js with npm (https://nodejs.org) and try again.';
  return `npm ci ended with code ${result.status}. Its message is above; usually the registry could not be reached. Try again when it can.`;
}

/** npm links commands of dependencies but not our own; with this link `npx standfirst` never asks the registry. */
function linkCommand(root) {
  const folder = join(root, 'node_modules', '.bin');
  mkdirSync(folder, { recursive: true });
  try {
    symlinkSync(join('..', '..', 'bin', 'standfirst.mjs'), join(folder, 'standfirst'));
  } catch {
    // It is there already, or this system has no links; then npx finds the command in our package.json.
  }
}
