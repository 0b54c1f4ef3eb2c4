// Taking in a folder of stories (bench/make-stories.ts): stories and processor time a second, memory at its highest, and the bytes that each
// table takes in the database. node scripts/run.mjs bench/import-stories.ts FOLDER [DATABASE]: a database is kept.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '../src/base/clock.ts';
import { importStories } from '../src/newsroom/import-stories.ts';
import { openStore } from '../src/store/open-store.ts';
import { row, title } from './report.ts';

const [folder, kept] = process.argv.slice(2);
if (!folder) throw new Error('usage: bench/import-stories.ts FOLDER [DATABASE]');
const made = mkdtempSync(join(tmpdir(), 'standfirst-stories-'));
const file = kept ?? join(made, 'standfirst.db');
const store = await openStore(file);
store.keepLittle();
const began = performance.now();
const before = process.cpuUsage();
const writerBefore = process.threadCpuUsage();
const { stories, versions } = await importStories({ store, clock: systemClock, show: () => {} }, folder);
const { user, system } = process.cpuUsage(before);
const cpu = (user + system) / 1e6;
const writer = process.threadCpuUsage(writerBefore);
await store.close();
row('stories', 'versions', 'CPU', 'ms a story', 'of it the writer', 'stories/s', 'memory');
row(
  ...[
    stories,
    versions,
    `${cpu.toFixed(1)} s`,
    ((cpu * 1000) / stories).toFixed(2),
    ((writer.user + writer.system) / 1000 / stories).toFixed(2),
  ],
  ...[
    Math.round((stories / (performance.now() - began)) * 1000),
    `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  ],
);
const database = new DatabaseSync(file, { readOnly: true });
const parts = database
  .prepare('select name, sum(pgsize) as bytes from dbstat group by name order by bytes desc limit 16')
  .all() as { name: string; bytes: number }[];
title(`${Math.round(statSync(file).size / stories)} bytes a story`);
for (const { name, bytes } of parts) row(name.slice(0, 40), Math.round(bytes / stories));
database.close();
rmSync(made, { recursive: true });
