import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { aDelivery, ask, fill, html } from '../../test/house/deliveries.ts';
import { aFolder } from '../../test/house/folders.ts';
import { aHouse } from '../../test/house/houses.ts';
import { aStory } from '../../test/house/stories.ts';
import { silentLog } from '../base/log.ts';
import { newsroomApp } from '../newsroom/app.ts';
import { routes } from '../newsroom/routes.ts';
import { openSearch } from '../search/open-search.ts';
import { exposition, type Measure } from '../seeing/measures.ts';
import { openWatch, type Watched } from '../seeing/open-watch.ts';
import { measureProcess } from '../seeing/process-measures.ts';
import { noteBackup } from './backup-note.ts';
import { newsroomFolder } from './newsroom-folder.ts';
import { openReadersShelf } from './readers-shelf.ts';
import { standingsOf } from './standings.ts';
import { watchListener } from './watch.ts';
import { watchNewsroom, watchPress } from './watch-newsroom.ts';
import { watchReaders } from './watch-readers.ts';
import { watchSearch } from './watch-search.ts';

async function aWatch(watched: Watched, isHere = true) {
  const watch = openWatch(watched, { log: silentLog, isHere });
  const { url } = await watch.listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => watch.close());
  return Number(new URL(url).port);
}

/** All three of one house, each having done something. */
async function theRoles() {
  const house = await aHouse({ shelf: 'disk' });
  await house.publish({ story: aStory() });
  const folder = newsroomFolder(house.folder);
  noteBackup(folder, { at: new Date().toISOString(), target: '/backups' });
  const delivery = await aDelivery({ folder: house.folder });
  for (const path of ['/', '/', '/nowhere']) await ask(delivery.port, path);
  const search = openSearch({ shelf: house.shelf, site: house.site, file: ':memory:', log: silentLog });
  onTestFinished(() => search.close());
  await search.catchUp();
  const app = await newsroomApp(house.rooms, { routes, screens: null, authenticate: async () => null });
  await app.inject({ method: 'GET', url: '/api/desk' });
  const tally = () => ({ routes: app.routeTimes(), connections: 1, held: 0 });
  const rooms = { ...house.rooms, folder };
  return {
    rooms,
    readers: watchReaders(delivery, delivery.shelf),
    search: watchSearch(search),
    newsroom: watchNewsroom(rooms, { tally }),
    press: watchPress(rooms, { isOnDuty: () => true }),
  };
}

async function namesSaid(): Promise<{ readonly names: Set<string>; readonly text: string }> {
  const { readers, search, newsroom, press } = await theRoles();
  const own = measureProcess('readers');
  onTestFinished(() => own.stop());
  const parts = await Promise.all([readers, search, newsroom, press].map(async (role) => role.measures()));
  const measures: Measure[] = [...own.read(), ...parts.flat()];
  const series = measures.flatMap(({ name, is }) =>
    is === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
  );
  return { names: new Set(series), text: exposition([...own.read(), ...(await newsroom.measures())]) };
}

/** Every metric that an expression names; `up` is Prometheus' own. */
const namesIn = (text: string): string[] => text.match(/\b(?:standfirst|process)_[a-z_]+/g) ?? [];

test('every metric that alerts and dashboard name is one that a running role says', async () => {
  const { names } = await namesSaid();
  const deploy = (file: string): string => readFileSync(new URL(`../../deploy/${file}`, import.meta.url), 'utf8');
  const alerts = deploy('alerts.yml')
    .split('\n')
    .filter((line) => /^\s+expr:/.test(line))
    .flatMap(namesIn);
  const board = JSON.parse(deploy('grafana-dashboard.json')) as { panels: { targets: { expr: string }[] }[] };
  const shown = board.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr)));
  expect(alerts.length).toBeGreaterThan(10);
  expect(shown.length).toBeGreaterThan(15);
  expect([...new Set([...alerts, ...shown])].filter((name) => !names.has(name))).toEqual([]);
});

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;

test.skipIf(!hasPromtool)(
  'Prometheus’ own tool reads the rules and the measures (promtool is not installed)',
  async () => {
    const rules = join(import.meta.dirname, '../../deploy/alerts.yml');
    expect(spawnSync('promtool', ['check', 'rules', rules]).status).toBe(0);
    const { text } = await namesSaid();
    // It also gives advice on names, with another code; only what it cannot read is a fault.
    expect(spawnSync('promtool', ['check', 'metrics'], { input: text }).stderr.toString()).not.toMatch(/error/i);
  },
);

