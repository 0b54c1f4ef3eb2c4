import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chance } from '../house/chance.ts';
import { isLong } from '../house/proof.ts';
import { aWriter } from './at-the-page.ts';
import { documentWith } from './documents.ts';
import { body, caretAt, composes } from './written.ts';

const writer = aWriter();
/** `ROUNDS=20 SEED=5000` tries more, or again; a failure says its seed and what was done (decision 0016). */
const ROUNDS = Number(process.env['ROUNDS'] ?? 1);
/** Seeds that once parted what was typed. */
const ONCE = process.env['SEED'] ? [] : [7003, 8061, ...(isLong ? [9308] : [])];

function seeds(): number[] {
  const first = Number(process.env['SEED'] ?? 100);
  return [...Array.from({ length: ROUNDS }, (_none, round) => first + round), ...ONCE];
}
const TYPED = 'Zqxjkvwy 0123456789 zyxwvut';

/** What a colleague may do to the paragraphs of a story, at a place of the body that is given in parts of its length. */
const keeping = ['split', 'join', 'up', 'down', 'turn', 'back', 'undo', 'redo', 'type'] as const;
/** With `TAKING=1` they cut blocks out and delete them too, so that two may take away at once what a third writes in. */
const acts = process.env['TAKING'] ? ([...keeping, 'cut', 'paste', 'remove'] as const) : keeping;

async function does(page: Page, who: string, act: (typeof acts)[number], part: number): Promise<void> {
  await page.evaluate(
    ([name, what, share]) => {
      const { tools } = window;
      const keys: Record<string, [string, object]> = {
        split: ['Enter', {}],
        join: ['Backspace', {}],
        up: ['ArrowUp', { altKey: true }],
        down: ['ArrowDown', { altKey: true }],
        undo: ['z', { ctrlKey: true }],
        redo: ['y', { ctrlKey: true }],
      };
      tools.placeInBody(name, { part: share, isStart: what === 'join', before: 'z' });
      const key = keys[what];
      if (key) tools.press(name, key[0], key[1]);
      else if (what === 'turn') tools.turn(name, 'list');
      else if (what === 'back') tools.turn(name, 'paragraph');
      else if (what === 'cut') tools.cutBlock(name);
      else if (what === 'paste') tools.pasteBlock(name);
      else if (what === 'remove') tools.remove(name);
      else tools.insert(name, 'abc ');
    },
    [who, act, part] as const,
  );
}

async function oneRound(seed: number, isComposed: boolean): Promise<void> {
  const { number: pick } = chance(seed);
  const lines = ['The outer wall fell.', 'A ferry waits at noon.', 'Both lamps are lit.', 'Nobody was hurt.'];
  const { page, alarms } = await writer.at(documentWith(...lines).toJSON() as object, { people: 3 });
  const cdp = await page.context().newCDPSession(page);
  await caretAt(page, ['wall', 'noon', 'lamps', 'hurt'][pick(4)] ?? 'wall', pick(4));
  const log: string[] = [];
  for (const letter of TYPED) {
    if (isComposed) await composes(cdp, [letter.toLowerCase(), letter], letter);
    else await page.keyboard.type(letter);
    for (let times = pick(3); times > 0; times -= 1) {
      const [who, act, part] = [
        ['ben', 'cleo'][pick(2)] ?? 'ben',
        acts[pick(acts.length)] ?? 'split',
        pick(1000) / 1000,
      ] as const;
      const isSlow = pick(4) === 0 ? pick(2) === 0 : null;
      if (isSlow !== null) await page.evaluate((is) => window.tools.slow(is), isSlow);
      await does(page, who, act, part);
      log.push(`${letter} ${isSlow === null ? '' : isSlow ? 'slow ' : 'quick '}${who} ${act} ${part}`);
    }
  }
  await page.evaluate(() => window.tools.slow(false));
  await expect.poll(() => body(page, 'ben')).toEqual(await body(page));
  const all = (await body(page)).join('\n');
  const how = `seed ${seed}${isComposed ? ', composed' : ''}\n${log.join('\n')}\n${all}\n${alarms.join('\n')}`;
  expect(all.split(TYPED).length - 1, how).toBe(1);
  expect(await body(page, 'cleo'), how).toEqual(await body(page));
  expect(alarms, how).toEqual([]);
}

/** Every seed is tried, whatever the ones before it said. */
async function allRounds(isComposed: boolean): Promise<void> {
  const failed: string[] = [];
  for (const seed of seeds()) {
    await oneRound(seed, isComposed).catch((error: unknown) => failed.push(String(error)));
  }
  expect(failed.join('\n\n')).toBe('');
}

test('whatever two colleagues do to the blocks of a story, what a third types arrives whole and in one place', async () => {
  await allRounds(false);
}, 3_600_000);

test('and so does what a third composes', async () => {
  await allRounds(true);
}, 3_600_000);
