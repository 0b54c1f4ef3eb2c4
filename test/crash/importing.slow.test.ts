import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { readDraft } from '../../src/store/drafts.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { readRedirect } from '../../src/store/sources.ts';
import { readVersions } from '../../src/store/versions.ts';
import type { Story } from '../../src/story/story.ts';
import { chance } from '../house/chance.ts';
import { aFolder } from '../house/folders.ts';
import { rounds, SEED } from '../house/proof.ts';
import { standfirst } from '../house/standfirst.ts';
import { aChild, type Child } from './children.ts';
import { leftOvers, noFileTorn, soundAfterCatchingUp } from './proofs.ts';

// The command that imports files is killed at a random moment, over and over, on one data folder.

const ROUNDS = rounds({ short: 5, long: 60 });
const FILES_A_ROUND = 6;

interface Line {
  readonly file: string;
  readonly ok: boolean;
  readonly result: 'new' | 'changed' | 'known';
  readonly story: Story;
}

it('an import that is killed keeps every file it acknowledged, once, and tears no page', async () => {
  const folder = aFolder();
  const data = join(folder, 'data');
  const pick = chance(SEED);
  const acknowledged: Line[] = [];
  const files = Array.from({ length: ROUNDS * FILES_A_ROUND }, (_, number) => aPage(folder, number));
  for (let round = 0; round < ROUNDS; round += 1) {
    // Half of the files are those of the round before, so that what was cut off is begun again.
    const from = Math.max(0, round - 1) * FILES_A_ROUND;
    const child = aChild(
      '../../dist/main/main.js',
      'import',
      ...files.slice(from, from + 2 * FILES_A_ROUND),
      '--publish',
      '--json',
      '--data',
      data,
    );
    await killSomewhere(child, pick.number(500));
    acknowledged.push(...child.lines.map((line) => JSON.parse(line) as Line));
    if (round % 10 === 9) noFileTorn(data);
  }
  expect(acknowledged.every(({ ok }) => ok)).toBe(true);
  await proveStore(data, acknowledged);
  const again = await standfirst('import', ...files, '--publish', '--json', '--data', data);
  expect(again.code, again.err).toBe(0);
  const ids = new Map(
    again.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
      .map(({ file, story }) => [file, story.id]),
  );
  for (const { file, story } of acknowledged) expect(ids.get(file)).toBe(story.id);
  expect(new Set(ids.values()).size).toBe(files.length);
  expect(await standfirst('press', '--check', '--data', data)).toMatchObject({ code: 0, out: '' });
  await soundAfterCatchingUp(data);
  expect(leftOvers(data)).toEqual([]);
  process.stdout.write(`killed ${ROUNDS} imports, ${acknowledged.length} files acknowledged, seed ${SEED}\n`);
  expect(acknowledged.length).toBeGreaterThan(Math.floor(ROUNDS / 10));
});

/** Kills after so many milliseconds: some of them while it starts, most after its first acknowledgement. */
async function killSomewhere(child: Child, ms: number): Promise<void> {
  if (ms % 4 > 0) await child.nextLine();
  await sleep(ms);
  await child.kill();
}

async function proveStore(data: string, acknowledged: readonly Line[]): Promise<void> {
  const store = await openStore(join(data, 'standfirst.db'));
  try {
    for (const line of acknowledged) await proveKept(store, line);
  } finally {
    await store.close();
  }
}

async function proveKept({ reader }: Store, { file, story }: Line): Promise<void> {
  const versions = await readVersions(reader, story.id);
  expect(
    versions.map(({ headline }) => headline),
    file,
  ).toEqual([story.headline]);
  expect((await readDraft(reader, story.id))?.story.body, file).toEqual(story.body);
  expect(await readRedirect(reader, `/archive/${numberIn(story.headline)}.html`), file).toBe(story.id);
}

function numberIn(headline: string): string {
  return /\d+/.exec(headline)?.[0] ?? '';
}

/** A page of our own, as another site might have archived it. */
function aPage(folder: string, number: number): string {
  const pages = join(folder, 'pages');
  mkdirSync(pages, { recursive: true });
  const file = join(pages, `${number}.html`);
  const paragraphs = Array.from(
    { length: 6 },
    (_, at) =>
      `<p>This is paragraph ${at} of report ${number}. It says what was seen at the harbour, and by whom it was seen, at some length.</p>`,
  );
  writeFileSync(
    file,
    `<!doctype html><html lang="en"><head><title>Report ${number} from the harbour</title>
<link rel="canonical" href="https://courier.example/archive/${number}.html">
<meta property="og:title" content="Report ${number} from the harbour"><meta property="og:type" content="article">
<meta property="article:published_time" content="2021-03-0${(number % 9) + 1}T06:15:00Z"><meta property="article:section" content="World"></head>
<body><article><h1>Report ${number} from the harbour</h1>${paragraphs.join('\n')}</article></body></html>`,
  );
  return file;
}
