// Writes any number of stories in the form of an export, for `standfirst import`: node scripts/run.mjs bench/make-stories.ts FOLDER STORIES [seed]
// Lengths, sections, topics, versions, languages and days are like those of a large paper; the same numbers write the same bytes.
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleNewsroom } from '../src/sample/sample-newsroom.ts';
import { madeTopic, madeVersions, topicsFor } from './made/stories.ts';

const [folder, count, seed = '1'] = process.argv.slice(2);
if (!folder || !count) throw new Error('usage: bench/make-stories.ts FOLDER STORIES [seed]');
const order = { stories: Number(count), seed: Number(seed) };
mkdirSync(folder, { recursive: true });
const tables = { documents: written('documents', documents()), versions: written('versions', versions()) };
writeFileSync(join(folder, 'standfirst-export.json'), `${JSON.stringify({ form: 1, tables }, null, 2)}\n`);

function* documents(): Iterable<object> {
  const { settings, sections } = sampleNewsroom('http://localhost:4000');
  const row = (name: string, value: object) => ({ name, json: JSON.stringify(value) });
  yield row('settings', settings);
  for (const section of sections) yield row(`section/${section.slug}`, section);
  for (let at = 0; at < topicsFor(order.stories); at += 1) yield row(`topic/made-${at}`, madeTopic(at));
}

function* versions(): Iterable<object> {
  for (let number = 0; number < order.stories; number += 1) yield* madeVersions(number, order);
}

function written(table: string, rows: Iterable<object>): { rows: number; sha256: string } {
  const file = join(folder!, `${table}.jsonl`);
  const digest = createHash('sha256');
  let [lines, many] = ['', 0];
  const flush = (): void => {
    digest.update(lines);
    appendFileSync(file, lines);
    lines = '';
  };
  writeFileSync(file, '');
  for (const one of rows) {
    lines += `${JSON.stringify(one)}\n`;
    many += 1;
    if (lines.length > 1_000_000) flush();
  }
  flush();
  return { rows: many, sha256: digest.digest('hex') };
}
