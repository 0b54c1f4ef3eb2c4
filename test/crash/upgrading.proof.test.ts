import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { readSettings } from '../../src/store/documents.ts';
import { saveDraft } from '../../src/store/drafts.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { readVersions } from '../../src/store/versions.ts';
import { type Story, storySchema } from '../../src/story/story.ts';
import { pages } from '../cli/newsrooms.ts';
import { readersFiles } from '../house/distributed.ts';
import { atTheEnd } from '../house/endings.ts';
import { firstAdministrator } from '../house/first-administrator.ts';
import { aFolder } from '../house/folders.ts';
import { NoPostgres, startPostgres } from '../house/postgres-server.ts';
import { aCommandOf, type Served, until } from '../house/standfirst.ts';
import { idOf, paragraph } from '../house/stories.ts';
import { root } from '../tidy/source-tree.ts';

// This build and one after it, each built and run as real processes on one PostgreSQL. The newer upgrades the tables, compatibly, and has a new design; the older
// goes on beside it, is started again, and publishes, while the newer presses; it never presses itself, whoever else does or does not.

const OLDER = join(root, 'dist');
const NEWER_NAME = '9999-later.compatible';
type Environment = Readonly<Record<string, string>>;

/** The sources as they are here, with one migration more and a new design, built. */
function aNewerBuild(): string {
  const folder = join(aFolder(), 'newer');
  mkdirSync(folder);
  for (const one of ['src', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'])
    cpSync(join(root, one), join(folder, one), { recursive: true });
  for (const one of ['node_modules', 'sample', 'bin', 'docs', 'deploy', 'test'])
    symlinkSync(join(root, one), join(folder, one));
  const list = join(folder, 'src/store/migrations.ts');
  const text = readFileSync(list, 'utf8');
  const more = `  '${NEWER_NAME}': {\n    up: async (db) => void (await db.schema.alterTable('stories').addColumn('of_tomorrow', 'text').execute()),\n  },\n`;
  writeFileSync(
    list,
    text.replace("  '0041-purges-since': purgesSince,\n", (line) => line + more),
  );
  if (!readFileSync(list, 'utf8').includes(NEWER_NAME))
    throw new Error('The migration of the newer build found no place.');
  appendFileSync(join(folder, 'src/site/styles/base.css'), '\n.of-tomorrow { color: inherit }\n');
  execFileSync(process.execPath, [join(folder, 'scripts/build.mjs')], { cwd: folder, stdio: 'inherit' });
  return join(folder, 'dist');
}

function ran(
  build: string,
  env: Environment,
  ...words: readonly string[]
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(build, 'main/main.js'), ...words], { env: { ...process.env, ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}

test('an older node serves beside newer ones that have upgraded the tables, and never presses', async ({ skip }) => {
  const server = await startPostgres({ max_connections: '200' }).catch((error: unknown) => {
    if (error instanceof NoPostgres) return skip(error.message);
    throw error;
  });
  atTheEnd(() => server.stop());
  const newer = aNewerBuild();
  const admin = new Client({ connectionString: server.address('postgres') });
  await admin.connect();
  await admin.query("create database paper template template0 encoding 'UTF8'");
  await admin.end();
  const env = { STANDFIRST_DATABASE: server.address('paper') };
  const data = join(aFolder(), 'data');
  const made = await ran(OLDER, env, 'import', join(pages, 'modern-article.html'), '--publish', '--data', data);
  expect(made.code, made.said).toBe(0);
  const newsroom = (build: string) =>
    aCommandOf(build, env, 'Ctrl-C', 'newsroom', '--data', data, '--newsroom-port', '0');
  const press = (build: string) => aCommandOf(build, env, 'Ctrl-C', 'press', '--keep', '--data', data);

  let older = await newsroom(OLDER);
  let olderPress = await press(OLDER);
  const cookie = await firstAdministrator(older.office, data);
  const store = await openStore(env.STANDFIRST_DATABASE);
  atTheEnd(() => store.close());
  await publishedAt(older, cookie, await aDraft(store, 1));

  // The newer presses come, upgrade, and press in their design; whatever runs is left running.
  const newerPress = await press(newer);
  const names = await sql<{ name: string }>`select name from kysely_migration`.execute(store.reader);
  expect(names.rows.map(({ name }) => name)).toContain(NEWER_NAME);
  expect(await store.isBehind()).toBe(true);
  await until(() => olderPress.said().includes('A newer version of Standfirst has upgraded this newsroom'), 30);
  await publishedAt(older, cookie, await aDraft(store, 2));

  // Each older one is started again on the newer tables: people are served, what they publish is pressed by the newer.
  await older.stop('SIGKILL');
  await olderPress.stop('SIGKILL');
  older = await newsroom(OLDER);
  olderPress = await press(OLDER);
  await publishedAt(older, cookie, await aDraft(store, 3));
  const checked = await ran(newer, env, 'press', '--check', '--data', data);
  expect(checked.said).toContain('byte for byte');

  // With no newer press there is none.
  await newerPress.stop('SIGKILL');
  const before = readersFiles(data);
  const waiting = publishedAt(older, cookie, await aDraft(store, 4));
  waiting.catch(() => {});
  await until(async () => (await readVersions(store.reader, idOf(1004))).length === 1, 30);
  await sleep(5000);
  expect(await ran(OLDER, env, 'press', '--all', '--data', data)).toMatchObject({
    code: 1,
    said: expect.stringContaining('This older one presses nothing'),
  });
  expect(readersFiles(data)).toEqual(before);
  const again = await press(newer);
  await waiting;
  expect((await ran(newer, env, 'press', '--check', '--data', data)).said).toContain('byte for byte');
  for (const one of [again, older, olderPress]) await one.stop();
});

async function aDraft(store: Store, number: number): Promise<Story> {
  const settings = await readSettings(store.reader);
  const story = storySchema.parse({
    id: idOf(1000 + number),
    edition: settings?.editions[0]?.id,
    section: settings?.defaultSection,
    headline: `Number ${number} beside a newer one`,
    standfirst: 'It is told.',
    urlSlug: `beside-${number}`,
    body: [paragraph(`Words of number ${number}.`)],
  });
  await store.write((tx) => saveDraft(tx, story, { at: store.clock.now(), by: 'Ada Reed' }));
  return story;
}

async function publishedAt({ office, said }: Served, cookie: string, { id }: Story): Promise<void> {
  const headers = { 'content-type': 'application/json', origin: office, cookie };
  const plan = await fetch(`${office}/api/stories/${id}/plan?change=first`, { headers });
  const { seen } = (await plan.json()) as { seen?: string };
  const body = JSON.stringify({ seen, change: 'first', note: null });
  const answer = await fetch(`${office}/api/stories/${id}/publish`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`${await answer.text()} It said: ${said()}`);
}
