import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

test('a process that cannot go on tells its parent why, in words for people, before it ends', async () => {
  const refused = new URL('refused.ts', import.meta.url).href;
  const work = `import(${JSON.stringify(refused)}).then(({ reportRefusal }) => reportRefusal(new Error('no room'))).then(process.exit)`;
  const child = fork('-e', [work], { execArgv: [] });
  const said: unknown[] = [];
  child.on('message', (one) => said.push(one));
  const [[code]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
  expect([...said, code]).toEqual([{ is: 'refused', say: expect.stringContaining('no room') }, 1]);
});
