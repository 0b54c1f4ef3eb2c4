import { defineConfig } from 'vitest/config';
import { tallyReporter } from './scripts/tally.mjs';

const tally = process.env['STANDFIRST_TALLY'];

/** Tests by how long they take, told by their file name. Groups run one after the other, so that a browser or a crash test has the machine to itself. */
export default defineConfig({
  test: {
    reporters: tally ? ['default', tallyReporter(tally)] : ['default'],
    projects: [
      {
        test: {
          name: 'rooms',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
          exclude: ['**/*.{slow,browser}.test.{ts,tsx}'],
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'slow',
          include: ['{src,test}/**/*.slow.test.{ts,tsx}'],
          exclude: ['test/{pages,office}/**'],
          globalSetup: './scripts/prepare/for-tests.mjs',
          testTimeout: 20 * 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['{src,test}/**/*.browser.test.{ts,tsx}'],
          exclude: ['test/{pages,office}/**'],
          globalSetup: './scripts/prepare/for-tests.mjs',
          testTimeout: 5 * 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'pages',
          include: ['test/pages/**/*.test.ts'],
          globalSetup: ['./scripts/prepare/for-tests.mjs', './test/pages/serve-sample.ts'],
          testTimeout: 5 * 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: 'office',
          include: ['test/office/**/*.test.ts'],
          globalSetup: ['./scripts/prepare/for-tests.mjs', './test/office/serve-office.ts'],
          testTimeout: 5 * 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
