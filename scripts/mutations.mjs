// npm run mutations [-- --rounds N --seed S ROOM…]: does a test notice when a function does nothing? Empties exported functions of the rooms, one at a
// time and by chance, in a copy of this checkout, and runs the quick tests that lead to each. Prints what survived: a function whose
// loss no quick test noticed, or UNSOUND, whose tests fail without it too. Exit code 1 when there is one.
//   --rounds N  so many functions (20)
//   --seed S    the same functions in the same order
//   ROOM        only of these rooms
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { prepare, root } from './prepare/prepare.mjs';

const words = process.argv.slice(2);
const rounds = numberAfter('--rounds') ?? 20;
const seed = numberAfter('--seed') ?? Math.floor(Math.random() * 1_000_000);
const all = ['store', 'newsroom', 'press', 'delivery', 'story', 'wire', 'text-editor'];
const rooms = words.length ? words : all;
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');

const node = prepare();
const functions = shuffled(rooms.flatMap((room) => sourcesOf(`src/${room}`)).flatMap(exportedFunctions));
const chosen = functions.slice(0, rounds);
console.log(`${chosen.length} of ${functions.length} exported functions, seed ${seed}`);
const copy = copyOfCheckout();
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
const results = chosen.map((one, at) => ({ ...one, result: resultOf(one, at) }));
const counts = ['noticed', 'SURVIVED', 'UNSOUND'].map((word) => [
  results.filter(({ result }) => result === word),
  word,
]);
console.log(`\n${counts.map(([found, word]) => `${found.length} ${word}`).join(', ')}, seed ${seed}`);
const missed = results.filter(({ result }) => result !== 'noticed');
for (const { path, name, result } of missed) console.log(`${result.padEnd(8)}  ${path}  ${name}`);
process.exit(missed.length ? 1 : 0);

function numberAfter(option) {
  const at = words.indexOf(option);
  if (at < 0) return null;
  const [, value] = words.splice(at, 2);
  if (/^\d+$/.test(value ?? '')) return Number(value);
  console.error(`Give a number after ${option}.`);
  process.exit(2);
}

function sourcesOf(folder) {
  const names = readdirSync(join(root, folder), { recursive: true }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name),
  );
  return names.toSorted((a, b) => (a < b ? -1 : 1)).map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
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

/** By the seed alone, so that a run can be had again (mulberry32). */
function shuffled(list) {
  let state = seed;
  const chance = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const placed = list.map((one) => ({ one, at: chance() }));
  return placed.toSorted((a, b) => a.at - b.at).map(({ one }) => one);
}

/** The tests run there, so that nobody meets a sick source here, and a run that is killed leaves none. */
function copyOfCheckout() {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-mutations-'));
  const names = readdirSync(root).filter((name) => !/^(\.git|\.cache|node_modules|data|coverage|dist.*)$/.test(name));
  for (const name of names) cpSync(join(root, name), join(folder, name), { recursive: true });
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

function resultOf({ path, name, text, from, to }, at) {
  const file = join(copy, path);
  const started = Date.now();
  writeFileSync(file, `${text.slice(0, from)}{}${text.slice(to)}`);
  const failed = !passes(path);
  writeFileSync(file, text);
  // A test that fails anyhow has noticed nothing.
  const result = !failed ? 'SURVIVED' : passes(path) ? 'noticed' : 'UNSOUND';
  const took = ((Date.now() - started) / 1000).toFixed(0);
  console.log(`${String(at + 1).padStart(3)}  ${result.padEnd(8)}  ${path}  ${name}  ${took} s`);
  return result;
}

function passes(path) {
  const groups = ['--project', 'pure', '--project', 'rooms'];
  const options = ['related', path, '--run', '--bail', '1', '--passWithNoTests', ...groups];
  return spawnSync(node, [vitest, ...options], { cwd: copy, stdio: 'ignore' }).status === 0;
}
