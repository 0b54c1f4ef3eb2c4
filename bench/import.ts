// What an import of a thousand pages takes: memory of its process at its highest, processor time for each page, and how that time grows with
// the size of a page. node scripts/run.mjs bench/import.ts [pages] [FILE …]
// FILEs are read over and over in place of pages made here.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { row } from './report.ts';

const main = fileURLToPath(new URL('../dist/main/main.js', import.meta.url));
const [count = '1000', ...given] = process.argv.slice(2);
const WORDS =
  'council harbour ferry pier vote winter morning member street water price report budget island storm school crew engine coast night market union bridge ticket repair mayor'.split(
    ' ',
  );
const root = mkdtempSync(join(tmpdir(), 'standfirst-import-'));

row('pages', 'of each', 'published', 'highest memory', 'CPU a page', 'in all');
try {
  for (const isPublished of [false, true]) await measure(Number(count), { paragraphs: 25, isPublished });
  // Twice the size is twice the time where it is linear.
  if (given.length === 0)
    for (const paragraphs of [250, 500, 1000, 2000]) await measure(20, { paragraphs, isPublished: false });
} finally {
  rmSync(root, { recursive: true });
}

interface Kind {
  readonly paragraphs: number;
  readonly isPublished: boolean;
}

async function measure(pages: number, { paragraphs, isPublished }: Kind): Promise<void> {
  const folder = join(root, `${paragraphs}-${isPublished}`);
  const files = makePages(join(folder, 'pages'), pages, paragraphs);
  const size = readFileSync(files[0] ?? '').length;
  const publish = isPublished ? ['--publish'] : [];
  const { highest, cpu, wall } = await run(['import', '--data', join(folder, 'data'), ...publish, ...files]);
  row(
    pages,
    `${Math.round(size / 1024)} KB`,
    isPublished ? 'yes' : 'no',
    `${highest} MB`,
    `${Math.round(cpu / pages)} ms`,
    `${(wall / 1000).toFixed(1)} s`,
  );
}

/** Pages as papers' sites have them: more of everything else than of the story. */
function makePages(folder: string, pages: number, paragraphs: number): string[] {
  mkdirSync(folder, { recursive: true });
  const bodies = given.map((file) => ({ name: basename(file), bytes: readFileSync(file) }));
  return Array.from({ length: pages }, (_, at) => {
    const one = bodies.length > 0 ? bodies[at % bodies.length] : undefined;
    const file = join(folder, `${at}-${one?.name ?? 'page.html'}`);
    writeFileSync(file, one?.bytes ?? aPage(at, paragraphs));
    return file;
  });
}

function words(seed: number, many: number): string {
  return Array.from({ length: many }, (_, at) => WORDS[(seed * 31 + at * at * 7 + at * 13) % WORDS.length]).join(' ');
}

function aPage(at: number, paragraphs: number): string {
  const link = (n: number) => `<li><a href="/news/${at}-${n}">${words(at + n, 6)}</a></li>`;
  const links = (many: number) => `<ul>${Array.from({ length: many }, (_, n) => link(n)).join('')}</ul>`;
  const story = Array.from(
    { length: paragraphs },
    (_, n) =>
      `<p class="story-body__p">The ${words(at * 101 + n, 40)}, ${at}-${n}, said <a href="/p/${n}">${words(n, 3)}</a> on Tuesday.</p>`,
  );
  const script = `<script>window.data=${JSON.stringify(Array.from({ length: 150 }, (_, n) => ({ n, words: words(n, 12) })))}</script>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${words(at, 7)} ${at} - The Harbour Times</title>
<meta property="og:title" content="${words(at, 7)} ${at}"><meta property="article:published_time" content="2024-05-${10 + (at % 20)}T0${at % 10}:00:00Z">
<meta property="og:url" content="https://harbour.example/news/${at}-${paragraphs}">${script}<style>${'.a{color:red}'.repeat(400)}</style></head><body>
<header><nav>${links(40)}</nav></header><main><article><h1>${words(at, 7)} ${at}</h1><div class="byline">By Ada Reed</div>
<figure><img src="/i/${at}.jpg" alt="${words(at, 5)}"><figcaption>${words(at + 3, 9)}</figcaption></figure>${story.join('\n')}</article>
<aside><h2>More</h2>${links(30)}</aside></main><footer>${links(40)}</footer>${script}</body></html>`;
}

interface Taken {
  /** The most memory the process ever had, in megabytes. */
  readonly highest: number;
  /** Processor time of all its threads, in milliseconds. */
  readonly cpu: number;
  readonly wall: number;
}

async function run(args: readonly string[]): Promise<Taken> {
  const started = performance.now();
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)));
  let highest = 0;
  let cpu = 0;
  const look = (): void => {
    const { pid } = child;
    try {
      highest = Math.max(
        highest,
        Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0),
      );
      // The fields behind the name, from the third on: user and system time are the 14th and 15th (proc(5)).
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      cpu = Math.max(cpu, (Number(fields[11]) + Number(fields[12])) * 10);
    } catch {
      // It has ended between two looks.
    }
  };
  const timer = setInterval(look, 50);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`The import failed:\n${said}`);
  return { highest: Math.round(highest / 1024), cpu, wall: performance.now() - started };
}
