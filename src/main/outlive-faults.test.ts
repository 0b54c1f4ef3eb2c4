import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const files = ['outlive-faults.ts', 'open-log.ts'].map((name) => new URL(name, import.meta.url).href);

/** A process that outlives faults, and has these; how it ends, and the words of its log. */
async function aProcess(faults: string) {
  const program = `
    const [{ outliveFaults }, { openLog }] = await Promise.all(${JSON.stringify(files)}.map((file) => import(file)));
    outliveFaults(openLog('info', 'tried'));
    ${faults}
    setTimeout(() => process.stdout.write('still here'), 50);`;
  const { stdout, stderr, code } = await run(process.execPath, ['--input-type=module', '-e', program]).then(
    (said) => ({ ...said, code: 0 }),
    (ended: { stdout: string; stderr: string; code: number }) => ended,
  );
  const lines = stderr.split('\n').filter((line) => line.startsWith('{'));
  return { stdout, code, log: lines.map((line) => JSON.parse(line) as { msg: string; err?: { message: string } }) };
}

test('a fault in a timer, a handler or a promise that nobody waits for is a line in the log, and the process goes on', async () => {
  const { stdout, code, log } = await aProcess(`
    const { EventEmitter } = await import('node:events');
    setTimeout(() => { throw new Error('database or disk is full'); }, 1);
    setImmediate(() => new EventEmitter().emit('error', new Error('nobody listens')));
    void Promise.reject(new Error('nobody waits'));
    process.nextTick(() => { throw 'no error at all'; });`);
  expect({ stdout, code }).toEqual({ stdout: 'still here', code: 0 });
  const told = log.map(({ err }) => err?.message ?? err);
  expect(new Set(told)).toEqual(
    new Set(['database or disk is full', 'no error at all', 'nobody listens', 'nobody waits']),
  );
});

test('a process that does nothing but fail ends, so that another is begun', async () => {
  const { code, log } = await aProcess(`setInterval(() => { throw new Error('again'); }, 1);`);
  expect({ code, faults: log.filter(({ err }) => err).length }).toEqual({ code: 1, faults: 21 });
  expect(log.at(-1)?.msg).toBe('Too much failed within a minute: this process ends.');
});
