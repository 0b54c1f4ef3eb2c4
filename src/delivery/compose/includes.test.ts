import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toInstant } from '../../base/clock.ts';
import { shownUntil } from '../../base/shown-until.ts';
import { aDelivery, ask, fill, gone, hole, html, include, moved, typed } from '../../../test/house/deliveries.ts';
import { aFolder } from '../../../test/house/folders.ts';
import { sealedFile } from '../../../test/house/shelves.ts';
import type { Tuning } from '../open-delivery.ts';
import { openDiskShelf } from '../../press/disk-shelf.ts';
import type { Shelf } from '../../press/shelf.ts';

const names = ['masthead', 'top-stories', 'most-read', 'footer'] as const;
const at = (name: string) => `/_/include/uk/${name}`;
const page = html(`<html>${names.map((name) => hole(at(name))).join('|')}</html>`);
const all = names.map((name) => `<${name}>`);

/** The page with what readers get for each include. */
const shown = (parts: readonly string[]) => `<html>${parts.map((part) => (part ? `${part}\n` : '')).join('|')}</html>`;

async function aSite(folder = aFolder(), wrap: (shelf: Shelf) => Shelf = (shelf) => shelf, tuning: Tuning = {}) {
  const site = await aDelivery({ folder, shelf: wrap(openDiskShelf(join(folder, 'shelf'))), tuning });
  await fill(site.shelf, { '/': page, ...Object.fromEntries(names.map((name) => [at(name), include(`<${name}>`)])) });
  return { ...site, file: (name: string) => join(folder, 'shelf/_/include/uk', `${name}.html`) };
}

type Site = Awaited<ReturnType<typeof aSite>>;

/** Each way in which an include can break, without the press. */
const breaking: Record<string, (site: Site, name: string) => void | Promise<void>> = {
  missing: (site, name) => rmSync(site.file(name)),
  torn: (site, name) => writeFileSync(site.file(name), `<${name}>`.slice(0, 4)),
  empty: (site, name) => writeFileSync(site.file(name), ''),
  'cut within its closing words': (site, name) => writeFileSync(site.file(name), `<${name}>\n<!--/incl`),
  'followed by something else': (site, name) =>
    writeFileSync(site.file(name), `<${name}>\n<!--/include-->\n[an error occurred]`),
  'bytes that are no text': (site, name) =>
    writeFileSync(site.file(name), Buffer.from([0xff, 0xfe, 0, 1, ...Buffer.from('<!--/include-->')])),
  'zeros, as after a power cut': (site, name) =>
    writeFileSync(site.file(name), Buffer.concat([Buffer.alloc(4096), Buffer.from('<!--/include-->')])),
  'an error message': (site, name) =>
    writeFileSync(site.file(name), '[an error occurred while processing this directive]'),
  'a folder in its place': (site, name) => {
    rmSync(site.file(name));
    mkdirSync(site.file(name));
  },
  'a pipe that nobody writes to': (site, name) => {
    rmSync(site.file(name));
    execFileSync('mkfifo', [site.file(name)]);
  },
  'a tombstone': (site, name) => site.shelf.put(at(name), gone('gone')).then(() => {}),
  'a redirect': (site, name) => site.shelf.put(at(name), moved('/elsewhere')).then(() => {}),
  'another type': (site, name) => site.shelf.put(at(name), typed('text/plain', 'x <!--/include-->')).then(() => {}),
};

describe.each(Object.entries(breaking))('an include that is %s', (_how, breakIt) => {
  test.each(names)('shows its last good state: %s', async (name) => {
    const site = await aSite();
    expect((await ask(site.port, '/')).text).toBe(shown(all));
    await breakIt(site, name);
    await site.shelf.settle();
    const { status, text } = await ask(site.port, '/');
    expect([status, text]).toEqual([200, shown(all)]);
  });

  test('shows nothing when it was never good, and itself once it is mended', async () => {
    const site = await aSite();
    await breakIt(site, 'masthead');
    await site.shelf.settle();
    const broken = await ask(site.port, '/');
    expect([broken.status, broken.text]).toEqual([200, shown(['', ...all.slice(1)])]);
    await fill(site.shelf, { [at('masthead')]: include('<mended>') });
    expect((await ask(site.port, '/')).text).toBe(shown(['<mended>', ...all.slice(1)]));
  });

  test('shows its last good state after a restart', async () => {
    const folder = aFolder();
    const before = await aSite(folder);
    await ask(before.port, '/');
    await before.close();
    await breakIt(before, 'most-read');
    await before.shelf.settle();
    const after = await aDelivery({ folder });
    expect((await ask(after.port, '/')).text).toBe(shown(all));
  });
});

test('an include that may not be read shows its last good state', async (context) => {
  context.skip(process.getuid?.() === 0, 'root may read everything');
  const site = await aSite();
  await ask(site.port, '/');
  chmodSync(site.file('masthead'), 0);
  await site.shelf.settle();
  expect((await ask(site.port, '/')).text).toBe(shown(all));
});

