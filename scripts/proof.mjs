// npm run proof [-- WORD… --rounds N --seed S]: what is long by nature: crashes over and over, random newsroom days, readers served whatever fails,
// suggestions accepted and rejected at random, every page and screen in every look.
//   WORD        only files with this in their name: collaborating, newsroom-day
//   --rounds N  so many rounds instead of each proof's own number
//   --seed S    from this seed; each proof prints the seed it ran with
//   --fault NAMES what fails in a whole house, one after the other: npm run proof -- under-faults --minutes 2 --fault 'a press sleeps; a press is killed'
//   --minutes N how long a whole house is under faults (30 unless said): npm run proof -- under-faults --minutes 5
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { numberAfter } from './number-after.mjs';
import { prepare, root } from './prepare/prepare.mjs';

const words = process.argv.slice(2);
const env = { ...process.env, STANDFIRST_PROOF: 'long' };
for (const [option, name] of [
  ['--rounds', 'ROUNDS'],
  ['--seed', 'SEED'],
  ['--minutes', 'MINUTES'],
]) {
  const value = numberAfter(words, option);
  if (value !== null) env[name] = String(value);
}
const fault = words.indexOf('--fault');
if (fault >= 0) env.FAULT = words.splice(fault, 2)[1] ?? '';

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(prepare(), [vitest, 'run', ...words], { cwd: root, stdio: 'inherit', env });
process.exit(status ?? 1);
