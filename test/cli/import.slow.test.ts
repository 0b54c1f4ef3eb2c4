import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { aFolder } from '../house/folders.ts';
import { commandOf, standfirst, until } from '../house/standfirst.ts';
import { aNewsroom, aServer, filesOf, pages } from './newsrooms.ts';

const paper = join(pages, 'text-paper.txt');
const modern = join(pages, 'modern-article.html');
const american = join(pages, 'text-american.txt');

interface Line {
  readonly file: string;
  readonly ok: boolean;
  readonly address: string | null;
  readonly result?: string;
  readonly warnings: readonly { code: string; where: string; say: string }[];
  readonly problems?: readonly { code: string; where: string; say: string }[];
  readonly story: { id: string; headline: string; body: { type: string }[]; lastUpdatedAt: string | null } | null;
}

function linesOf(out: string): Line[] {
  expect(out.endsWith('\n')).toBe(true);
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

test('all good: each file has its receipt, every story is on the shelf, and the exit code is 0', async () => {
  const data = join(aFolder(), 'data');
  const { code, out, err } = await standfirst('import', paper, modern, '--publish', '--data', data);
  expect(code, err).toBe(0);
  const addresses = [...out.matchAll(/live at (\/news\/\S+)/g)].map(([, address]) => address ?? '');
  expect(addresses).toHaveLength(2);
  for (const file of [paper, modern]) expect(out).toContain(`new       ${file}`);
  for (const address of addresses)
    expect([...filesOf(join(data, 'shelf')).keys()]).toContain(`${address.slice(1)}.html`);
  expect(err).toContain('2 of 2 files imported.');
});

test('without --publish a story is a draft, and its address leads nowhere yet', async () => {
  const data = join(aFolder(), 'data');
  const { code, out } = await standfirst('import', paper, '--data', data);
  expect(code).toBe(0);
  const address = /its address will be (\/news\/\S+)/.exec(out)?.[1] ?? '';
  expect([...filesOf(join(data, 'shelf')).keys()]).not.toContain(`${address.slice(1)}.html`);
  expect(linesOf((await standfirst('import', paper, '--json', '--publish', '--data', data)).out)[0]).toMatchObject({
    address,
    isPublished: true,
  });
});

test('one bad file in the middle does not stop the rest, and the exit code is 1', async () => {
  const data = await aNewsroom();
  const bad = join(aFolder(), 'scan.pdf');
  writeFileSync(bad, '%PDF-1.7 and so on');
  const wrapped = join(pages, 'text-wrapped.txt');
  const { code, out, err } = await standfirst('import', paper, bad, wrapped, '--publish', '--data', data);
  expect(code).toBe(1);
  expect(out).toContain(wrapped);
  expect(out).not.toContain(bad);
  expect(err).toContain(`refused   ${bad}\n`);
  expect(err).toContain('This is a PDF document, not a page.');
  expect(err).toContain('2 of 3 files imported, 1 refused.');
});

test('--json prints one line a file and nothing else; problems and warnings go to standard error', async () => {
  const data = join(aFolder(), 'data');
  const bad = join(aFolder(), 'empty.html');
  writeFileSync(bad, '');
  const { code, out, err } = await standfirst('import', modern, bad, paper, '--publish', '--json', '--data', data);
  expect(code).toBe(1);
  const [first, second, third, ...more] = linesOf(out);
  expect(more).toEqual([]);
  expect([first?.file, second?.file, third?.file]).toEqual([modern, bad, paper]);
  expect([first?.ok, second?.ok, third?.ok]).toEqual([true, false, true]);
  expect(first?.story).toMatchObject({ headline: expect.stringContaining('Harbour bridge'), body: expect.any(Array) });
  expect(first?.story?.body.map(({ type }) => type)).toContain('paragraph');
  expect(first?.address).toBe(`/news/${first?.story?.id}/harbour-bridge-to-close-for-a-year`);
  expect(second).toMatchObject({ address: null, story: null, problems: [{ code: 'file-empty' }] });
  for (const { say } of [...(first?.warnings ?? []), ...(second?.problems ?? [])]) expect(err).toContain(say);
});

test('the same file twice is the same story, and no second version', async () => {
  const data = await aNewsroom();
  const shelf = filesOf(join(data, 'shelf'));
  const [again] = linesOf((await standfirst('import', modern, '--publish', '--json', '--data', data)).out);
  expect(again?.result).toBe('known');
  const renamed = join(aFolder(), 'other-name.html');
  copyFileSync(modern, renamed);
  const [other] = linesOf((await standfirst('import', renamed, '--publish', '--json', '--data', data)).out);
  expect(other?.story?.id).toBe(again?.story?.id);
  expect(filesOf(join(data, 'shelf'))).toEqual(shelf);
});

test('another capture of a page with other words is the next version of the same story', async () => {
  const data = await aNewsroom();
  const later = join(aFolder(), basename(modern));
  writeFileSync(later, readFileSync(modern, 'utf8').replaceAll('for a year', 'for two years'));
  const [before] = linesOf((await standfirst('import', modern, '--json', '--data', data)).out);
  const [after] = linesOf((await standfirst('import', later, '--publish', '--json', '--data', data)).out);
  expect(after).toMatchObject({ result: 'changed', address: before?.address, story: { id: before?.story?.id } });
  expect([...filesOf(join(data, 'shelf')).keys()]).toContain(`${before?.address?.slice(1)}/versions/2.html`);
});

test('wrong usage has exit code 2, says what is wrong, and makes no data folder', async () => {
  const data = join(aFolder(), 'data');
  const wrong = [
    ['import', '--data', data],
    ['import', '--publsh', paper, '--data', data],
    ['imprt', paper],
    ['start', '--site-port', 'eighty', '--data', data],
    ['start', '--site-port', '65536', '--data', data],
    ['why', '--data', data],
    ['press', 'everything', '--data', data],
    [],
  ];
  for (const words of wrong) {
    const { code, out, err } = await standfirst(...words);
    expect(code, words.join(' ')).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/error: |Usage: standfirst/);
  }
  expect((await standfirst('--help')).code).toBe(0);
  expect(filesOf(data).size).toBe(0);
});

