// npm run mutations [-- --rounds N --from N --seed S ROOM…]: does a test notice when a function does nothing? Empties exported functions
// of the rooms, one at a time and by chance, in a copy of this checkout, and runs the tests that lead to each, the nearest first, to the
// first that fails. Only what no quick test notices goes to the tests that type in a browser. Prints what survived: a function whose loss
// no test noticed, or UNSOUND, whose test fails without it too. Exit code 1 when there is one.
//   --rounds N  so many functions (20)
//   --from N    beginning with the Nth, to take a long run in portions (1)
//   --seed S    the same functions in the same order, though others came or went
//   --quick     leaves out the tests in a browser
//   ROOM        only of these rooms
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix, relative } from 'node:path';
import { parseSync } from 'oxc-parser';
import { numberAfter } from './number-after.mjs';
import { ensureInstalled } from './prepare/install.mjs';
import { root } from './prepare/prepare.mjs';
import { nodePath, say } from './prepare/runtime.mjs';

const words = process.argv.slice(2);
const rounds = numberAfter(words, '--rounds') ?? 20;
const from = numberAfter(words, '--from') ?? 1;
const isQuick = isAsked('--quick');
const seed = numberAfter(words, '--seed') ?? Math.floor(Math.random() * 1_000_000);
const all = [
  ...['base', 'story', 'site', 'store', 'wire', 'media', 'press', 'search', 'delivery', 'live', 'newsroom'],
  ...['text-editor', 'files', 'seeing', 'objects', 'backup', 'distribution', 'contract', 'main'],
];
const rooms = words.length ? words : all;
/** Longer than a few files take on a slow machine: what an emptied function leaves hanging is ended then. */
const longest = 300_000;
const TYPING = /^test\/editor\/.*\.browser\.test/;

