import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../test/house/folders.ts';
import { plainSettings } from './new-newsroom.ts';
import { standardTheme } from '../site/theme-data.ts';
import { readThemeFolder, writeThemeFolder } from './theme-folder.ts';
import { readSettingsFile } from './settings-file.ts';

const settings = plainSettings('https://news.example');

test('settings written are the settings read, and nothing is left beside them', () => {
  const folder = aFolder();
  const file = join(folder, 'newsroom.json');
  expect(readSettingsFile(file)).toBeNull();
  writeFileSync(file, JSON.stringify(settings));
  expect(readSettingsFile(file)).toEqual({ settings, sections: [], topics: [] });
  const sections = [{ slug: 'harbour', name: 'Harbour', description: null, edition: 'uk' }];
  const topics = [{ slug: 'gulls', name: 'Gulls', type: 'subject', description: null, edition: 'uk' }];
  writeFileSync(file, JSON.stringify({ ...settings, sections, topics }));
  expect(readSettingsFile(file)).toEqual({ settings, sections, topics });
  expect(readdirSync(folder)).toEqual(['newsroom.json']);
});

test('a section or topic of an edition that the file does not have is named', () => {
  const file = join(aFolder(), 'newsroom.json');
  const sections = [{ slug: 'harbour', name: 'Harbour', description: null, edition: 'moon' }];
  writeFileSync(file, JSON.stringify({ ...settings, sections }));
  expect(refusalOf(file).problems.map(({ where }) => where)).toEqual([`${file}: sections/harbour/edition`]);
});

test('each wrong place is named at once, so that all can be put right at once', () => {
  const file = join(aFolder(), 'newsroom.json');
  const [edition] = settings.editions;
  const clocks = [{ label: '', timeZone: 'Moon' }];
  writeFileSync(
    file,
    JSON.stringify({ ...settings, siteUrl: 'news.example/', colour: 'red', editions: [{ ...edition, clocks }] }),
  );
  const refusal = refusalOf(file);
  expect(refusal).toMatchObject({ code: 'settings-wrong', status: 422 });
  const places = refusal.problems.map(({ where }) => where);
  expect(places).toEqual(
    expect.arrayContaining([
      `${file}: siteUrl`,
      `${file}: editions/0/clocks/0/label`,
      `${file}: editions/0/clocks/0/timeZone`,
      `${file}: `,
    ]),
  );
  expect(refusal.problems.map(({ say }) => say).join('\n')).toContain('colour');
});

test('a file that is no JSON says where it breaks', () => {
  const file = join(aFolder(), 'newsroom.json');
  writeFileSync(file, '{"name": "The Harbour Light",}');
  expect(refusalOf(file)).toMatchObject({
    code: 'settings-unreadable',
    problems: [{ where: file, say: expect.stringContaining('position') }],
  });
});

test.each([
  ['a folder', (file: string) => mkdirSync(file)],
  ['a pipe', (file: string) => void execFileSync('mkfifo', [file])],
])('%s in its place is named, and holds nobody up', (_what, make) => {
  const file = join(aFolder(), 'newsroom.json');
  make(file);
  expect(refusalOf(file)).toMatchObject({
    code: 'settings-unreadable',
    problems: [{ where: file, say: expect.stringContaining('Move it away') }],
  });
});

interface Refused {
  readonly code: string;
  readonly status: number;
  readonly problems: readonly { readonly where: string; readonly say: string }[];
}

function refusalOf(file: string): Refused {
  try {
    readSettingsFile(file);
  } catch (error) {
    return error as Refused;
  }
  throw new Error('The settings were taken.');
}

test('a theme that is begun in a folder is read from there, with its sheets, and each wrong place in it is named', () => {
  const folder = join(aFolder(), 'evening');
  writeThemeFolder(folder, 'evening');
  expect(readThemeFolder(folder)).toEqual({ ...standardTheme, name: 'evening' });
  expect(() => writeThemeFolder(folder, 'evening')).toThrow('There is already a theme');
  const write = (theme: object) => writeFileSync(join(folder, 'theme.json'), JSON.stringify(theme));
  write({ name: 'evening', styles: { story: 'story.css' } });
  expect(() => readThemeFolder(folder)).toThrow(/story\.css cannot be read/);
  writeFileSync(join(folder, 'story.css'), 'p { margin: 0 }');
  expect(readThemeFolder(folder).styles).toEqual({ story: 'p { margin: 0 }' });
  write({ name: 'Evening', order: { rail: ['promos'] }, styles: { story: '../../settings.css' } });
  expect(() => readThemeFolder(folder)).toThrow(
    expect.objectContaining({ problems: [expect.objectContaining({ where: 'styles/story' })] }),
  );
  write({ name: 'Evening', order: { rail: ['promos'] }, more: 1 });
  expect(() => readThemeFolder(folder)).toThrow(
    expect.objectContaining({
      problems: [
        expect.objectContaining({ where: 'name' }),
        expect.objectContaining({ where: 'order/rail' }),
        expect.objectContaining({ where: '' }),
      ],
    }),
  );
});
