import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { restoreNewsroom } from '../../src/newsroom/export-newsroom.ts';
import { aFolder } from '../house/folders.ts';
import { aSample } from '../house/sample-folder.ts';
import { standfirst } from '../house/standfirst.ts';
import { aStore } from '../house/stores.ts';
import { aStory, idOf } from '../house/stories.ts';
import { aNewsroom, filesOf, settingsIn } from './newsrooms.ts';

/** A copy of a small newsroom, exported. */
async function anExport(): Promise<string> {
  const out = join(aFolder(), 'export');
  const { code, err } = await standfirst('export', out, '--data', await aNewsroom());
  expect(code, err).toBe(0);
  return out;
}

test('the sample newsroom, exported and imported elsewhere, is the identical site; doctor names what media it loses then', async () => {
  const data = await aSample(join(aFolder(), 'data'));
  const original = 'a photograph as it was sent';
  const hash = createHash('sha256').update(original).digest('hex');
  const place = join('originals', hash.slice(0, 2), hash);
  mkdirSync(dirname(join(data, place)), { recursive: true });
  writeFileSync(join(data, place), original);
  const out = join(aFolder(), 'export');
  const exported = await standfirst('export', out, '--data', data);
  expect(exported.code, exported.err).toBe(0);
  expect(exported.err).toMatch(/^Wrote \d+ rows, the media and the originals into /);
  const copy = join(aFolder(), 'copy');
  const imported = await standfirst('import', out, '--data', copy);
  expect(imported.code, imported.err).toBe(0);
  expect(imported.out).toBe('');
  const shelf = filesOf(join(data, 'shelf'));
  expect(shelf.size).toBeGreaterThan(300);
  expect(filesOf(join(copy, 'shelf'))).toEqual(shelf);
  const media = filesOf(join(data, 'media'));
  expect(media.size).toBeGreaterThan(20);
  expect(filesOf(join(copy, 'media'))).toEqual(media);
  expect(readFileSync(join(copy, place), 'utf8')).toBe(original);
  expect(await settingsIn(copy)).toEqual(await settingsIn(data));
  const again = join(aFolder(), 'again');
  expect((await standfirst('export', again, '--data', copy)).code).toBe(0);
  expect(withoutSystem(filesOf(again))).toEqual(withoutSystem(filesOf(out)));
  rmSync(join(copy, 'media'), { recursive: true });
  const { code, err } = await standfirst('doctor', '--data', copy);
  const missing = /wrong {2}Media\n {7}.*\/media\/.+ shows this picture, and it is missing\. Copy the media folder/;
  expect([code, err]).toEqual([1, expect.stringMatching(missing)]);
  expect(err.match(/^wrong/gm)).toHaveLength(1);
});

/** An export but for its record of changes and the digests in its manifest: opening a newsroom may add a change. */
function withoutSystem(files: Map<string, string>): Map<string, string> {
  return new Map([...files].filter(([name]) => name !== 'changes.jsonl' && name !== 'standfirst-export.json'));
}

test('an export goes into a new or empty folder only, and an import into a new newsroom only', async () => {
  const out = await anExport();
  const before = filesOf(out);
  const own = await standfirst('import', out, '--sections', join(aFolder(), 's.csv'), '--data', join(aFolder(), 'new'));
  expect([own.code, own.err]).toEqual([1, expect.stringContaining('Leave out --sections, which is for pages.')]);
  const data = await aNewsroom();
  const full = await standfirst('export', out, '--data', data);
  expect([full.code, full.err]).toEqual([1, expect.stringContaining('is not empty. Name a new folder')]);
  expect(filesOf(out)).toEqual(before);
  const shelf = filesOf(join(data, 'shelf'));
  const taken = await standfirst('import', out, '--data', data);
  expect([taken.code, taken.err]).toEqual([
    1,
    expect.stringContaining('There is a newsroom here already, and nothing in it will be replaced.'),
  ]);
  expect(filesOf(join(data, 'shelf'))).toEqual(shelf);
});

