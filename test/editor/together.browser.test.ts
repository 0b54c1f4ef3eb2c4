import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aWriter } from './at-the-page.ts';
import { documentWith } from './documents.ts';
import { body, caretAt, composes } from './written.ts';

const writer = aWriter();
const three = documentWith('First line.', 'One line for both.', 'Last line.').toJSON() as object;

type Act = (page: Page) => Promise<void>;

async function benAt(page: Page, words: string, on = 0): Promise<void> {
  await page.evaluate(([text, more]) => window.tools.place('ben', window.tools.at('ben', text) + more), [
    words,
    on,
  ] as const);
}

const press =
  (words: string, key: string, held = {}): Act =>
  async (page) => {
    await benAt(page, words);
    await page.evaluate(([name, keys]) => window.tools.press('ben', name, keys), [key, held] as const);
  };

const undone =
  (act: Act): Act =>
  async (page) => {
    await act(page);
    await page.evaluate(() => window.tools.press('ben', 'z', { ctrlKey: true }));
  };

const further: Act = async (page) => {
  await turned(page);
  await press('both', 'Enter')(page);
  await press('both', 'Tab')(page);
};

const cutAndPasted: Act = async (page) => {
  await benAt(page, 'One line');
  await page.evaluate(() => window.tools.cutBlock('ben'));
  await benAt(page, 'Last');
  await page.evaluate(() => window.tools.pasteBlock('ben'));
};

const turned: Act = async (page) => {
  await benAt(page, 'One line');
  await page.evaluate(() => window.tools.turn('ben', 'list'));
};

/** What Ben does to the paragraph in which Ada has her caret, and what stands when she goes on. */
const acts: readonly (readonly [what: string, act: Act, stands: string[]])[] = [
  ['cuts it', press('both', 'Enter'), ['First line.', 'One line for ', 'both. And more', 'Last line.']],
  [
    'cuts it and takes that back',
    undone(press('both', 'Enter')),
    ['First line.', 'One line for both. And more', 'Last line.'],
  ],
  [
    'moves it up',
    press('One line', 'ArrowUp', { altKey: true }),
    ['One line for both. And more', 'First line.', 'Last line.'],
  ],
  [
    'moves it down',
    press('One line', 'ArrowDown', { altKey: true }),
    ['First line.', 'Last line.', 'One line for both. And more'],
  ],
  [
    'moves it and takes that back',
    undone(press('One line', 'ArrowUp', { altKey: true })),
    ['First line.', 'One line for both. And more', 'Last line.'],
  ],
  [
    'moves the one before it down',
    press('First', 'ArrowDown', { altKey: true }),
    ['One line for both. And more', 'First line.', 'Last line.'],
  ],
  [
    'joins it to the one before',
    press('One line', 'Backspace'),
    ['First line.One line for both. And more', 'Last line.'],
  ],
  [
    'joins the next one to it',
    press('Last line', 'Backspace'),
    ['First line.', 'One line for both. And moreLast line.'],
  ],
  ['makes a list of it', turned, ['First line.', 'list(One line for both. And more)', 'Last line.']],
  [
    'makes points of it, one within the other',
    further,
    ['First line.', 'list(One line for  | > both. And more)', 'Last line.'],
  ],
  ['cuts it out and pastes it elsewhere', cutAndPasted, ['First line.', 'Last line.', 'One line for both. And more']],
  [
    'deletes it',
    async (page) => {
      await benAt(page, 'One line');
      await page.evaluate(() => window.tools.remove('ben'));
    },
    ['First line.', ' And more', 'Last line.'],
  ],
];

test.each(acts)('the caret stays with its words when somebody %s', async (_what, act, stands) => {
  const { page, alarms } = await writer.at(three, { people: 2 });
  await caretAt(page, 'both.', 5);
  await act(page);
  await page.keyboard.type(' And more');
  expect(await body(page)).toEqual(stands);
  expect(await body(page, 'ben')).toEqual(stands);
  expect(alarms).toEqual([]);
});

test.each(acts)(
  'what was typed before one saw it is where the caret is when somebody %s',
  async (_what, act, stands) => {
    const { page, alarms } = await writer.at(three, { people: 2 });
    await caretAt(page, 'both.', 5);
    await page.evaluate(() => window.tools.slow(true));
    await page.keyboard.type(' And');
    await act(page);
    await page.evaluate(() => window.tools.slow(false));
    await page.keyboard.type(' more');
    expect(await body(page)).toEqual(stands);
    expect(await body(page, 'ben')).toEqual(await body(page));
    expect(alarms).toEqual([]);
  },
);

