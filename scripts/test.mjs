// npm test [-- PATH… | vitest options]: installs and builds what is missing, then runs every check and every test.
//   --fast      runs only the groups "pure" and "rooms" (npm run check)
//   PATH…       format, lint and tests of these paths only; types are always checked as a whole
// The last line is "N passed, N failed[, N skipped]": each test and each check counts as one.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { prepare, root } from './prepare/prepare.mjs';

const given = process.argv.slice(2);
const fast = given.includes('--fast');
const vitestOptions = given.filter((word) => word !== '--fast');
const paths = vitestOptions.filter((word) => existsSync(join(root, word)));

const node = prepare();
const checks = [
  { name: 'format', run: () => tool('oxfmt', ['--check', ...paths]) },
  { name: 'types', run: () => tool('typescript', ['-p', '.'], 'tsc') },
  // The screens run in browsers and have types of their own.
  ...(existsSync(join(root, 'src', 'newsroom-ui'))
    ? [{ name: 'screens', run: () => tool('typescript', ['-p', 'src/newsroom-ui'], 'tsc') }]
    : []),
  { name: 'lint', run: () => tool('oxlint', ['--type-aware', '--deny-warnings', ...paths]) },
  ...(paths.length ? [] : [{ name: 'unused', run: () => tool('knip', ['--no-progress']) }]),
];

// The checks run beside the tests, one after the other: together they take less than the first group of tests.
const checking = runChecks();
const tests = await runTests();
finish(await checking, tests);

/** Runs the command of an npm package under Node 24, whatever Node runs this script; says how it ended, and what it said. */
function tool(name, args, command = name, more = {}) {
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = join(folder, typeof bin === 'string' ? bin : bin[command]);
  const env = { ...process.env, ...more.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
  const child = spawn(node, [file, ...args], { cwd: root, stdio: 'pipe', ...more, env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ status: null, said: `${said}${error}` }));
    child.on('close', (status, signal) => resolve({ status, signal, said }));
  });
}

async function runChecks() {
  const results = [];
  for (const check of checks) results.push(await runCheck(check));
  return results;
}

async function runCheck({ name, run }) {
  const started = Date.now();
  const { status, said } = await run();
  const passed = status === 0;
  console.log(`${name.padEnd(8)} ${passed ? 'ok' : 'FAILED'}  ${seconds(started)}`);
  if (!passed) console.log(said);
  return { name, passed };
}

async function runTests() {
  const started = Date.now();
  const file = join(root, '.cache', `tally.${process.pid}.json`);
  mkdirSync(dirname(file), { recursive: true });
  const options = ['run', ...(fast ? ['--project', 'pure', '--project', 'rooms'] : []), ...vitestOptions];
  const env = { STANDFIRST_TALLY: file };
  const { status, signal } = await tool('vitest', options, 'vitest', { stdio: ['ignore', 'inherit', 'inherit'], env });
  const tally = readTally(file);
  const judged = judge(tally, signal ?? status);
  console.log(`${'tests'.padEnd(8)} ${judged.failed ? 'FAILED' : 'ok'}  ${seconds(started)}`);
  return judged;
}

function readTally(file) {
  const none = { passed: 0, failed: 0, skipped: [] };
  if (!existsSync(file)) return none;
  const tally = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return tally;
}

/** A runner that ended badly, or that ran nothing, has failed even where no single test did. */
function judge(tally, ending) {
  if (tally.failed === 0 && ending !== 0) return withFailure(tally, `vitest ended with ${ending}`);
  if (tally.passed + tally.failed === 0) return withFailure(tally, 'no test was run');
  return tally;
}

function withFailure(tally, why) {
  console.log(`FAILED: ${why}`);
  return { ...tally, failed: tally.failed + 1 };
}

function finish(checked, tally) {
  for (const { name, why } of tally.skipped) console.log(`skipped  ${name}\n         because ${why}`);
  const failedChecks = checked.filter((check) => !check.passed).length;
  const passed = tally.passed + checked.length - failedChecks;
  const failed = tally.failed + failedChecks;
  const skipped = tally.skipped.length ? `, ${tally.skipped.length} skipped` : '';
  console.log(`\n${passed} passed, ${failed} failed${skipped}`);
  process.exit(failed ? 1 : 0);
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
