import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { until } from '../../test/house/standfirst.ts';
import { askReaders } from './ask-readers.ts';

/** A readers' process as far as it is asked here: its name and its counts, which the test raises. */
async function aReadersProcess(boot: string, reads: Record<string, number>) {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end(JSON.stringify({ boot, reads }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => server.close().closeAllConnections());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const askedAgain = () => {
    const before = asked;
    return until(() => asked >= before + 2);
  };
  return { url, reads, askedAgain };
}

test('counts rise over the lives of readers’ processes, and what was read before is not counted', async () => {
  const first = await aReadersProcess('one', { '/news/a': 900 });
  const readers = askReaders([first.url], 20);
  onTestFinished(() => readers.stop());
  await first.askedAgain();
  expect([...readers.readCounts()]).toEqual([]);
  first.reads['/news/a'] = 903;
  first.reads['/news/b'] = 2;
  await first.askedAgain();
  const second = await aReadersProcess('two', { '/news/b': 5 });
  first.reads['/news/a'] = 904;
  readers.moveTo(second.url);
  await second.askedAgain();
  expect(Object.fromEntries(readers.readCounts())).toEqual({ '/news/a': 4, '/news/b': 7 });
  await second.askedAgain();
  expect([...readers.readCounts()]).toEqual([]);
});

test('a readers’ process that does not answer loses nothing, and a story that it forgot begins again', async () => {
  const first = await aReadersProcess('one', { '/news/a': 7 });
  const readers = askReaders([null], 20);
  onTestFinished(() => readers.stop());
  readers.moveTo(first.url);
  await first.askedAgain();
  readers.moveTo('http://127.0.0.1:9');
  await new Promise((done) => setTimeout(done, 60));
  first.reads['/news/a'] = 2;
  readers.moveTo(first.url);
  await first.askedAgain();
  expect([...readers.readCounts()]).toEqual([['/news/a', 2]]);
});

test('what several processes tell is one, wherever each of them is now', async () => {
  const one = await aReadersProcess('one', { '/news/a': 1 });
  const two = await aReadersProcess('two', { '/news/a': 40, '/news/b': 2 });
  const readers = askReaders([one.url, null], 20);
  onTestFinished(() => readers.stop());
  readers.moveTo(two.url, 1);
  await Promise.all([one.askedAgain(), two.askedAgain()]);
  one.reads['/news/a'] = 3;
  two.reads['/news/a'] = 41;
  two.reads['/news/b'] = 7;
  await Promise.all([one.askedAgain(), two.askedAgain()]);
  expect(Object.fromEntries(readers.readCounts())).toEqual({ '/news/a': 3, '/news/b': 5 });
});

test('whatever else answers where readers told what they read is taken for nobody', async () => {
  const garbage: readonly unknown[] = [
    null,
    7,
    'reads',
    [],
    {},
    { boot: 'x' },
    { boot: 1, reads: {} },
    { boot: 'x', reads: null },
    { boot: 'x', reads: { '/a': '7' } },
    { say: 'serving' },
    { say: 'serving', damaged: [null] },
  ];
  let asked = 0;
  const server = createServer((_request, response) =>
    response.end(JSON.stringify(garbage[(asked += 1) % garbage.length])),
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => server.close().closeAllConnections());
  const readers = askReaders([`http://127.0.0.1:${(server.address() as AddressInfo).port}`], 5);
  onTestFinished(() => readers.stop());
  for (let at = 0; at < garbage.length; at += 1) expect(await readers.health()).toBe(null);
  await until(() => asked > garbage.length * 4);
  expect(readers.readCounts()).toEqual(new Map());
  expect(await readers.damaged()).toEqual([]);
});