test.each(acts)('a composition under way is whole when somebody %s', async (_what, act, stands) => {
  const { page, alarms } = await writer.at(three, { people: 2 });
  const cdp = await page.context().newCDPSession(page);
  await caretAt(page, 'both.', 5);
  await composes(cdp, ['ㅎ', '하']);
  await act(page);
  await composes(cdp, ['한'], '한');
  await page.keyboard.type('글');
  const wanted = stands.map((line) => line.replace(' And more', '한글'));
  await expect.poll(() => body(page)).toEqual(wanted);
  await expect.poll(() => body(page, 'ben')).toEqual(wanted);
  expect(alarms).toEqual([]);
});

test('what is typed where somebody cuts the paragraph out goes with it when they paste it, however late', async () => {
  const { page, alarms } = await writer.at(three, { people: 2 });
  await caretAt(page, 'both.', 5);
  await page.keyboard.type(' And');
  await benAt(page, 'One line');
  await page.evaluate(() => window.tools.cutBlock('ben'));
  await page.keyboard.type(' more');
  expect(await body(page)).toEqual(['First line.', ' And more', 'Last line.']);
  await benAt(page, 'Last');
  await page.evaluate(() => window.tools.pasteBlock('ben'));
  await page.keyboard.type('.');
  await expect.poll(() => body(page)).toEqual(['First line.', 'Last line.', 'One line for both. And more.']);
  expect(await body(page, 'ben')).toEqual(await body(page));
  expect(alarms).toEqual([]);
});

test('what is typed where one deletes the paragraph and takes that back while another moves it stays in it', async () => {
  const { page, alarms } = await writer.at(three, { people: 3 });
  await caretAt(page, 'both.', 5);
  await page.keyboard.type('Z');
  await page.evaluate(() => window.tools.slow(true));
  await benAt(page, 'One line');
  await page.evaluate(() => window.tools.remove('ben'));
  await page.keyboard.type('y');
  await page.evaluate(() => window.tools.press('ben', 'z', { ctrlKey: true }));
  await page.evaluate(() => {
    for (const words of ['Last', 'One line']) {
      window.tools.place('cleo', window.tools.at('cleo', words));
      window.tools.press('cleo', 'ArrowUp', { altKey: true });
    }
    window.tools.slow(false);
  });
  await expect.poll(() => body(page)).toEqual(['First line.', 'One line for both.Zy', 'Last line.']);
  expect(await body(page, 'cleo')).toEqual(await body(page));
  expect(alarms).toEqual([]);
});

/** What Ben does to some of the letters that Ada has typed, from one of them to another, and what stands when she goes on. */
const within: readonly (readonly [from: number, to: number, does: string, stands: string[]])[] = [
  [2, 4, '', ['Zqkv']],
  [0, 2, '', ['xjkv']],
  [4, 6, '', ['Zqxj']],
  [0, 6, '', ['']],
  [2, 4, 'AB', ['ZqABkv']],
  [3, 3, 'Enter', ['Zqx', 'jkv']],
];

test('what a colleague takes out of the words one types stays out, what they put there stays, and a cut is a cut', async () => {
  const { page, alarms } = await writer.at(
    documentWith(...within.flatMap((_one, at) => [`Quick ${at}: `, `Slow ${at}: `])).toJSON() as object,
    { people: 2 },
  );
  for (const [at, [from, to, does]] of within.entries()) {
    for (const pace of ['Quick', 'Slow']) {
      const start = `${pace} ${at}: `;
      await caretAt(page, start, start.length);
      await page.keyboard.type('Zqxjkv');
      await page.evaluate((is) => window.tools.slow(is), pace === 'Slow');
      await page.keyboard.type(pace === 'Slow' ? 'mn' : '');
      await page.evaluate(
        ([words, first, last, what]) => {
          const { tools } = window;
          const begin = tools.at('ben', words) + words.length;
          tools.place('ben', begin + first, begin + last);
          if (what === 'Enter') tools.press('ben', what);
          else tools.insert('ben', what);
        },
        [start, from, to, does] as const,
      );
      await page.evaluate(() => window.tools.slow(false));
      await page.keyboard.type(pace === 'Slow' ? 'op' : 'mnop');
    }
  }
  const wanted = within.flatMap(([, , , stands], at) =>
    ['Quick', 'Slow'].flatMap((pace) => {
      const [first, ...others] = [...stands.slice(0, -1), `${stands.at(-1)}mnop`];
      return [`${pace} ${at}: ${first}`, ...others];
    }),
  );
  await expect.poll(() => body(page)).toEqual(wanted);
  await expect.poll(() => body(page, 'ben')).toEqual(wanted);
  expect(alarms).toEqual([]);
});

