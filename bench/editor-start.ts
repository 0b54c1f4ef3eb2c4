// How long it takes until a story can be typed in, on this machine: from asking for its address, with an empty cache, until a
// typed letter stands in the text. node scripts/run.mjs bench/editor-start.ts ORIGIN, of a newsroom started with --demo.
import { chromium as launcher } from 'playwright-core';
import { chromium, chromiumOptions } from '../test/house/programs.ts';

const ROUNDS = 7;
const origin = process.argv[2] ?? 'http://localhost:4001';

const browser = await launcher.launch({ executablePath: chromium.path ?? '', args: [...chromiumOptions] });
const signedIn = await browser.newContext({ baseURL: origin });
const door = await signedIn.newPage();
await door.goto('/sign-in');
const storyId = await door.evaluate(async () => {
  const ways = (await (await fetch('/api/session/ways')).json()) as { demoPeople: { id: string; role: string }[] };
  const id = ways.demoPeople.find(({ role }) => role === 'reporter')?.id;
  const headers = { 'content-type': 'application/json' };
  await fetch('/api/session/demo', { method: 'POST', headers, body: JSON.stringify({ id }) });
  const desk = (await (await fetch('/api/desk?lane=writing')).json()) as { stories: { id: string }[] };
  return desk.stories[0]?.id ?? '';
});
const cookies = await signedIn.storageState();

const shown: number[] = [];
const typed: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const context = await browser.newContext({ baseURL: origin, storageState: cookies });
  const page = await context.newPage();
  const start = performance.now();
  await page.goto(`/stories/${storyId}`, { waitUntil: 'commit' });
  await page.locator('.ProseMirror[contenteditable=true]').waitFor();
  shown.push(performance.now() - start);
  await page.locator('.form-field-headline .field-words').click();
  await page.keyboard.type('§');
  await page.locator('.form-field-headline .field-words', { hasText: '§' }).waitFor();
  typed.push(performance.now() - start);
  await page.keyboard.press('Backspace');
  await context.close();
}
await browser.close();

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const worst = (values: readonly number[]): number => Math.max(...values);
console.log(`text editable   ${middle(shown).toFixed(0)} ms, at worst ${worst(shown).toFixed(0)} ms`);
console.log(
  `a letter stands ${middle(typed).toFixed(0)} ms, at worst ${worst(typed).toFixed(0)} ms (${ROUNDS} fresh browsers)`,
);