test('what is no file is refused with what it is and what to do', async () => {
  const data = await aNewsroom();
  const folder = aFolder();
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  const cases: [file: string, words: string][] = [
    [join(folder, 'nowhere.html'), 'There is no such file.'],
    [folder, 'This is a folder.'],
    [join(folder, 'pipe'), 'This is a device or a pipe, not a file.'],
    unreadableFile(folder),
  ];
  const { code, out, err } = await standfirst('import', ...cases.map(([file]) => file), '--json', '--data', data);
  expect(code).toBe(1);
  for (const [at, line] of linesOf(out).entries()) {
    expect(line).toMatchObject({ file: cases[at]?.[0], ok: false });
    expect(line.problems?.[0]?.say).toContain(cases[at]?.[1]);
  }
  expect(err).not.toContain('Please report it');
});

/** Root may read every file of a disk, but not the memory of a process from its start. */
function unreadableFile(folder: string): [file: string, words: string] {
  if (process.getuid?.() === 0) return ['/proc/self/mem', 'The system cannot read the file (EIO).'];
  const file = join(folder, 'locked.html');
  copyFileSync(modern, file);
  chmodSync(file, 0);
  return [file, 'This user may not read the file.'];
}

test('thirty files show how far it is, on one line of a terminal', async (context) => {
  const { error } = spawnSync('script', ['--version']);
  context.skip(
    error !== undefined,
    '`script`, which makes a terminal, is not installed (Debian: apt-get install bsdutils)',
  );
  const folder = aFolder();
  const files = Array.from({ length: 30 }, (_, at) => numbered(folder, at + 1));
  const command = commandOf('import', ...files, '--publish', '--json', '--data', join(folder, 'data'));
  const { status, stdout } = spawnSync('script', ['-qec', `${command} > '${folder}/out'`, '/dev/null'], {
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  const ids = linesOf(readFileSync(join(folder, 'out'), 'utf8')).map(({ story }) => story?.id);
  expect(new Set(ids).size).toBe(30);
  for (const done of [0, 15, 29]) expect(stdout).toContain(`\r\u001b[KImporting: ${done} of 30`);
  expect(stdout).toContain('30 of 30 files imported.');
});

/** A short page of its own for each number. */
function numbered(folder: string, number: number): string {
  const file = join(folder, `${number}.txt`);
  const words =
    'The ferry came in at first light, and the islands had bread again. Nobody on the quay said a word about it.';
  writeFileSync(
    file,
    `Ferry reaches island number ${number}\n\n${words} It was boat ${number}.\n\n${words}\n\n${words}\n`,
  );
  return file;
}

test('whoever stops reading the output stops nothing', async () => {
  const data = join(aFolder(), 'data');
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `${commandOf('import', paper, modern, american, '--publish', '--json', '--data', data)} | true`],
    {
      encoding: 'utf8',
    },
  );
  expect({ status, stderr }).toMatchObject({ status: 0, stderr: expect.stringContaining('3 of 3 files imported.') });
  expect(stderr).not.toContain('EPIPE');
});

test('an import beside a running server is live there at once, and its old address leads to it', async () => {
  const data = await aNewsroom();
  const { site } = await aServer(data);
  const page = join(aFolder(), 'ferry.html');
  const old = 'https://old-paper.example/2009/05/ferry.html';
  writeFileSync(page, readFileSync(modern, 'utf8').replace('<head>', `<head><link rel="canonical" href="${old}">`));
  const [line] = linesOf((await standfirst('import', page, '--publish', '--json', '--data', data)).out);
  const answer = await fetch(site + line?.address);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain(line?.story?.headline);
  const redirect = await fetch(`${site}/2009/05/ferry.html`, { redirect: 'manual' });
  expect([redirect.status, redirect.headers.get('location')]).toEqual([301, line?.address]);
  await until(async () => (await (await fetch(`${site}/feeds/uk.rss`)).text()).includes(line?.story?.headline ?? '-'));
});