describe('an include with an end', () => {
  const endingIn = (ms: number): string => shownUntil('<breaks>', toInstant(new Date(Date.now() + ms)));

  test('is nothing from its end on, on every page that has it, with nobody left to take it from the shelf', async () => {
    const site = await aSite();
    const end = Date.now() + 3000;
    await fill(site.shelf, { [at('masthead')]: include(endingIn(3000)), '/other': page });
    const before = await ask(site.port, '/');
    expect(before.text).toBe(shown(['<breaks>', ...all.slice(1)]).replace('<breaks>\n', '<breaks>'));
    await expect
      .poll(() => ask(site.port, '/').then(({ text }) => text), { interval: 100 })
      .toBe(shown(['', ...all.slice(1)]));
    expect((await ask(site.port, '/other')).text).toBe(shown(['', ...all.slice(1)]));
    const has = { headers: { 'if-none-match': String(before.headers.etag) } };
    expect((await ask(site.port, '/', has)).status).toBe(200);
    const { headers } = await ask(site.port, '/');
    expect(Date.parse(headers['last-modified'] ?? '')).toBeGreaterThanOrEqual(Math.floor(end / 1000) * 1000);
  });

  test('that has come to its end is not shown as its last good state, before a restart and after it', async () => {
    const folder = aFolder();
    const before = await aSite(folder);
    await fill(before.shelf, { [at('masthead')]: include(endingIn(2000)) });
    expect((await ask(before.port, '/')).text).toContain('<breaks>');
    rmSync(before.file('masthead'));
    await before.close();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const after = await aDelivery({ folder });
    expect((await ask(after.port, '/')).text).toBe(shown(['', ...all.slice(1)]));
  });

  test('comes again with a later end', async () => {
    const site = await aSite();
    await fill(site.shelf, { [at('masthead')]: include(endingIn(-60_000)) });
    expect((await ask(site.port, '/')).text).toBe(shown(['', ...all.slice(1)]));
    await fill(site.shelf, { [at('masthead')]: include(endingIn(60_000)) });
    expect((await ask(site.port, '/')).text).toContain('<breaks>');
  });
});

describe('a slow include', () => {
  /** A real shelf on which reading one include takes as long as told: the disk under it hangs. */
  const slowShelf =
    (delay: { ms: number }) =>
    (shelf: Shelf): Shelf => ({
      ...shelf,
      get: async (path) => {
        if (path === at('footer')) await new Promise((resolve) => setTimeout(resolve, delay.ms));
        return shelf.get(path);
      },
    });

  test(
    'holds a page up for as long as the limit says, once, and then is itself again',
    { timeout: 20_000 },
    async () => {
      const delay = { ms: 0 };
      const site = await aSite(aFolder(), slowShelf(delay), { includeLimit: 1500 });
      await ask(site.port, '/');
      delay.ms = 6000;
      await fill(site.shelf, { [at('footer')]: include('<new footer>') });
      const first = await timed(() => ask(site.port, '/'));
      expect(first.value.text).toBe(shown(all));
      expect(first.ms).toBeGreaterThan(1400);
      await fill(site.shelf, { '/other': page });
      const second = await timed(() => ask(site.port, '/other'));
      expect(second.value.text).toBe(shown(all));
      expect(second.ms).toBeLessThan(first.ms);
      await expect
        .poll(() => ask(site.port, '/').then(({ text }) => text), { timeout: 12_000, interval: 100 })
        .toBe(shown([...all.slice(0, 3), '<new footer>']));
    },
  );

  test('that was never good shows nothing, after a quarter of a second', async () => {
    const site = await aSite(aFolder(), slowShelf({ ms: 8000 }));
    const { value, ms } = await timed(() => ask(site.port, '/'));
    expect(value.text).toBe(shown([...all.slice(0, 3), '']));
    expect(ms).toBeGreaterThan(240);
  });
});

async function timed<Value>(act: () => Promise<Value>): Promise<{ value: Value; ms: number }> {
  const start = performance.now();
  return { value: await act(), ms: performance.now() - start };
}

test('a broken include that is mended without a word is seen within seconds', async () => {
  const site = await aSite();
  writeFileSync(site.file('masthead'), 'torn');
  await ask(site.port, '/');
  writeFileSync(site.file('masthead'), sealedFile(at('masthead'), include('<mended>')));
  await expect
    .poll(() => ask(site.port, '/').then(({ text }) => text), { interval: 200 })
    .toBe(shown(['<mended>', ...all.slice(1)]));
});

test('last good states that were torn themselves are not shown', async () => {
  const folder = aFolder();
  const before = await aSite(folder);
  await ask(before.port, '/');
  await before.close();
  const kept = readdirSync(join(folder, 'last-good'));
  expect(kept.length).toBe(4);
  for (const name of kept)
    writeFileSync(join(folder, 'last-good', name), readFileSync(join(folder, 'last-good', name)).subarray(0, 5));
  rmSync(before.file('masthead'));
  const after = await aDelivery({ folder });
  expect((await ask(after.port, '/')).text).toBe(shown(['', ...all.slice(1)]));
});

test('a folder for last good states that cannot be written costs no page', async () => {
  const folder = aFolder();
  writeFileSync(join(folder, 'last-good'), 'a file where the folder should be');
  const site = await aSite(folder);
  expect((await ask(site.port, '/')).text).toBe(shown(all));
});

test('what only looks like a directive stays a comment', async () => {
  const site = await aSite();
  const text = `<!--#include virtual="/_/include/uk/masthead"--><!--#include file="x" --><!--#include virtual="a--><!--#include virtual="`;
  await fill(site.shelf, { '/odd': html(text) });
  expect((await ask(site.port, '/odd')).text).toBe(
    text.replace('<!--#include virtual="/_/include/uk/masthead"-->', '<masthead>\n'),
  );
});