test('words on their way to a text that was turned are not taken to others like those round the caret', async () => {
  const { page, alarms } = await writer.at(three, { people: 3 });
  await caretAt(page, 'both.', 5);
  await page.evaluate(() => window.tools.slow(true));
  await page.keyboard.type(' And');
  await turned(page);
  await benAt(page, 'First line.', 11);
  for (const letter of ' One line for both.') await page.evaluate((one) => window.tools.insert('ben', one), letter);
  await page.evaluate(() => window.tools.slow(false));
  await page.keyboard.type(' more');
  const stands = ['First line. One line for both.', 'list(One line for both. And more)', 'Last line.'];
  await expect.poll(() => body(page)).toEqual(stands);
  await expect.poll(() => body(page, 'ben')).toEqual(stands);
  expect(alarms).toEqual([]);
});

test('what nobody had seen comes along when somebody cuts before what they had seen, however much it is', async () => {
  const { page, alarms } = await writer.at(three, { people: 2 });
  await caretAt(page, 'both.');
  await page.keyboard.type('Zqx');
  await page.evaluate(() => window.tools.slow(true));
  await page.keyboard.type('jk, a long way past what others saw, ');
  await press('Zqx', 'Enter')(page);
  await page.evaluate(() => window.tools.slow(false));
  await page.keyboard.type('for ');
  const stands = ['First line.', 'One line for ', 'Zqxjk, a long way past what others saw, for both.', 'Last line.'];
  await expect.poll(() => body(page)).toEqual(stands);
  await expect.poll(() => body(page, 'ben')).toEqual(stands);
  expect(alarms).toEqual([]);
});

test('a letter typed before the same letter comes along with the others that nobody had seen', async () => {
  const { page, alarms } = await writer.at(documentWith('Nobody was hurt.').toJSON() as object, { people: 2 });
  await caretAt(page, 'urt');
  await page.keyboard.type('Zq');
  await page.evaluate(() => window.tools.slow(true));
  await page.keyboard.type('jut');
  await press('s h', 'Enter')(page);
  await page.evaluate(() => window.tools.slow(false));
  await page.keyboard.type('v');
  const stands = ['Nobody wa', 's hZqjutvurt.'];
  await expect.poll(() => body(page)).toEqual(stands);
  await expect.poll(() => body(page, 'ben')).toEqual(stands);
  expect(alarms).toEqual([]);
});

test('a letter typed before the same letter stands where it was typed, and what others have between them stays', async () => {
  const { page, alarms } = await writer.at(documentWith('The bel is loud.').toJSON() as object, { people: 2 });
  const carets = async (): Promise<number> =>
    page.evaluate(() => window.tools.selection('ben').from - window.tools.at('ben', 'The'));
  await benAt(page, 'l is', 1);
  await caretAt(page, 'l is');
  await page.keyboard.type('l');
  expect([await body(page, 'ben'), await carets()]).toEqual([['The bell is loud.'], 8]);
  await page.keyboard.press('Backspace');
  expect([await body(page, 'ben'), await carets()]).toEqual([['The bel is loud.'], 7]);
  expect(alarms).toEqual([]);
});

test('what is typed goes back with the text that somebody turned, joined or not to the next one meanwhile', async () => {
  const { page, alarms } = await writer.at(three, { people: 3 });
  await turned(page);
  await caretAt(page, 'both.', 4);
  await page.keyboard.type('Zq');
  await benAt(page, 'One line');
  await page.evaluate(() => window.tools.turn('ben', 'paragraph'));
  await page.keyboard.type('jk');
  await page.evaluate(() => {
    window.tools.place('cleo', window.tools.at('cleo', 'Last line'));
    window.tools.press('cleo', 'Backspace');
    window.tools.press('ben', 'z', { ctrlKey: true });
  });
  await page.keyboard.type('v');
  // Undo puts the list behind what was in its place.
  const stands = ['First line.', 'Last line.', 'list(One line for bothZqjkv.)'];
  await expect.poll(() => body(page)).toEqual(stands);
  await expect.poll(() => body(page, 'ben')).toEqual(stands);
  expect(alarms).toEqual([]);
});