test('sections of pages are proposed, confirmed in a file, and only then made', async () => {
  const data = join(aFolder(), 'data');
  const plan = join(aFolder(), 'sections.csv');
  const command = ['import', modern, american, '--publish', '--sections', plan, '--data', data];
  const proposed = await standfirst(...command);
  expect(proposed.code, proposed.err).toBe(0);
  expect(proposed.err).toContain('Nothing was imported.');
  expect(readFileSync(plan, 'utf8')).toContain('"Transport",1,""');
  writeFileSync(plan, readFileSync(plan, 'utf8').replace('"Transport",1,""', '"Transport",1,"Travel"'));
  expect((await standfirst(...command)).err).toContain('The section “Travel” is new here');
  expect([...filesOf(join(data, 'shelf')).keys()]).toContain('travel.html');
});

test('a plan of sections that cannot be written or read is said before anything is read or made', async () => {
  const folder = aFolder();
  const data = join(folder, 'data');
  const plan = async (...words: string[]) => standfirst('import', ...words, '--data', data);
  for (const [file, remedy] of [
    [join(folder, 'plnas', 'sections.csv'), `there is no folder ${join(folder, 'plnas')}. Create it`],
    [folder, 'this is not a file. Name a file'],
    [modern, 'line 1 is not a line of a plan'],
  ] as const) {
    const { code, err } = await plan(modern, '--sections', file);
    expect([code, existsSync(data)], err).toEqual([1, false]);
    expect(err).toContain(`--sections ${file}: ${remedy}`);
    expect(err).not.toMatch(/fault|report it/);
  }
});

test('a page without a date stands on an undated page until it is dated, and in no feed', async () => {
  const data = await aNewsroom();
  const file = join(aFolder(), 'undated.html');
  const words =
    'The council of Larkhaven met in the hall above the fish market to decide what becomes of the old landing.';
  writeFileSync(
    file,
    `<!doctype html><title>Pier stays open</title><h1>Pier stays open</h1><p>${words}</p><p>Again, ${words}</p>`,
  );
  const { out } = await standfirst('import', file, '--publish', '--json', '--data', data);
  const address = linesOf(out)[0]?.address ?? '';
  const shelf = () => [...filesOf(join(data, 'shelf'))];
  const textOf = (base64: string) => Buffer.from(base64, 'base64').toString();
  const naming = () => shelf().flatMap(([name, bytes]) => (textOf(bytes).includes('Pier stays open') ? [name] : []));
  expect(naming().filter((name) => name.endsWith('undated.html'))).not.toEqual([]);
  expect(naming().filter((name) => /^feeds|^index\.html|include/.test(name))).toEqual([]);
  const sitemap = shelf().find(([name]) => name === 'sitemaps/undated.xml')?.[1] ?? '';
  expect(textOf(sitemap)).toContain(address);
  const dates = join(aFolder(), 'dates.csv');
  writeFileSync(dates, `story,date\n${address},2007-07-24\nnobody2345,2007-07-24\n`);
  const dated = await standfirst('date', dates, '--data', data);
  expect([dated.code, dated.out]).toEqual([1, 'dated     2007-07-24T00:00:00Z  Pier stays open\n']);
  // As an editor of the file counts, the headings being the first.
  expect(dated.err).toContain('line 3');
  expect(naming().some((name) => name.endsWith('2007-07.html'))).toBe(true);
  // An address that was public is gone and not missing.
  const left = shelf().flatMap(([name]) => (name.includes('undated.') ? [name] : []));
  expect(left.filter((name) => !name.endsWith('.gone.html'))).toEqual([]);
});

test('folders of pictures are added to the library, each file once; what is none is told and nothing else stops', async () => {
  const data = await aNewsroom();
  const folder = aFolder();
  mkdirSync(join(folder, 'harbour'));
  const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#335577' } })
    .jpeg()
    .toBuffer();
  for (const name of ['ferry.jpg', join('harbour', 'ferry again.JPG')]) writeFileSync(join(folder, name), jpeg);
  writeFileSync(join(folder, 'notes.txt'), 'No picture.');
  writeFileSync(join(folder, 'torn.png'), 'No picture.');
  const { code, err } = await standfirst('media', 'add', folder, '--data', data);
  expect(err).toContain('torn.png: This is not a picture that can be read.');
  expect(err).toContain('Pictures added: 1. Already there: 1. Refused: 1.');
  expect(code).toBe(1);
});
