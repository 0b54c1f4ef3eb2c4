// How much of a story an import finds on pages whose story is known. The pages are other people's and stay outside.
//   node scripts/run.mjs bench/extraction.ts FOLDER [--worst N]
// FOLDER holds a folder a page with `source.html`, `expected.html` and `expected-metadata.json` (as mozilla/readability lays its tests out),
// or `html/NAME.html` beside `ground-truth.json` ({ NAME: { articleBody } }), or pages `NAME.html` each with a `NAME.json` (`Known` below).
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Block, wordsOf } from '../src/story/blocks.ts';
import { growTree } from '../src/wire/html/dom.ts';
import { linesUnder } from '../src/wire/html/quotes.ts';
import { readPage } from '../src/wire/read-page.ts';
import { bareWords } from '../src/wire/words/tidy.ts';

/** What is known of a page: its text, or stretches that its story has and has not. */
interface Known {
  readonly text?: string;
  readonly title?: string | null | undefined;
  readonly byline?: string | null | undefined;
  readonly with?: readonly string[];
  readonly without?: readonly string[];
}

interface Page {
  readonly name: string;
  readonly file: string;
  readonly known: Known;
}

interface Found {
  readonly page: Page;
  readonly refused: string | null;
  readonly title: string;
  readonly byline: string;
  readonly text: string;
  /** The text with standfirst and main picture, which stand apart in a story of ours and in one line with it on other people's lists. */
  readonly whole: string;
  /** True when the page states no headline and its first words stand for one. */
  readonly isUntitled: boolean;
  readonly cpu: number;
}

interface Score {
  readonly precision: number;
  readonly recall: number;
}

const [folder = '', ...options] = process.argv.slice(2);
const worst = options[0] === '--worst' ? Number(options[1]) : 0;
const found: Found[] = [];
for (const page of pagesIn(folder)) found.push(await read(page));
report();

function pagesIn(root: string): Page[] {
  const truth = join(root, 'ground-truth.json');
  if (existsSync(truth)) return truthPages(root, JSON.parse(readFileSync(truth, 'utf8')) as Record<string, Truth>);
  return readdirSync(root).flatMap((name): Page[] => {
    const at = join(root, name);
    if (statSync(at).isDirectory()) return existsSync(join(at, 'source.html')) ? [folderPage(at)] : [];
    const known = at.replace(/\.html?$/, '.json');
    return known !== at && existsSync(known)
      ? [{ name, file: at, known: JSON.parse(readFileSync(known, 'utf8')) as Known }]
      : [];
  });
}

interface Truth {
  readonly articleBody: string;
}

function truthPages(root: string, truth: Record<string, Truth>): Page[] {
  return Object.entries(truth).map(([name, { articleBody }]) => ({
    name,
    file: join(root, 'html', `${name}.html`),
    known: { text: articleBody },
  }));
}

function folderPage(at: string): Page {
  const { title, byline } = JSON.parse(readFileSync(join(at, 'expected-metadata.json'), 'utf8')) as Known;
  const text = linesUnder(growTree(readFileSync(join(at, 'expected.html'), 'utf8'))).join('\n');
  return { name: basename(at), file: join(at, 'source.html'), known: { text, title, byline } };
}

async function read(page: Page): Promise<Found> {
  const from = process.cpuUsage();
  const answer = await readPage(readFileSync(page.file), { fileName: basename(page.file) });
  const { user, system } = process.cpuUsage(from);
  const cpu = (user + system) / 1000;
  if (!answer.ok)
    return {
      page,
      refused: answer.problems.map((one) => one.code).join(' '),
      title: '',
      byline: '',
      text: '',
      whole: '',
      isUntitled: true,
      cpu,
    };
  const { story, warnings } = answer.arrival;
  const text = (story.body ?? []).map((block) => wordsOf(block as Block)).join('\n');
  const main = story.mainMedia ? wordsOf(story.mainMedia as Block) : '';
  return {
    page,
    refused: null,
    title: story.headline,
    byline: (story.byline ?? []).map((one) => one.person).join(', '),
    text,
    whole: [story.standfirst ?? '', main, text].join('\n'),
    isUntitled: warnings.some((one) => one.code === 'headline-made'),
    cpu,
  };
}

/** Stretches of four words, with how often each stands in a text. */
function shingles(text: string): Map<string, number> {
  const words = bareWords(text).split(' ').filter(Boolean);
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, words.length - 3); at += 1) {
    const one = words.slice(at, at + 4).join(' ');
    counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  return counts;
}

/** Shares of shingles, as the benchmarks of extraction count them. */
function byShingles(text: string, known: string): Score {
  const [ours, theirs] = [shingles(text), shingles(known)];
  let both = 0;
  for (const [one, count] of ours) both += Math.min(count, theirs.get(one) ?? 0);
  const sum = (counts: Map<string, number>) => [...counts.values()].reduce((total, count) => total + count, 0);
  if (text.trim() === '') return { precision: 0, recall: 0 };
  return { precision: both / sum(ours), recall: both / sum(theirs) };
}

