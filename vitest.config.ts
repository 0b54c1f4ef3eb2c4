import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { tallyReporter } from './scripts/tally.mjs';

const tally = process.env['STANDFIRST_TALLY'];

/** Two files at a time: what starts servers, browsers and crashes has its own data, and the machine that this is made for has two cores. */
const maxWorkers = 2;

/** Rooms of pure functions: their files share a process, because nothing in them is ever changed. */
const pure = ['base', 'story', 'site', 'wire', 'contract'].map((room) => `src/${room}/**/*.test.{ts,tsx}`);
const long = ['**/*.{slow,browser,proof}.test.{ts,tsx}'];

const forBuilt = './scripts/prepare/for-tests.mjs';
const chromium = './test/house/serve-chromium.ts';

type Project = NonNullable<TestProjectInlineConfiguration['test']>;

/** Groups run one after the other, in this order. */
const projects: readonly Project[] = [
  { name: 'pure', include: pure, exclude: long, isolate: false, testTimeout: 60_000 },
  {
    name: 'rooms',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    exclude: [...long, ...pure],
    isolate: false,
    testTimeout: 60_000,
  },
  {
    name: 'slow',
    include: ['{src,test}/**/*.slow.test.{ts,tsx}'],
    exclude: ['test/{pages,office}/**'],
    globalSetup: [forBuilt],
    testTimeout: 20 * 60_000,
  },
  {
    name: 'editor',
    include: ['test/editor/**/*.browser.test.ts'],
    globalSetup: [chromium],
    testTimeout: 5 * 60_000,
  },
  {
    name: 'browser',
    include: ['{src,test}/**/*.browser.test.{ts,tsx}'],
    exclude: ['test/{editor,pages,office}/**'],
    globalSetup: [forBuilt, chromium],
    testTimeout: 5 * 60_000,
  },
  {
    name: 'pages',
    include: ['test/pages/**/*.test.ts'],
    globalSetup: [forBuilt, chromium, './test/pages/serve-sample.ts'],
    testTimeout: 5 * 60_000,
  },
  {
    name: 'office',
    include: ['test/office/**/*.test.ts'],
    globalSetup: [forBuilt, chromium, './test/office/serve-office.ts'],
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
    '{src,test}/**/*.proof.test.ts',
  ],
  globalSetup: [forBuilt],
  testTimeout: 60 * 60_000,
  fileParallelism: false,
};

export default defineConfig({
  test: {
    reporters: tally ? ['default', tallyReporter(tally)] : ['default'],
    projects: (process.env['STANDFIRST_PROOF'] ? [proof] : projects).map((project, groupOrder) => ({
      test: { maxWorkers, hookTimeout: 180_000, ...project, sequence: { groupOrder } },
    })),
  },
});
