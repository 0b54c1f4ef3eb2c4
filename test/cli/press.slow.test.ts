import { readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../house/folders.ts';
import { standfirst } from '../house/standfirst.ts';
import { aNewsroom, filesOf, pages, setSettings } from './newsrooms.ts';

test('a shelf as it was pressed is found right', async () => {
  const data = await aNewsroom();
  const { code, out, err } = await standfirst('press', '--check', '--data', data);
  expect([code, out]).toEqual([0, '']);
  expect(err).toMatch(/^The shelf is what pressing everything produces, byte for byte \(.+\)\.\n$/);
});

test('a page changed, one removed and one added by hand are named, and press --all mends them', async () => {
  const data = await aNewsroom();
  const shelf = join(data, 'shelf');
  const right = filesOf(shelf);
  writeFileSync(
    join(shelf, 'corrections.html'),
    readFileSync(join(shelf, 'corrections.html'), 'utf8').replace('<h1', '<h2'),
  );
  const story = readdirSync(join(shelf, 'news')).find((name) => /^[a-z0-9]{10}$/.test(name)) ?? '';
  const [page = ''] = readdirSync(join(shelf, 'news', story)).filter((name) => name.endsWith('.html'));
  unlinkSync(join(shelf, 'news', story, page));
  writeFileSync(join(shelf, 'planted.html'), 'Not ours.');

  const found = await standfirst('press', '--check', '--data', data);
  expect(found.code).toBe(1);
  const lines = found.out.trimEnd().split('\n').toSorted();
  expect(lines).toEqual(
    ['differs\t/corrections', 'extra\t/planted', `missing\t/news/${story}/${page.slice(0, -5)}`].toSorted(),
  );
  expect(found.err).toContain(
    '3 pages are not what pressing everything produces. `standfirst press --all` puts them right.',
  );

  const mended = await standfirst('press', '--all', '--data', data);
  expect(mended.code, mended.err).toBe(0);
  expect(mended.err).toMatch(/: 2 written, 1 removed, \d+ rendered\./);
  expect(filesOf(shelf)).toEqual(right);
  expect((await standfirst('press', '--check', '--data', data)).code).toBe(0);
});

test('a lost shelf is pressed again, the same to the byte', async () => {
  const data = await aNewsroom();
  const shelf = join(data, 'shelf');
  const right = filesOf(shelf);
  rmSync(shelf, { recursive: true });
  expect((await standfirst('press', '--all', '--data', data)).code).toBe(0);
  expect(filesOf(shelf)).toEqual(right);
});

test('press without a change looks at nothing; after a change of settings it presses what shows them', async () => {
  const data = await aNewsroom();
  expect((await standfirst('press', '--data', data)).err).toMatch(/^Looked at 0 pages/);
  expect(await setSettings(data, { name: 'The Harbour Light' })).toMatch(
    /^name: Standfirst → The Harbour Light\nSettings changed: 1\. Pages pressed: [1-9]\d*\.\n$/,
  );
  expect(readFileSync(join(data, 'shelf', 'index.html'), 'utf8')).toContain('The Harbour Light');
  expect((await standfirst('press', '--check', '--data', data)).code).toBe(0);
});

test('why names the facts that a page read and the change that pressed it last', async () => {
  const data = await aNewsroom();
  await standfirst('import', join(pages, 'text-wrapped.txt'), '--publish', '--data', data);
  const front = await standfirst('why', '/', '--data', data);
  expect(front.code).toBe(0);
  expect(front.out).toMatch(
    /^\/: front, page\npressed \S+ by change \d+, \S+, by import: Published “.+” from .+\nbecause of\n/,
  );
  expect(front.out).toMatch(
    /\nread\n {2}day\/uk\n {2}edition\/uk\n {2}front\/uk\n {2}list\/edition\/uk\/newest\n {2}settings\n/,
  );
  expect(front.out).toMatch(/\n {2}story\/[a-z0-9]+\/card\n/);
  expect(front.out).not.toMatch(/\/body\n/);
});

test('why tells a correction of the settings from a publication, and everything pressed from both', async () => {
  const data = await aNewsroom();
  await setSettings(data, { name: 'The Harbour Light' });
  expect((await standfirst('why', '/corrections', '--data', data)).out).toMatch(
    /by change \d+, \S+, by settings set: Changed the settings: name\nbecause of\n {2}settings\n/,
  );
  rmSync(join(data, 'shelf'), { recursive: true });
  await standfirst('press', '--all', '--data', data);
  expect((await standfirst('why', '/corrections', '--data', data)).out).toContain('by pressing everything\n');
});

test('why knows an address however it is percent-encoded, and says when one was never pressed', async () => {
  const data = await aNewsroom();
  const arabic = await standfirst('import', join(pages, 'text-arabic.txt'), '--publish', '--data', data);
  const encoded = /live at (\S+)/.exec(arabic.out)?.[1] ?? '';
  expect(encoded).toContain('%');
  expect((await standfirst('why', decodeURI(encoded), '--data', data)).out).toMatch(/: story, page\n/);
  for (const path of ['/nowhere', 'nowhere', 'http://localhost:4000/', '']) {
    const { code, out, err } = await standfirst('why', path, '--data', data);
    expect([code, out], path).toEqual([1, '']);
    expect(err).toContain('was never pressed. Addresses begin with / and have no host;');
  }
});

test('a misspelt data folder is refused and not made', async () => {
  const nowhere = join(aFolder(), 'nowhere');
  for (const words of [['press'], ['press', '--check'], ['why', '/'], ['export', join(aFolder(), 'out')]]) {
    const { code, out, err } = await standfirst(...words, '--data', nowhere);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(`There is no newsroom in ${nowhere}.`);
    expect(filesOf(nowhere).size).toBe(0);
  }
});