function byStretches(text: string, known: Known): Score {
  const told = ` ${bareWords(text)} `;
  const has = (stretch: string) => told.includes(` ${bareWords(stretch)} `);
  const kept = (known.with ?? []).filter(has).length;
  const stray = (known.without ?? []).filter(has).length;
  return { precision: kept === 0 ? 0 : kept / (kept + stray), recall: kept / Math.max(1, known.with?.length ?? 0) };
}

function scoreOf({ known }: Page, text: string): Score {
  return known.text === undefined ? byStretches(text, known) : byShingles(text, known.text);
}

function meanOf(scores: readonly Score[]): Score {
  return {
    precision: mean(scores.map(({ precision }) => precision)),
    recall: mean(scores.map(({ recall }) => recall)),
  };
}

function printed(score: Score): string {
  return `precision ${score.precision.toFixed(3)}  recall ${score.recall.toFixed(3)}  F1 ${f1(score).toFixed(3)}`;
}

/** The title that is known, or none where none is known and none was found. */
function isTitled({ title, isUntitled, page: { known } }: Found): boolean {
  return known.title === '' ? isUntitled : isTitle(title, known.title ?? '');
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);
}

function f1({ precision, recall }: Score): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** The same words, or the same but for a site's name before or after them. */
function isTitle(title: string, known: string): boolean {
  const [ours, theirs] = [bareWords(title), bareWords(known)];
  return (
    ours === theirs || (ours.split(' ').length > 1 && (theirs.startsWith(`${ours} `) || theirs.endsWith(` ${ours}`)))
  );
}

function isByline(byline: string, known: string): boolean {
  const [ours, theirs] = [bareWords(byline), bareWords(known)];
  return ours !== '' && (` ${theirs} `.includes(` ${ours} `) || ` ${ours} `.includes(` ${theirs} `));
}

function report(): void {
  const scores = found.map((one) => ({ one, score: scoreOf(one.page, one.text) }));
  const half = (from: number): Score => meanOf(scores.filter((_, at) => at % 2 === from).map(({ score }) => score));
  const refused = found.filter((one) => one.refused);
  const signed = found.filter(({ page }) => page.known.byline);
  const unsigned = found.filter(({ page }) => page.known.byline === null);
  const titled = found.filter(({ page }) => typeof page.known.title === 'string');
  const cpu = found.map((one) => one.cpu).sort((a, b) => a - b);
  const print = (line: string) => process.stdout.write(`${line}\n`);
  print(
    `${found.length} pages, ${refused.length} refused: ${refused.map((one) => `${one.page.name} (${one.refused})`).join(', ')}`,
  );
  print(`text    ${printed(meanOf(scores.map(({ score }) => score)))}`);
  print(`  of every second page: F1 ${f1(half(0)).toFixed(3)}, of the others: F1 ${f1(half(1)).toFixed(3)}`);
  print(`  with standfirst and main picture: ${printed(meanOf(found.map((one) => scoreOf(one.page, one.whole))))}`);
  print(
    `titles  ${titled.filter((one) => one.title === one.page.known.title).length} exact, ${titled.filter(isTitled).length} but for a site's name, of ${titled.length}`,
  );
  print(
    `bylines ${signed.filter((one) => isByline(one.byline, one.page.known.byline ?? '')).length} of ${signed.length}; given where none is known: ${unsigned.filter((one) => one.byline !== '').length} of ${unsigned.length}`,
  );
  print(
    `CPU     median ${cpu[cpu.length >> 1]?.toFixed(0)} ms, 95th percentile ${cpu[Math.floor(cpu.length * 0.95)]?.toFixed(0)} ms, most ${cpu.at(-1)?.toFixed(0)} ms; memory ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB`,
  );
  if (worst === 0) return;
  for (const { one, score } of scores.sort((a, b) => f1(a.score) - f1(b.score)).slice(0, worst))
    print(`  ${f1(score).toFixed(2)} p ${score.precision.toFixed(2)} r ${score.recall.toFixed(2)}  ${one.page.name}`);
  for (const one of titled.filter((each) => !isTitled(each)))
    print(`  title  ${one.page.name}: “${one.title}”, known “${one.page.known.title}”`);
  for (const one of signed.filter((each) => !isByline(each.byline, each.page.known.byline ?? '')))
    print(`  byline ${one.page.name}: “${one.byline}”, known “${one.page.known.byline}”`);
  for (const one of unsigned.filter((each) => each.byline !== ''))
    print(`  byline ${one.page.name}: “${one.byline}”, none known`);
}
