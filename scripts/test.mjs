// npm test [-- PATH… | vitest options]: installs and builds what is missing, then runs every check and every test.
//   --fast      runs only the groups "pure" and "rooms" (npm run check)
//   PATH…       format, lint and tests of these paths only; types are always checked as a whole
// The last line is "N passed, N failed[, N skipped]": each test and each check counts as one.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { folderInMemory } from './folder-in-memory.mjs';
import { prepare, root } from './prepare/prepare.mjs';

const given = process.argv.slice(2);
const fast = given.includes('--fast');
const vitestOptions = given.filter((word) => word !== '--fast');
const paths = vitestOptions.filter((word) => existsSync(join(root, word)));

/** The groups of tests (vitest.config.ts) that run in browsers, and the others. */
const runs = [
  ['office', 'pages', 'browser', 'editor'],
  ['slow', 'rooms', 'postgres', 'pure'],
];

const node = prepare();
const memory = process.env.TMPDIR ? null : folderInMemory();
/** Half of what the checks compute otherwise: several checkers each work out for themselves what the others have, and collect what nobody needs back. */
const thrifty = { env: { GOGC: '400', GOMAXPROCS: '1' } };
const typesOf = (project) => tool('typescript', ['-p', project, '--checkers', '1'], 'tsc', thrifty);
const checks = [
  { name: 'format', run: () => tool('oxfmt', ['--check', ...paths]) },
  { name: 'types', run: () => typesOf('.') },
  // The screens run in browsers and have types of their own.
  ...(existsSync(join(root, 'src', 'newsroom-ui')) ? [{ name: 'screens', run: () => typesOf('src/newsroom-ui') }] : []),
  { name: 'lint', run: () => tool('oxlint', ['--type-aware', '--deny-warnings', ...paths], 'oxlint', thrifty) },
  ...(paths.length ? [] : [{ name: 'unused', run: () => tool('knip', ['--no-progress']) }]),
];

// The checks run beside the tests, one after the other, and go before none of them: a browser that waits for its turn gives up.
const { PRIORITY_BELOW_NORMAL } = constants.priority;
if (getPriority() < PRIORITY_BELOW_NORMAL) setPriority(PRIORITY_BELOW_NORMAL);
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

/**
 * Two runs beside each other: what types in browsers, and everything else. Each has its own workers, so a browser is never one of too many,
 * and the time that one run waits in is the other's to compute in. Whoever names paths or projects has one run.
 */
async function runTests() {
  const started = Date.now();
  const isPart = paths.length > 0 || vitestOptions.some((word) => word.startsWith('--project'));
  const groups = fast ? [['pure', 'rooms']] : isPart ? [[]] : runs;
  const judged = (await Promise.all(groups.map(runGroups))).reduce(together);
  const tally = judged.passed + judged.failed === 0 ? withFailure(judged, 'no test was run') : judged;
  console.log(`${'tests'.padEnd(8)} ${tally.failed ? 'FAILED' : 'ok'}  ${seconds(started)}`);
  return tally;
}

async function runGroups(groups) {
  const file = join(root, '.cache', `tally.${process.pid}.${groups.join('.')}.json`);
  mkdirSync(dirname(file), { recursive: true });
  const options = ['run', '--passWithNoTests', ...groups.flatMap((name) => ['--project', name]), ...vitestOptions];
  const env = { STANDFIRST_TALLY: file, ...(memory && { TMPDIR: memory }) };
  const { status, signal } = await tool('vitest', options, 'vitest', { stdio: ['ignore', 'inherit', 'inherit'], env });
  return judge(readTally(file), signal ?? status);
}

function together(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: [...one.skipped, ...other.skipped],
  };
}

function readTally(file) {
  const none = { passed: 0, failed: 0, skipped: [] };
  if (!existsSync(file)) return none;
  const tally = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
  return tally;
}

/** A runner that ended badly has failed even where no single test did. */
function judge(tally, ending) {
  return tally.failed === 0 && ending !== 0 ? withFailure(tally, `vitest ended with ${ending}`) : tally;
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