/** A new paragraph of Ben's, where Ada's caret is in it, whether the line is slow all the while, and what stands when he has undone and redone it. */
const redone: readonly (readonly [what: string, isTyped: boolean, isSlow: boolean, stands: string[]])[] = [
  ['typed', true, false, ['First line.', 'New Zqxjkvmw0p5berth.', 'Last line.']],
  ['typed, on a slow connection', true, true, ['First line.', 'New berth.Zqxjkvmw0p5', 'Last line.']],
  ['cut from another', false, false, ['First Zqxjkvmw0p5', 'line.', 'Last line.']],
  ['cut from another, on a slow connection', false, true, ['First ', 'liZqxjkvmw0p5ne.', 'Last line.']],
];

test.each(redone)(
  'what one types in a paragraph that somebody undoes and redoes is whole: %s',
  async (_what, isTyped, isSlow, stands) => {
    const { page, alarms } = await writer.at(documentWith('First line.', 'Last line.').toJSON() as object, {
      people: 2,
    });
    const bens = (key: string) => page.evaluate((name) => window.tools.press('ben', name, { ctrlKey: true }), key);
    await benAt(page, isTyped ? '.' : 'line.', isTyped ? 1 : 0);
    await page.evaluate(() => window.tools.press('ben', 'Enter'));
    if (isTyped) await page.evaluate(() => window.tools.insert('ben', 'New berth.'));
    await caretAt(page, isTyped ? 'berth.' : 'line.', isTyped ? 0 : 2);
    await page.evaluate((is) => window.tools.slow(is), isSlow);
    await page.keyboard.type('Zqxj');
    await bens('z');
    await page.keyboard.type('kvmw');
    await bens('y');
    await page.keyboard.type('0p');
    await page.evaluate(() => window.tools.slow(false));
    await page.keyboard.type('5');
    await expect.poll(() => body(page)).toEqual(stands);
    await expect.poll(() => body(page, 'ben')).toEqual(stands);
    expect(alarms).toEqual([]);
  },
);

/** Yjs puts what two wrote in one place in the order of numbers that editors get by chance. */
const orders = [
  ['the colleague', 2],
  ['whoever types', 0],
] as const;
const joins = press('Last line', 'Backspace');
const joined = ['First line.', 'One line for both. And moreLast line.'];

/** Ada types a word of which Ben has seen one letter when he joins the next block to it; nothing of that has gone over yet. */
async function joinedHalfTyped(number: number): Promise<Awaited<ReturnType<typeof writer.at>>> {
  const at = await writer.at(three, { people: 2 });
  const { page } = at;
  await page.evaluate(([mine]) => (window.tools.rank('ada', mine), window.tools.rank('ben', 1)), [number] as const);
  await caretAt(page, 'both.', 5);
  await page.keyboard.type(' A');
  await page.evaluate(() => window.tools.slow(true));
  await page.keyboard.type('nd');
  await joins(page);
  return at;
}

test.each(orders)(
  'a word stays whole when the next block is joined to it half typed, and chance favours %s',
  async (_whom, number) => {
    const { page, alarms } = await joinedHalfTyped(number);
    await page.evaluate(() => window.tools.slow(false));
    await page.keyboard.type(' more');
    await expect.poll(() => body(page)).toEqual(joined);
    await expect.poll(() => body(page, 'ben')).toEqual(joined);
    expect(alarms).toEqual([]);
  },
);

test.each(orders)('so does one half composed, when chance favours %s', async (_whom, number) => {
  const { page, alarms } = await writer.at(three, { people: 2 });
  const cdp = await page.context().newCDPSession(page);
  await page.evaluate(([mine]) => (window.tools.rank('ada', mine), window.tools.rank('ben', 1)), [number] as const);
  await caretAt(page, 'both.', 5);
  await page.keyboard.type(' ');
  await composes(cdp, ['A', 'An']);
  await joins(page);
  await composes(cdp, ['And'], 'And');
  await page.keyboard.type(' more');
  await expect.poll(() => body(page)).toEqual(joined);
  await expect.poll(() => body(page, 'ben')).toEqual(joined);
  expect(alarms).toEqual([]);
});

