import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { nodePath } from './runtime.mjs';
import { withLock } from './lock.mjs';

const STAMP = '.built-from';
const require = createRequire(import.meta.url);

/**
 * Makes sure that dist/ holds JavaScript built from the sources as they are now. Needs the dependencies installed.
 * The new build is made beside the old one and put in its place by renaming, so nobody sees half of it. Types are
 * not checked here (`npm test` does that): a start takes what it needs and no more. Throws when a file cannot be read.
 */
export function ensureBuilt(root, say) {
  if (isFresh(root)) return;
  withLock(root, say, () => {
    if (!isFresh(root)) build(root, say);
  });
}

function isFresh(root) {
  try {
    return readFileSync(join(root, 'dist', STAMP), 'utf8') === fingerprint(root);
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}

/** Path, size and time of every source: cheap enough to ask at each start. */
function fingerprint(root) {
  const hash = createHash('sha256');
  const how = ['build.mjs', 'bundle.mjs'].map((name) => `scripts/prepare/${name}`);
  const settings = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', ...how];
  for (const file of [...settings, ...sources(root, 'src')]) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function sources(root, folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && isSource(entry.name))
    .map((entry) => `${folder}/${entry.name}`);
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => `${folder}/${entry.name}`);
  return [...files.sort(), ...folders.sort().flatMap((inner) => sources(root, inner))];
}

function isSource(name) {
  return /\.(tsx?|css|html|svg|woff2)$|^tsconfig\.json$/.test(name) && !/\.test\.tsx?$/.test(name);
}

function build(root, say) {
  const started = Date.now();
  const stamp = fingerprint(root);
  clearLeftovers(root);
  const fresh = join(root, `dist.${process.pid}.new`);
  compile(root, fresh);
  bundle(root, fresh);
  takeStreamPlayer(fresh);
  buildScreens(root, fresh);
  writeFileSync(join(fresh, STAMP), stamp);
  putInPlace(root, fresh);
  say(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function compile(root, folder) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  runTool(root, folder, [tsc, '-p', 'tsconfig.build.json', '--outDir', folder, '--noCheck']);
}

function bundle(root, folder) {
  runTool(root, folder, [join(root, 'scripts', 'prepare', 'bundle.mjs'), folder]);
}

/** What plays live streams where a browser does not, for readers, as its makers publish it; its licence stands with the others. */
function takeStreamPlayer(folder) {
  if (!existsSync(join(folder, 'site'))) return;
  const { version } = JSON.parse(readFileSync(require.resolve('hls.js/package.json'), 'utf8'));
  const player = readFileSync(require.resolve('hls.js/dist/hls.light.min.js'), 'utf8');
  const licence = readFileSync(join(dirname(require.resolve('hls.js/package.json')), 'LICENSE'), 'utf8');
  writeFileSync(join(folder, 'site', 'hls.light.min.js'), player.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'));
  appendFileSync(join(folder, 'LICENSES.md'), `\n## hls.js - ${version} (Apache-2.0)\n\n${licence}`);
}

/** The newsroom's screens, where the tree has them: scripts and styles for browsers, beside what runs on the server. */
function buildScreens(root, folder) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join('src', 'newsroom-ui', 'vite.config.ts');
  if (!existsSync(join(root, config))) return;
  runTool(root, folder, [
    vite,
    'build',
    '--config',
    config,
    '--outDir',
    join(folder, 'newsroom-ui'),
    '--logLevel',
    'error',
  ]);
}

function runTool(root, folder, words) {
  const env = { ...process.env, NODE_ENV: 'production' };
  const result = spawnSync(nodePath(root), words, { cwd: root, encoding: 'utf8', env });
  if (result.status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`The sources cannot be built:\n${result.stdout}${result.stderr}${result.error ?? ''}`);
}

function putInPlace(root, fresh) {
  const current = join(root, 'dist');
  const old = join(root, `dist.${process.pid}.old`);
  try {
    renameSync(current, old);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  renameSync(fresh, current);
  rmSync(old, { recursive: true, force: true });
}

/** What a killed build left behind; we hold the lock, so nobody is using it. */
function clearLeftovers(root) {
  for (const name of readdirSync(root)) {
    if (/^dist\.\d+\.(new|old)$/.test(name)) rmSync(join(root, name), { recursive: true, force: true });
  }
}