ensureInstalled(root, say);
const node = nodePath(root);
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const files = ['src', 'test'].flatMap(sourcesOf);
const importers = importersOf(files);
const functions = inOrderOfSeed(files.filter(isOfRooms).flatMap(exportedFunctions));
const chosen = functions.slice(from - 1, from - 1 + rounds);
console.log(`${chosen.length} of ${functions.length} exported functions, from number ${from} on, seed ${seed}`);
const copy = copyOfCheckout();
let running = null;
process.on('exit', () => {
  if (running) endWithAll(running);
  rmSync(copy, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
const sound = new Map();

const results = [];
for (const [at, one] of chosen.entries()) results.push(await tried(one, from + at));
const missed = results.filter(({ result }) => result !== 'noticed');
const counts = ['noticed', 'SURVIVED', 'UNSOUND'].map(
  (word) => `${results.filter(({ result }) => result === word).length} ${word}`,
);
console.log(`\n${counts.join(', ')}, seed ${seed}`);
for (const { path, name, result } of missed) console.log(`${result.padEnd(8)}  ${path}  ${name}`);
process.exit(missed.length ? 1 : 0);

function isAsked(option) {
  const at = words.indexOf(option);
  if (at >= 0) words.splice(at, 1);
  return at >= 0;
}

function sourcesOf(folder) {
  const names = readdirSync(join(root, folder), { recursive: true }).filter((name) => /\.tsx?$/.test(name));
  return names.map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

function isOfRooms(path) {
  return rooms.some((room) => path.startsWith(`src/${room}/`)) && !/\.test\.tsx?$|\/try\//.test(path);
}

/** Each exported function of a file that has a body in braces with something in it. */
function exportedFunctions(path) {
  const text = readFileSync(join(root, path), 'utf8');
  const exported = parseSync(path, text).program.body.filter(({ type }) => type === 'ExportNamedDeclaration');
  const named = exported.flatMap(({ declaration }) =>
    declaration?.type === 'FunctionDeclaration'
      ? [[declaration.id.name, declaration]]
      : (declaration?.declarations ?? []).map(({ id, init }) => [id.name, init]),
  );
  return named
    .filter(([, one]) => /Function/.test(one?.type ?? '') && (one.body?.body?.length ?? 0) > 0)
    .map(([name, { body }]) => ({ path, name, text, from: body.start, to: body.end }));
}

/** By the seed and the function's own name alone. */
function inOrderOfSeed(list) {
  const placeOf = ({ path, name }) => createHash('sha256').update(`${seed} ${path} ${name}`).digest('hex');
  const placed = list.map((one) => ({ one, at: placeOf(one) }));
  return placed.toSorted((a, b) => (a.at < b.at ? -1 : 1)).map(({ one }) => one);
}

/** Who imports each file for its values. */
function importersOf(paths) {
  const found = new Map(paths.map((path) => [path, []]));
  for (const path of paths) {
    const text = readFileSync(join(root, path), 'utf8');
    const { module } = parseSync(path, text);
    const still = module.staticImports
      .filter(({ entries }) => !entries.length || entries.some(({ isType }) => !isType))
      .map(({ moduleRequest }) => moduleRequest.value);
    const passedOn = module.staticExports.flatMap(({ entries }) => entries.map((one) => one.moduleRequest?.value));
    // What only some newsrooms need is fetched when they do: `import('./postgres/open-postgres.ts')`.
    const later = module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1));
    for (const name of [...still, ...passedOn, ...later].filter((one) => one?.startsWith('.')))
      found.get(posix.join(posix.dirname(path), name))?.push(path);
  }
  // The page of the tests that type is built from its own file before they begin, and none of them imports it.
  found.get('src/text-editor/try/page.tsx')?.push(...paths.filter((path) => TYPING.test(path)));
  return found;
}

/** Every file that leads to one, the nearest first. */
function leadingTo(path) {
  const found = new Set([path]);
  for (const one of found) for (const above of importers.get(one) ?? []) found.add(above);
  return [...found];
}

/** The tests run there, so that nobody meets a sick source here, and a run that is killed leaves none. */
function copyOfCheckout() {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-mutations-'));
  const names = readdirSync(root).filter((name) => !/^(\.git|\.cache|node_modules|data|coverage|dist.*)$/.test(name));
  for (const name of names) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

async function tried({ path, name, text, from: start, to: end }, at) {
  const started = Date.now();
  writeFileSync(join(copy, path), `${text.slice(0, start)}{}${text.slice(end)}`);
  const failing = await firstFailing(testsOf(path));
  writeFileSync(join(copy, path), text);
  // A test that fails anyhow has noticed nothing.
  const result = !failing ? 'SURVIVED' : (await areSound(failing)) ? 'noticed' : 'UNSOUND';
  const took = ((Date.now() - started) / 1000).toFixed(0);
  console.log(
    `${String(at).padStart(3)}  ${result.padEnd(8)}  ${path}  ${name}  ${took} s  ${failing?.files.join(' ') ?? ''}`,
  );
  return { path, name, result };
}

/**
 * The tests that lead to a file, in portions: two at first, then more, because most losses are noticed next door; those for which a server
 * or a browser is started last.
 */
function testsOf(path) {
  const tests = leadingTo(path).filter((one) => /\.test\.tsx?$/.test(one));
  const quick = tests.filter((one) => !/\.(?:slow|browser|proof)\.test/.test(one));
  const typing = tests
    .filter((one) => TYPING.test(one))
    .toSorted((a, b) => Number(isNamedLike(b, path)) - Number(isNamedLike(a, path)));
  const portions = [];
  for (let at = 0, size = 2; at < quick.length; at += size, size *= 2) portions.push(quick.slice(at, at + size));
  const plain = portions.map((portion) => ({ files: portion, groups: ['pure', 'rooms'] }));
  const onServer = quick.length > 0 ? [{ files: quick, groups: ['postgres'] }] : [];
  const typed = isQuick ? [] : typing.map((file) => ({ files: [file], groups: ['editor'] }));
  return path.includes('/postgres/') ? [...onServer, ...plain, ...typed] : [...plain, ...onServer, ...typed];
}

/** `typing-marks.browser.test.ts` for `marks.ts`: of those for which a browser is started the likeliest goes first. */
function isNamedLike(test, path) {
  const parts = posix.basename(path).split('.')[0].split('-');
  return parts.some((word) => posix.basename(test).includes(word));
}

async function firstFailing(portions) {
  for (const portion of portions) {
    const failing = await failingOf(portion);
    if (failing) return { ...portion, files: failing };
  }
  return null;
}

/** Which of these tests fails first; all of them where none came to an end, null where all pass. */
async function failingOf({ files: tests, groups }) {
  const answer = join(copy, 'answer.json');
  rmSync(answer, { force: true });
  const options = ['run', '--bail', '1', '--passWithNoTests', '--reporter', 'json', '--outputFile', answer];
  const projects = groups.flatMap((group) => ['--project', group]);
  const code = await endOf(
    spawn(node, [vitest, ...options, ...projects, ...tests], { cwd: copy, stdio: 'ignore', detached: true }),
  );
  if (code === 0) return null;
  if (!existsSync(answer)) return tests;
  const failed = JSON.parse(readFileSync(answer, 'utf8')).testResults.filter(({ status }) => status === 'failed');
  return failed.length > 0 ? [relative(copy, failed[0].name).replaceAll('\\', '/')] : tests;
}

/** What an emptied function leaves hanging is ended. */
function endOf(child) {
  running = child;
  return new Promise((resolve) => {
    const hanging = setTimeout(() => endWithAll(child), longest);
    child.once('exit', (code) => {
      clearTimeout(hanging);
      running = null;
      resolve(code);
    });
  });
}

/** With all that it started: a test runs in a process of its own. */
function endWithAll(child) {
  process.kill(-child.pid, 'SIGKILL');
}

async function areSound(failing) {
  const key = failing.files.join(' ');
  if (!sound.has(key)) sound.set(key, (await failingOf(failing)) === null);
  return sound.get(key);
}