test.each(orders)(
  'what colleagues put between letters that they saw stays there, when chance favours %s',
  async (_whom, number) => {
    const { page } = await writer.at(three, { people: 2 });
    await page.evaluate(([mine]) => (window.tools.rank('ada', mine), window.tools.rank('ben', 1)), [number] as const);
    await caretAt(page, 'both.', 5);
    await page.keyboard.type(' Ad');
    await benAt(page, 'Ad', 1);
    await page.evaluate(() => window.tools.insert('ben', 'n'));
    await page.keyboard.type('.');
    expect((await body(page))[1]).toBe('One line for both. And.');
    expect((await body(page, 'ben'))[1]).toBe('One line for both. And.');
  },
);

/** Ada begins in one browser session and goes on in the next, each with a number of its own; Ben has a third. */
const numbers = [
  [3, 5, 1],
  [3, 5, 4],
  [3, 5, 9],
  [5, 3, 1],
  [5, 3, 4],
  [5, 3, 9],
] as const;

test.each(numbers)(
  'what two wrote in one place while apart stands there once, each whole: %i and then %i, and %i',
  async (first, then, bens) => {
    const { page, alarms } = await writer.at(three, { people: 2 });
    const rank = (who: string, number: number) =>
      page.evaluate(([whose, is]) => window.tools.rank(whose, is), [who, number] as const);
    await rank('ada', first);
    await rank('ben', bens);
    await page.evaluate(() => window.tools.slow(true));
    await caretAt(page, 'both.', 5);
    await page.keyboard.type(' Planks are loose.');
    await rank('ada', then);
    await page.keyboard.type(' Nobody fell.');
    await benAt(page, 'both.', 5);
    for (const letter of ' So says the harbour.') await page.evaluate((one) => window.tools.insert('ben', one), letter);
    await page.evaluate(() => window.tools.slow(false));
    const [adas, his] = [' Planks are loose. Nobody fell.', ' So says the harbour.'];
    const either = [`One line for both.${adas}${his}`, `One line for both.${his}${adas}`];
    await expect.poll(async () => either.includes((await body(page))[1] ?? '')).toBe(true);
    await expect.poll(() => body(page, 'ben')).toEqual(await body(page));
    expect(alarms).toEqual([]);
  },
);

test.each(orders)(
  'whoever joins the next block to a half typed word and writes on in it loses nothing, when chance favours %s',
  async (_whom, number) => {
    const { page, alarms } = await joinedHalfTyped(number);
    await benAt(page, 'Last line', 9);
    await page.evaluate(() => window.tools.insert('ben', 's'));
    await page.evaluate(() => window.tools.slow(false));
    await page.evaluate(() => window.tools.insert('ben', ' here'));
    await page.keyboard.type(' more');
    const stands = ['First line.', 'One line for both. And moreLast lines here.'];
    await expect.poll(() => body(page)).toEqual(stands);
    await expect.poll(() => body(page, 'ben')).toEqual(stands);
    expect(alarms).toEqual([]);
  },
);

type Step = (page: Page) => Promise<unknown>;
const slow =
  (is: boolean): Step =>
  (page) =>
    page.evaluate((isSlow) => window.tools.slow(isSlow), is);
const types =
  (words: string): Step =>
  (page) =>
    page.keyboard.type(words);
const presses =
  (who: string, words: string, key: string, held = {}): Step =>
  (page) =>
    page.evaluate(
      ([name, at, is, keys]) => {
        const { tools } = window;
        if (at !== '') tools.place(name, tools.at(name, at));
        tools.press(name, is, keys);
      },
      [who, words, key, held] as const,
    );
const cuts = (who: string, words: string): Step => presses(who, words, 'Enter');
const lifts = (who: string, words: string): Step => presses(who, words, 'ArrowUp', { altKey: true });
const undoes = (who: string): Step => presses(who, '', 'z', { ctrlKey: true });
const redoes = (who: string): Step => presses(who, '', 'y', { ctrlKey: true });
const lists =
  (who: string, words: string): Step =>
  async (page) => {
    await page.evaluate(([name, at]) => window.tools.place(name, window.tools.at(name, at)), [who, words] as const);
    await page.evaluate((name) => window.tools.turn(name, 'list'), who);
  };
