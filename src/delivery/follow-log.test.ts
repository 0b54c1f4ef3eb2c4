import { appendFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { atTheEnd } from '../../test/house/endings.ts';
import { aFolder } from '../../test/house/folders.ts';
import { silentLog } from '../base/log.ts';
import { followLog } from './follow-log.ts';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';

interface Line {
  readonly from?: string;
  readonly request?: string;
  readonly status?: number;
  readonly program?: string;
}

/** As nginx writes it. */
function line(
  path: string,
  { from = '203.0.113.7', request = `GET ${path} HTTP/1.1`, status = 200, program = BROWSER }: Line = {},
): string {
  return `${from} - - [30/Nov/2026:10:00:00 +0000] "${request}" ${status} 4821 "https://news.example/?a=\\"b\\"" "${program}"\n`;
}

function following(file: string) {
  const seen: string[] = [];
  const followed = followLog({
    file,
    log: silentLog,
    onRead: ({ path, address }) => void seen.push(`${path} ${address}`),
  });
  atTheEnd(() => followed.close());
  const next = async (): Promise<string[]> => {
    await followed.look();
    return seen.splice(0);
  };
  return { next };
}

test('what is written to a log after the start is read once, whatever cuts its lines', async () => {
  const file = join(aFolder(), 'access.log');
  writeFileSync(file, line('/news/old/read-before'));
  const { next } = following(file);
  expect(await next()).toEqual([]);
  const whole = line('/news/k3x9/pier?from=feed') + line('/news/k3x9/pier', { from: '2001:db8::1', status: 304 });
  appendFileSync(file, whole.slice(0, -30));
  expect(await next()).toEqual(['/news/k3x9/pier 203.0.113.7']);
  appendFileSync(file, whole.slice(-30));
  expect(await next()).toEqual(['/news/k3x9/pier 2001:db8::1']);
  expect(await next()).toEqual([]);
});

test('a log that is not there yet is waited for, and one that is put aside or cut off loses no line', async () => {
  const file = join(aFolder(), 'access.log');
  const { next } = following(file);
  expect(await next()).toEqual([]);
  writeFileSync(file, line('/news/one/a'));
  expect(await next()).toEqual(['/news/one/a 203.0.113.7']);
  renameSync(file, `${file}.1`);
  appendFileSync(`${file}.1`, line('/news/two/b'));
  writeFileSync(file, line('/news/three/c'));
  expect(await next()).toEqual(['/news/two/b 203.0.113.7', '/news/three/c 203.0.113.7']);
  truncateSync(file);
  expect(await next()).toEqual([]);
  appendFileSync(file, line('/news/four/d'));
  expect(await next()).toEqual(['/news/four/d 203.0.113.7']);
});

test('only pages that were given to a person’s browser are reads, and no line is an error', async () => {
  const file = join(aFolder(), 'access.log');
  writeFileSync(file, '');
  const { next } = following(file);
  await next();
  const others = [
    line('/p', { program: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' }),
    line('/p', { program: 'curl/8.5.0' }),
    line('/p', { program: '-' }),
    line('/p', { status: 404 }),
    line('/p', { status: 301 }),
    line('/p', { request: 'POST /p HTTP/1.1' }),
    line('/p', { request: 'HEAD /p HTTP/1.1' }),
    line('/p', { request: '\\x16\\x03\\x01' }),
    '\n',
    `${'x'.repeat(300_000)}\n`,
    Buffer.from([0, 255, 10]).toString('latin1'),
    `${'"'.repeat(5000)}\n`,
  ];
  appendFileSync(file, others.join(''), 'latin1');
  appendFileSync(file, line('/news/k3x9/pier'));
  expect(await next()).toEqual(['/news/k3x9/pier 203.0.113.7']);
});
