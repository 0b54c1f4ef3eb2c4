// Everything we measure, side by side in one run on this machine: npm run bench
import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { title } from './report.ts';

const run = fileURLToPath(new URL('../scripts/run.mjs', import.meta.url));

title(
  `${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
);
measure('Serving: a story page with its includes', 'http.ts');
measure('Pressing: publish-to-live and the full press', 'press.ts');
measure('Fronts: arranging and launching one of sixty cards', 'fronts.ts');
measure('Breaking banner, and a release of a story with a front, beside a story alone', 'banner-release.ts');
measure('The screen of a front of sixty cards: opening it, and another’s move on it', 'front-screen.ts');
measure(
  'From a publication to readers on other machines, with one, two and three of them; and what those serve',
  'nodes.ts',
);
measure('Readers’ search: its index, and an answer beside a page', 'search.ts');
measure('Importing: memory and processor time of a thousand pages', 'import.ts');
measure('The desk: 100,000 stories filtered, sorted, counted and searched', 'desk.ts');
measure('A keystroke and a publication, acknowledged by a store in a file and on PostgreSQL', 'stores.ts');
measure('Typing: from a keystroke to its acknowledgement, three editors in 3,000 words', 'typing.ts');
measure(
  'A thousand people connected to the newsroom: memory, processor time, and a keystroke among them',
  'connected.ts',
);
measure('Fifty photographs at once: what readers and whoever types feel, beside none', 'uploads.ts');
measure('Flooded: the same while one person sends as fast as they can over 100 connections', 'flood.ts');
measure('Typing on the screen: what a keystroke costs in a long story', 'typing-screen.ts');
measure('Opening: until a story can be typed in', 'editor-start.ts');
measure('Starting: until the front answers, and memory', 'start.ts');
measure('Reading: Lighthouse on the served sample', 'lighthouse.ts');

function measure(what: string, file: string): void {
  title(what);
  const { status } = spawnSync(process.execPath, [run, fileURLToPath(new URL(file, import.meta.url))], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