const clears =
  (who: string, words: string): Step =>
  async (page) => {
    await page.evaluate(([name, at]) => window.tools.place(name, window.tools.at(name, at)), [who, words] as const);
    await page.evaluate((name) => window.tools.remove(name), who);
  };

/** What two do to the paragraph in which Ada types before “both”, and what stands then: each word once, hers behind those that she typed behind. */
const atOnce: readonly (readonly [what: string, above: string, steps: readonly Step[], stands: string[]])[] = [
  [
    'both cut it at one moment, in the same place',
    'Above.',
    [types('Zq'), slow(true), types('xj'), cuts('ben', 'Zq'), cuts('cleo', 'Zq'), slow(false), types('kv')],
    ['One line for ', 'Zqxjkvboth.'],
  ],
  [
    'both move it at one moment',
    'Above.',
    [types('Zq'), slow(true), types('xj'), lifts('ben', 'One'), lifts('cleo', 'One'), slow(false), types('kv')],
    ['One line for Zqxjkvboth.'],
  ],
  [
    'one cuts it while another moves it',
    'Above.',
    [types('Zq'), slow(true), types('xj'), lifts('ben', 'One'), cuts('cleo', 'line'), slow(false), types('kv')],
    ['One line for Zqxjkvboth.'],
  ],
  [
    'somebody takes back that they made a list of it, and does it again',
    'Above.',
    [types('Zq'), lists('ben', 'One'), types('xj'), undoes('ben'), types('kv'), redoes('ben'), types('wy')],
    ['list(One line for Zqxjkvwyboth.)'],
  ],
  [
    'somebody takes back a cut before all that she typed',
    'Above.',
    [types('Zq'), cuts('ben', 'Zq'), types('xj'), undoes('ben'), types('kv')],
    ['One line for Zqxjkvboth.'],
  ],
  [
    'somebody takes it away, and takes that back after she went on',
    'Above.',
    [types('Zqxj'), clears('ben', 'One'), types('kv'), undoes('ben'), types('wy')],
    ['One line for Zqxjkvwyboth.'],
  ],
  [
    'somebody takes it away, and it was all there was',
    '',
    [types('Zqxj'), clears('ben', 'One'), types('kv')],
    ['Zqxjkv'],
  ],
];

test.each(atOnce)('nothing stands twice and nothing is lost when %s', async (_what, above, steps, stands) => {
  const lines = [above, 'One line for both.'].filter(Boolean);
  const { page, alarms } = await writer.at(documentWith(...lines).toJSON() as object, { people: 3 });
  await caretAt(page, 'both.');
  for (const step of steps) await step(page);
  for (const who of ['ada', 'ben', 'cleo']) {
    const written = async (): Promise<string[]> =>
      (await body(page, who)).filter((line) => line !== '' && line !== above);
    await expect.poll(written).toEqual(stands);
  }
  expect(alarms).toEqual([]);
});

test('a selection stays on its words, and a selected block is the one that was selected', async () => {
  const { page } = await writer.at(three, { people: 2 });
  await page.evaluate(() =>
    window.tools.select('ada', window.tools.at('ada', 'line for'), window.tools.at('ada', 'both') + 4),
  );
  await press('One line', 'ArrowUp', { altKey: true })(page);
  await press('for both', 'Enter')(page);
  const [from, at] = await page.evaluate(
    () => [window.tools.selection('ada').from, window.tools.at('ada', 'line ')] as const,
  );
  expect(from).toBe(at);
  expect((await page.evaluate(() => window.tools.selection('ada'))).to).toBe(
    await page.evaluate(() => window.tools.at('ada', 'both') + 4),
  );
  await caretAt(page, 'Last');
  await page.keyboard.press('Escape');
  await press('Last', 'ArrowUp', { altKey: true })(page);
  expect((await page.evaluate(() => window.tools.selection('ada'))).from).toBe(
    await page.evaluate(() => window.tools.at('ada', 'Last') - 1),
  );
});

test('others see the caret where its words went', async () => {
  const { page } = await writer.at(three, { people: 3 });
  await caretAt(page, 'both.', 5);
  await press('both', 'Enter')(page);
  for (const who of ['ben', 'cleo']) {
    const place = page.locator(`#${who} .text p`, { has: page.locator('.cursor') });
    await expect.poll(() => place.evaluate((p) => p.textContent?.replaceAll('\u2060', ''))).toBe('both.Ada Reed');
  }
});
