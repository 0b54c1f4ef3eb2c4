import { constants, getPriority, setPriority } from 'node:os';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { LongestFirst } from './scripts/longest-first.mjs';
import { tallyReporter } from './scripts/tally.mjs';

// A newsroom runs at this priority, so that readers go before it. Browsers that ask it must not go before it too: on a busy machine it
// would answer none of them in time.
const { PRIORITY_BELOW_NORMAL } = constants.priority;
if (!process.env['STANDFIRST_PROOF'] && getPriority() < PRIORITY_BELOW_NORMAL) setPriority(PRIORITY_BELOW_NORMAL);

const tally = process.env['STANDFIRST_TALLY'];

/**
 * More files at a time than the two cores of the machine that this is made for: much of what they do is waiting, for a clock or for each
 * other's processes. What starts servers, browsers and crashes has its own data. `npm test` runs what types in browsers beside all the
 * others (scripts/test.mjs): five files at a time, and never more than two of them in a browser, which would starve.
 */
const maxWorkers = 3;
const inBrowser = 2;

/** Rooms of pure functions. */
const pure = ['base', 'story', 'site', 'wire', 'contract'].map((room) => `src/${room}/**/*.test.{ts,tsx}`);
const long = ['**/*.{slow,browser,proof}.test.{ts,tsx}'];

/** What does not come within this time does not come, however busy the machine is. */
const PATIENCE_MS = 15_000;

/** What a store must do on PostgreSQL as on SQLite: the same files run on both. */
const onPostgres = [
  'src/store/**/*.test.ts',
  'src/newsroom/drafts/{collaborate,several-nodes}.test.ts',
  'src/newsroom/people/on-several-nodes.test.ts',
  'src/newsroom/publishing/routes.test.ts',
  'src/press/{recording-archive,turn}.test.ts',
  'src/main/on-time.test.ts',
  'src/newsroom/move-newsroom.test.ts',
  'test/flows/{hostile,much-at-once.slow,released-with-fronts,save-publish-live,backups-on-server,moved-there-and-back}.test.ts',
];
/** And in `npm run proof` whatever stands on a store. */
const allOnPostgres = ['src/{store,press,newsroom}/**/*.test.ts', 'test/flows/*.test.ts'];

/** With a server alone. */
const besideServer = [
  'src/store/both-stores.test.ts',
  'src/newsroom/drafts/several-nodes.test.ts',
  'test/flows/{backups-on-server,moved-there-and-back}.test.ts',
];

const forBuilt = './scripts/prepare/for-tests.mjs';
const chromium = './test/house/serve-chromium.ts';

type Project = NonNullable<TestProjectInlineConfiguration['test']>;

/**
 * Groups of the same `order` run beside each other, so that none waits for another's last file; those with long files stand first. Where
 * files share a process, none changes what others see.
 */
const projects: readonly (Project & { readonly name: string; readonly order: number })[] = [
  {
    name: 'slow',
    order: 0,
    include: ['{src,test}/**/*.slow.test.{ts,tsx}'],
    exclude: ['test/{pages,office}/**'],
    globalSetup: [forBuilt],
    isolate: false,
    testTimeout: 20 * 60_000,
  },
  {
    name: 'rooms',
    order: 0,
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    exclude: [...long, ...pure, ...besideServer],
    isolate: false,
    testTimeout: 60_000,
  },
  {
    name: 'postgres',
    order: 0,
    include: onPostgres,
    exclude: ['**/*.proof.test.ts'],
    globalSetup: ['./test/house/serve-postgres.ts'],
    setupFiles: ['./test/house/end-file.ts', './test/house/skip-without-postgres.ts'],
    isolate: false,
    testTimeout: 60_000,
  },
  { name: 'pure', order: 0, include: pure, exclude: long, isolate: false, testTimeout: 60_000 },
  {
    name: 'browser',
    order: 1,
    include: ['{src,test}/**/*.browser.test.{ts,tsx}'],
    exclude: ['test/{editor,pages,office}/**'],
    globalSetup: [forBuilt, chromium],
    maxWorkers: inBrowser,
    isolate: false,
    testTimeout: 5 * 60_000,
  },
  {
    name: 'office',
    order: 1,
    include: ['test/office/**/*.test.ts'],
    globalSetup: [forBuilt, chromium, './test/office/serve-office.ts'],
    maxWorkers: inBrowser,
    isolate: false,
    testTimeout: 5 * 60_000,
  },
  {
    name: 'pages',
    order: 1,
    include: ['test/pages/**/*.test.ts'],
    globalSetup: [forBuilt, chromium, './test/pages/serve-sample.ts'],
    maxWorkers: inBrowser,
    isolate: false,
    testTimeout: 5 * 60_000,
  },
  {
    name: 'editor',
    order: 1,
    include: ['test/editor/**/*.browser.test.ts'],
    globalSetup: [chromium, './test/editor/serve-editor.ts'],
    maxWorkers: inBrowser,
    isolate: false,
    testTimeout: 5 * 60_000,
  },
];

/** What is long by nature, for `npm run proof` alone. */
const proof: Project = {
  name: 'proof',
  include: [
    'test/crash/*.slow.test.ts',
    'test/flows/newsroom-day.slow.test.ts',
    'test/editor/suggesting-reversed.test.ts',
    'src/press/disk-shelf.test.ts',
    'src/wire/fuzz.test.ts',
    '{src,test}/**/*.proof.test.ts',
  ],
  globalSetup: [forBuilt, chromium],
  testTimeout: 60 * 60_000,
  fileParallelism: false,
};

/** What `npm test` tries in a browser by turns and `npm run proof` in every look, by project. */
const byTurns: Readonly<Record<string, readonly string[]>> = {
  editor: ['together-anything'],
  browser: ['pages'],
  pages: ['loading', 'stand-ins', 'access', 'keyboard'],
  office: ['screens', 'handing-over', 'killed', 'publishing', 'story-screen'],
};

const proofs = [
  { ...proof, order: 0 },
  ...projects.flatMap((project, at) => {
    const files = byTurns[project.name]?.map((file) => `test/**/${file}.browser.test.ts`);
    return files ? [{ ...project, include: files, fileParallelism: false, order: at + 1 }] : [];
  }),
  ...projects
    .filter(({ name }) => name === 'postgres')
    .map((project) => ({ ...project, include: allOnPostgres, exclude: [], order: projects.length + 1 })),
];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    reporters: tally ? ['default', tallyReporter(tally)] : ['default'],
    projects: (process.env['STANDFIRST_PROOF'] ? proofs : projects).map(({ order, ...project }) => ({
      test: {
        maxWorkers,
        hookTimeout: 180_000,
        setupFiles: ['./test/house/end-file.ts'],
        expect: { poll: { timeout: PATIENCE_MS } },
        ...project,
        sequence: { groupOrder: order },
      },
    })),
  },
});
