// What publishers wait for while the whole site follows a change of its settings: a hundred publications beside it, and a hundred on the quiet site before.
// node scripts/run.mjs bench/whole-site.ts [stories] [folder that is kept, for the next run]
import { existsSync, rmSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { silentLog } from '../src/base/log.ts';
import { newsroomFolder } from '../src/main/newsroom-folder.ts';
import { openRooms, type OpenRooms } from '../src/main/open-rooms.ts';
import { catchUp, pressAll, pressNow } from '../src/press/press.ts';
import { saveSettings } from '../src/store/documents.ts';
import { storeArchive } from '../src/store/archive.ts';
import { countDue } from '../src/store/due-pages.ts';
import { publishStory } from '../test/house/publish-story.ts';
import { madeStory, makeNewsroom } from './archive.ts';
import { percentile, row, title } from './report.ts';

const [STORIES = 20_000] = process.argv.slice(2, 3).map(Number);
const kept = process.argv[3];
const MANY = 100;
const EVERY_MS = 150;
const act = { at: '2026-11-24T09:00:00Z', by: 'bench', act: 'change-settings', summary: 'Named the site otherwise' };

const rooms = await openSite();
const sections = (await storeArchive(rooms.store.reader).sections())
  .filter(({ edition }) => edition === 'uk')
  .map(({ slug }) => slug);
let number = STORIES + (Date.now() % 1_000_000) * 10;

row('', 'p50', 'p99', 'longest', 'CPU p50', 'thread held');
await publications('warming up');
await publications('on the quiet site');
await changeSettings();
const started = performance.now();
const first = await timed(() => pressNow(rooms));
title(
  `hot pages: ${first.answer.pressed.length} in ${first.ms} ms, ${first.cpu} ms of CPU; ${first.answer.due} follow`,
);
let follows = true;
const rest = catchUp(rooms).finally(() => (follows = false));
await publications('while the site follows');
row('still following', String(follows), await countDue(rooms.store.reader));
await rest;
row('all followed in', `${((performance.now() - started) / 1000).toFixed(1)} s`);
row('peak RSS', `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
await rooms.close();
if (!kept) rmSync(rooms.folder.root, { recursive: true });

async function openSite(): Promise<OpenRooms> {
  if (kept && existsSync(kept)) return openRooms(newsroomFolder(kept), silentLog);
  const made = await makeNewsroom(STORIES, kept);
  await pressAll(made.rooms);
  return made.rooms;
}

async function changeSettings(): Promise<void> {
  const settings = await storeArchive(rooms.store.reader).settings();
  await rooms.store.write((tx) => saveSettings(tx, { ...settings, name: `The ${Date.now()} Times` }, act));
}

async function publications(when: string): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const [times, cpu]: [number[], number[]] = [[], []];
  for (let at = 0; at < MANY; at += 1) {
    const story = madeStory((number += 1), sections);
    const next = sleep(EVERY_MS);
    const one = await timed(() => publishStory(rooms, { story, change: 'first', note: null }, { name: 'bench' }));
    times.push(one.ms);
    cpu.push(one.cpu);
    await next;
  }
  delay.disable();
  const all = [percentile(times, 0.5), percentile(times, 0.99), Math.max(...times), percentile(cpu, 0.5)];
  row(when, ...all.map((one) => `${one.toFixed(1)} ms`), `${(delay.percentile(99.9) / 1e6).toFixed(0)} ms`);
}

async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; ms: number; cpu: number }> {
  const [began, before] = [performance.now(), process.cpuUsage()];
  const answer = await work();
  const used = process.cpuUsage(before);
  return { answer, ms: Math.round(performance.now() - began), cpu: Math.round((used.user + used.system) / 1000) };
}