const damages: readonly (readonly [name: string, damage: (out: string) => void, where: string, words: string])[] = [
  [
    'a line that is no JSON',
    (out) => editLine(out, 'versions', 2, () => '{"id": "half'),
    'versions.jsonl:2',
    'This is not a JSON object.',
  ],
  [
    'a row of another table',
    (out) => editLine(out, 'stories', 1, () => '{"colour": "red"}'),
    'stories.jsonl:1',
    'This row does not fit its table',
  ],
  [
    'a row twice',
    (out) => editLine(out, 'stories', 2, (_, lines) => lines[0] ?? ''),
    'stories.jsonl:2',
    'or is there twice.',
  ],
  [
    'a value that no row has',
    (out) => editLine(out, 'documents', 1, (line) => line.replace(/:"[^"]*"/, ':{}')),
    'documents.jsonl:1',
    'only texts, numbers and nulls',
  ],
  [
    'a changed word',
    (out) => editLine(out, 'versions', 1, (line) => line.replace('the', 'teh')),
    'versions.jsonl',
    'its digest differs',
  ],
  [
    'a row too few',
    (out) => editLine(out, 'revisions', 3, () => null),
    'revisions.jsonl',
    'The file has 2 rows; the manifest says 3.',
  ],
  [
    'a row too many',
    (out) => appendFileSync(join(out, 'sources.jsonl'), '{"key":"k","story_id":"s","digest":"d"}\n'),
    'sources.jsonl',
    'the manifest says',
  ],
  [
    'a file that is missing',
    (out) => unlinkSync(join(out, 'redirects.jsonl')),
    'redirects.jsonl',
    'The file is missing.',
  ],
  [
    'an export that was not finished',
    (out) => unlinkSync(join(out, 'standfirst-export.json')),
    'standfirst-export.json',
    'The export was not finished',
  ],
  [
    'a manifest that is no JSON',
    (out) => writeFileSync(join(out, 'standfirst-export.json'), 'form 1'),
    'standfirst-export.json',
    'This is not a JSON object.',
  ],
  [
    'an export of a later form',
    (out) => writeFileSync(join(out, 'standfirst-export.json'), '{"form": 9, "tables": {}}'),
    'standfirst-export.json',
    'This export is in form 9',
  ],
];

test('a damaged export is refused whole, with file and line, and the mended one goes in afterwards', async () => {
  const out = await anExport();
  const right = filesOf(out);
  const store = await aStore();
  for (const [name, damage, where, words] of damages) {
    damage(out);
    const refused = restoreNewsroom(store, out, async () => {});
    await expect(refused, name).rejects.toMatchObject({
      message: 'This export cannot be read; nothing was restored.',
      problems: [{ where: join(out, where), say: expect.stringContaining(words) }],
    });
    for (const [file, bytes] of right) writeFileSync(join(out, file), bytes, 'base64');
  }
  // A store that holds a single row of a newsroom takes none.
  expect(await restoreNewsroom(store, out, async () => {})).toBeGreaterThan(10);
});

test('the command says what is wrong with an export, and the mended one goes in afterwards', async () => {
  const out = await anExport();
  const right = filesOf(out);
  const data = join(aFolder(), 'data');
  editLine(out, 'versions', 1, (line) => line.replace('the', 'teh'));
  const { code, err } = await standfirst('import', out, '--data', data);
  expect(code).toBe(1);
  for (const words of [
    'This export cannot be read; nothing was restored.',
    join(out, 'versions.jsonl'),
    'its digest differs',
  ])
    expect(err).toContain(words);
  for (const [file, bytes] of right) writeFileSync(join(out, file), bytes, 'base64');
  expect((await standfirst('import', out, '--data', data)).code).toBe(0);
});

/** Puts another line in the place of one, or takes it out for null. */
function editLine(
  out: string,
  table: string,
  number: number,
  edit: (line: string, lines: string[]) => string | null,
): void {
  const file = join(out, `${table}.jsonl`);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const edited = edit(lines[number - 1] ?? '', lines);
  lines.splice(number - 1, 1, ...(edited === null ? [] : [edited]));
  writeFileSync(file, `${lines.join('\n')}\n`);
}

test('a folder of stories is added to the newsroom that there is, pressed, and added only once', async () => {
  const data = await aNewsroom();
  const folder = join(aFolder(), 'stories');
  mkdirSync(folder);
  const story = aStory({ id: idOf(7), headline: 'Pier\u2028reopens', urlSlug: 'pier-reopens' });
  const section = { slug: 'world', name: 'World', edition: 'uk' };
  const version = {
    story_id: story.id,
    by: 'ada',
    headline: story.headline,
    suppressed_at: null,
    suppressed_reason: null,
  };
  const tables = {
    documents: [{ name: 'section/world', json: JSON.stringify(section) }],
    versions: [
      {
        ...version,
        number: 1,
        change: 'first',
        note: null,
        published_at: '2007-07-24T16:32:00Z',
        json: JSON.stringify(story),
      },
      {
        ...{
          ...version,
          number: 2,
          change: 'correction',
          note: 'It was Monday.',
          published_at: '2007-07-24T18:00:00Z',
        },
        json: JSON.stringify({ ...story, standfirst: 'It reopened on Monday.' }),
      },
    ],
  };
  const said = Object.entries(tables).map(([table, rows]) => {
    const bytes = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    writeFileSync(join(folder, `${table}.jsonl`), bytes);
    return [table, { rows: rows.length, sha256: createHash('sha256').update(bytes).digest('hex') }];
  });
  writeFileSync(join(folder, 'standfirst-export.json'), JSON.stringify({ form: 1, tables: Object.fromEntries(said) }));
  const first = await standfirst('import', folder, '--data', data);
  expect([first.code, first.err]).toEqual([
    0,
    expect.stringContaining('Imported 2 versions of stories, 1 of them first versions'),
  ]);
  const page = [...filesOf(join(data, 'shelf'))].find(([name]) => name.endsWith('news/s2222229/pier-reopens.html'));
  expect(Buffer.from(page?.[1] ?? '', 'base64').toString()).toContain('It reopened on Monday.');
  const again = await standfirst('import', folder, '--data', data);
  expect([again.code, again.err]).toEqual([0, expect.stringContaining('Imported 0 versions of stories')]);
});
