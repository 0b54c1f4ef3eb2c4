import { expect, test } from 'vitest';
import {
  type Standing,
  standingOfBackups,
  standingOfCaches,
  standingOfDatabase,
  standingOfMail,
  standingOfOlder,
  standingOfPace,
  standingOfPress,
  standingOfReaders,
  standingOfRoom,
} from './standings.ts';

const MB = 1024 * 1024;
const codes = ({ problems }: Standing): string[] => problems.map(({ code }) => code);
const room = { free: 9000 * MB, size: 10_000 * MB, freeInodes: 900_000, inodes: 1_000_000 };
const failing = {
  plan: { target: '/b', every: 3600, keepDays: 30 },
  failure: { failedAt: '2026-11-01T01:00:00Z', said: 'The disk is full.' },
};
const press = { behind: 0, lag: 0, failed: [], due: 0 };

test.each<[string, Standing, readonly string[]]>([
  ['room enough', standingOfRoom('/data', room), []],
  ['little room', standingOfRoom('/data', { ...room, free: 499 * MB }), ['disk-nearly-full']],
  ['few inodes', standingOfRoom('/data', { ...room, freeInodes: 20_000 }), ['inodes-nearly-gone']],
  ['inodes as many as wanted', standingOfRoom('/data', { ...room, freeInodes: null, inodes: null }), []],
  ['a disk of which nothing is known', standingOfRoom('/data', null), []],
  ['a press that is behind for a moment', standingOfPress('/shelf', { ...press, behind: 2, lag: 5 }, true), []],
  ['a press that stays behind', standingOfPress('/shelf', { ...press, behind: 2, lag: 31 }, true), ['press-behind']],
  ['behind, and nobody presses', standingOfPress('/shelf', { ...press, behind: 2, lag: 1 }, false), ['press-behind']],
  ['a page that fails', standingOfPress('/shelf', { ...press, failed: ['/world'] }, true), ['page-failed']],
  ['pages to come', standingOfPress('/shelf', { ...press, due: 900 }, true), []],
  ['no backup ever', standingOfBackups(null, 0), []],
  ['an old backup', standingOfBackups({ at: '2026-11-01T00:00:00Z', target: '/b' }, 3 * 86_400), ['backup-old']],
  [
    'a backup that failed',
    standingOfBackups({ at: '2026-11-01T00:00:00Z', target: '/b' }, 3600, failing),
    ['backup-failed'],
  ],
  ['a first backup that failed', standingOfBackups(null, 0, failing), ['backup-failed']],
  ['a first backup to come', standingOfBackups(null, 0, { ...failing, failure: null }), []],
  ['a new backup', standingOfBackups({ at: '2026-11-01T00:00:00Z', target: '/b' }, 3600), []],
  ['a log of usual size', standingOfDatabase('/db', 4 * MB), []],
  ['a log that grows', standingOfDatabase('/db', 1100 * MB), ['wal-large']],
  ['letters on their way', standingOfMail({ isSent: true, waiting: 3, delayed: 1 }), []],
  ['letters that stay', standingOfMail({ isSent: true, waiting: 51, delayed: 0 }), ['mail-waiting']],
  ['readers away', standingOfReaders({ isServing: null, damaged: 0 }), ['readers-away']],
  ['nothing for readers', standingOfReaders({ isServing: false, damaged: 2 }), ['readers-empty', 'pages-damaged']],
  ['no cache', standingOfCaches({ queue: null }), []],
  ['purges on their way', standingOfCaches({ queue: { waiting: 40, tries: 1, said: null } }), []],
  [
    'a cache that refuses',
    standingOfCaches({ queue: { waiting: 4, tries: 3, said: 'x does not answer.' } }),
    ['purges-fail'],
  ],
  ['a newsroom out of breath', standingOfPace(0.8, 0), ['newsroom-slow']],
])('%s', (_what, standing, expected) => {
  expect(codes(standing)).toEqual(expected);
  // Each says what is so, and each problem what to do: two sentences at least.
  expect(standing.well).toMatch(/\.$/);
  for (const { say } of standing.problems) {
    expect(say).toMatch(/[.:;] .+\.$/);
    expect(say).not.toContain('..');
  }
});

test('a queue of letters that nobody sends is no problem of the mail server', () => {
  expect(standingOfMail({ isSent: false, waiting: 99, delayed: 0 }).problems).toEqual([]);
});

test('what lies in packs is said in pages, packs and bytes, and where nothing does from which story on', () => {
  const none = { hot: 20_000, packs: 0, pages: 0, bytes: 0 };
  expect(standingOfOlder({ ...none, packs: 3, pages: 1200, bytes: 40 * MB }).well).toBe(
    '1,200 pages lie in 3 packs of 40 MB.',
  );
  expect(standingOfOlder(none).well).toContain('more than 20,000 stories');
  expect(standingOfOlder({ ...none, hot: null }).well).toBe('Every page has a file of its own.');
});
