import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { publicNetwork } from './checks/ask-link.ts';
import { linkChecker } from './link-checker.ts';

/** A site that notes what it is asked and how many ask at once. */
async function aSite() {
  const asked: string[] = [];
  const most = { now: 0, ever: 0 };
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    most.now += 1;
    most.ever = Math.max(most.ever, most.now);
    setTimeout(() => {
      most.now -= 1;
      response.end();
    }, 20);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, most };
}

const anywhere = { ...publicNetwork, mayConnect: () => true };

test('an address is asked once an hour, and once for all who ask together', async () => {
  const site = await aSite();
  let now = 0;
  const links = linkChecker(anywhere, () => now);
  const href = `${site.url}/a`;
  await Promise.all([links.ask([href, href]), links.ask([href])]);
  now = 59 * 60_000;
  expect(await links.ask([href])).toEqual([{ is: 'good' }]);
  expect(site.asked).toEqual(['/a']);
  now = 60 * 60_000;
  await links.ask([href]);
  expect(site.asked).toEqual(['/a', '/a']);
});

test('a few are asked at once, and answers come in the order of the questions', async () => {
  const site = await aSite();
  const hrefs = Array.from({ length: 12 }, (_, at) => `${site.url}/${at}`);
  const answers = await linkChecker(anywhere).ask([...hrefs, 'http://10.0.0.1.invalid/']);
  expect(answers.map(({ is }) => is)).toEqual([...hrefs.map(() => 'good'), 'dead']);
  expect(site.most.ever).toBe(4);
});