test('readers’ requests are counted by kind of page and status, and nothing by address', async () => {
  const delivery = await aDelivery();
  await fill(delivery.shelf, {
    '/': html('<!doctype html><title>Front</title>'),
    '/news/k3x9abcd/a-slug': html('<!doctype html><title>Story</title>'),
    '/world': html('<!doctype html><title>World</title>'),
  });
  for (const path of ['/', '/', '/news/k3x9abcd/a-slug', '/world', '/a', '/b']) await ask(delivery.port, path);
  const { etag = '' } = (await ask(delivery.port, '/')).headers;
  await ask(delivery.port, '/', { headers: { 'if-none-match': etag } });
  const { answers, ready, made, making } = delivery.tally();
  expect(answers).toEqual([
    { kind: 'front', status: 200, count: 3 },
    { kind: 'front', status: 304, count: 1 },
    { kind: 'story', status: 200, count: 1 },
    { kind: 'page', status: 200, count: 1 },
    { kind: 'other', status: 404, count: 2 },
  ]);
  expect(ready + made).toBe(8);
  expect(ready).toBeGreaterThan(1);
  expect(making.count).toBe(made);
});

test('a readers’ process is ready when it has a front, and says in words why not', async () => {
  const folder = aFolder();
  const shelf = openReadersShelf(join(folder, 'shelf'), () => {});
  const delivery = await aDelivery({ folder: aFolder() });
  const port = await aWatch(watchReaders(delivery, shelf));
  expect((await ask(port, '/healthz')).status).toBe(200);
  expect(await ask(port, '/readyz')).toMatchObject({ status: 503, text: expect.stringContaining('There is no front') });
  const served = await aDelivery();
  await fill(served.shelf, { '/': html('<!doctype html>') });
  const ready = await aWatch(watchReaders(served, served.shelf));
  expect(await ask(ready, '/readyz')).toMatchObject({ status: 200, text: 'ready\n' });
});

test('a newsroom whose database is away says so, while it is alive', async () => {
  const { rooms, newsroom } = await theRoles();
  const port = await aWatch(newsroom);
  expect((await ask(port, '/readyz')).status).toBe(200);
  await rooms.store.close();
  expect(await ask(port, '/readyz')).toMatchObject({
    status: 503,
    text: expect.stringMatching(/database does not answer/),
  });
  expect((await ask(port, '/healthz')).status).toBe(200);
  expect((await ask(port, '/metrics')).status).toBe(500);
});

test('what is asked over and over is never cached, other addresses are not there, and acts are refused', async () => {
  const port = await aWatch({ measures: () => [], notReady: () => [] });
  expect((await ask(port, '/metrics')).headers['cache-control']).toBe('no-store');
  expect((await ask(port, '/')).status).toBe(404);
  expect((await ask(port, '/metrics', { method: 'POST' })).status).toBe(405);
  expect((await ask(port, '/metrics', { headers: { host: 'rebound.example' } })).status).toBe(421);
});

test('who asks whether it is ready is answered although what it works with hangs', async () => {
  const port = await aWatch({ measures: () => [], notReady: () => new Promise(() => {}) });
  expect(await ask(port, '/readyz')).toMatchObject({ status: 503, text: expect.stringMatching(/taking too long/) });
});

test('where a process is watched is a port of this machine or an address with one, and each of several has its own', () => {
  const at = (said: string, nth?: number) => watchListener('readers', { STANDFIRST_WATCH_READERS: said }, nth);
  const option = 'STANDFIRST_WATCH_READERS';
  expect(watchListener('readers', {})).toBeNull();
  expect(at('9464')).toEqual({ host: '127.0.0.1', port: 9464, option });
  expect(at('0.0.0.0:9464', 2)).toEqual({ host: '0.0.0.0', port: 9466, option });
  expect(at('[::]:9464')).toEqual({ host: '::', port: 9464, option });
  for (const unfit of ['x', '99999', 'a:b', 'http://x:1']) expect(() => at(unfit)).toThrow(option);
});

test('the words of the status screen tell a newsroom that is well from one whose readers are away', async () => {
  const { rooms } = await theRoles();
  const wrong = async (health: { isServing: boolean; damaged: string[] } | null) =>
    (
      await standingsOf(rooms, {
        readers: { health: async () => health },
        isMailing: false,
        caches: null,
        late: () => 0,
      })
    )
      .flatMap(({ problems }) => problems)
      .map(({ code }) => code);
  expect(await wrong({ isServing: true, damaged: [] })).toEqual([]);
  expect(await wrong(null)).toEqual(['readers-away']);
  expect(await wrong({ isServing: true, damaged: ['/world'] })).toEqual(['pages-damaged']);
});
