import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { ask, exchange } from '../../test/house/deliveries.ts';
import { aHouse, desk, type House } from '../../test/house/houses.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { htmlFaults } from '../../test/site/html-rules.ts';
import type { Log } from '../base/log.ts';
import { recordChange } from '../store/changes.ts';
import { storyPath } from '../story/published.ts';
import { openNewsroom } from './open-newsroom.ts';

/** The newsroom of a house on a free port; its log lines are kept. */
async function listening(house: House): Promise<{ port: number; url: string; lines: string[] }> {
  const lines: string[] = [];
  const note = (_fields: unknown, message: string): void => void lines.push(message);
  const log: Log = { info: note, warn: note, error: note };
  const newsroom = openNewsroom({ ...house.rooms, log });
  const { url } = await newsroom.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => newsroom.close());
  return { port: Number(new URL(url).port), url, lines };
}

test('the overview shows what happened last, newest first, and that everything is pressed', async () => {
  const house = await aHouse();
  await house.publish({ story: aStory() });
  await house.withdraw(idOf(1));
  const { status, headers, text } = await ask((await listening(house)).port, '/');
  expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(await htmlFaults(text)).toEqual([]);
  expect(text).toContain('Newsroom of The Harbour Times');
  expect(text).toContain('Every change is on the readers’ site.');
  expect(text.indexOf('Withdrew')).toBeGreaterThan(0);
  expect(text.indexOf('Withdrew')).toBeLessThan(text.indexOf('Published “Ferry reaches the islands”'));
  expect(text).toContain(desk.name);
});

test('it shows the fifty newest of many changes, and what is not pressed yet', async () => {
  const house = await aHouse();
  for (let number = 1; number <= 60; number += 1) {
    await house.store.write((tx) =>
      recordChange(tx, { ...house.act(), summary: `Act ${number}.`, storyId: null, facts: [] }),
    );
  }
  const { text } = await ask((await listening(house)).port, '/');
  expect(text).toContain('60 changes are being pressed.');
  expect([...text.matchAll(/Act (\d+)\./g)].map(([, number]) => Number(number))).toEqual(
    Array.from({ length: 50 }, (_, at) => 60 - at),
  );
});

test('asked why a page is as it is, it names the change and the facts', async () => {
  const house = await aHouse();
  await house.publish({ story: aStory() });
  const { port } = await listening(house);
  const { text } = await ask(port, `/?why=${encodeURIComponent(storyPath(aStory()))}`);
  expect(text).toContain('Published “Ferry reaches the islands” (Ada Reed, ');
  expect(text).toContain(`<code>story/${idOf(1)}/body</code>`);
  expect(await htmlFaults(text)).toEqual([]);
  expect((await ask(port, '/?why=/nowhere')).text).toContain('/nowhere was never pressed.');
  expect((await ask(port, '/?why=')).text).toContain('was never pressed.');
});

test('what is typed and what is published comes back as words, never as markup', async () => {
  const house = await aHouse();
  const hostile = '<script>alert(1)</script>"><b>';
  await house.publish({ story: aStory({ headline: hostile }) });
  const { text } = await ask((await listening(house)).port, `/?why=${encodeURIComponent(hostile)}`);
  expect(text).not.toContain('<script');
  expect(text).toContain('&lt;script>alert(1)');
  expect(await htmlFaults(text)).toEqual([]);
});

test('its policy allows its one style sheet, its own form and nothing else', async () => {
  const { headers, text } = await ask((await listening(await aHouse())).port, '/');
  const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '';
  const digest = createHash('sha256').update(style).digest('base64');
  expect(headers['content-security-policy']).toBe(
    `default-src 'none'; style-src 'sha256-${digest}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  );
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  expect(headers).not.toHaveProperty('set-cookie');
});

test('it takes no orders, and bad requests are never our own fault', async () => {
  const { port, lines } = await listening(await aHouse());
  expect(await ask(port, '/', { method: 'POST' })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  expect((await ask(port, '/', { method: 'HEAD' })).status).toBe(200);
  expect((await ask(port, '/stories')).status).toBe(404);
  for (const path of ['//', '/?why=%', `/?why=${'a'.repeat(4000)}`, '/?why=%00', 'http://[/']) {
    const { text } = await exchange(port, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(text, path).toMatch(/^HTTP\/1\.1 (200|400|404) /);
  }
  expect(lines).toEqual([]);
});

test('a newsroom that is not set up yet says how to begin', async () => {
  const house = await aHouse();
  await house.store.write(async (tx) => {
    await tx.deleteFrom('documents').execute();
    await tx.deleteFrom('changes').execute();
  });
  const { text } = await ask((await listening(house)).port, '/');
  expect(text).toContain('Newsroom of Standfirst');
  expect(text).toContain('Nothing yet. Import a page:');
  expect(await htmlFaults(text)).toEqual([]);
});

test('a store that fails is a 500 that tells the reader nothing and the log once', async () => {
  const house = await aHouse();
  const { port, lines } = await listening(house);
  await house.store.write((tx) => tx.schema.alterTable('changes').renameTo('lost').execute());
  expect(await ask(port, '/')).toMatchObject({ status: 500, text: 'The newsroom could not answer. The log says why.' });
  expect(lines).toEqual(['The newsroom could not answer.']);
});
