import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/base/problem.ts';
import { checkShelf } from '../../src/press/check.ts';
import { catchUp } from '../../src/press/press.ts';
import { readVersions } from '../../src/store/versions.ts';
import { storyPath } from '../../src/story/published.ts';
import { aSmallDisk, fillDisk, noSmallDisk } from '../house/folders.ts';
import { aHouse } from '../house/houses.ts';
import { standing } from '../house/shelves.ts';
import { standfirst } from '../house/standfirst.ts';
import { aStory, idOf, paragraph } from '../house/stories.ts';
import { noFileTorn } from './proofs.ts';

// A disk that is really full: a small file system in memory. What cannot be kept is refused in plain words, what was
// kept stays, and when there is room the work goes on.

const grow = (disk: string, megabytes: number) => execFileSync('mount', ['-o', `remount,size=${megabytes}m`, disk]);

describe('a full disk', () => {
  it('refuses to publish, saying whether the version is kept, and goes on when there is room', async ({ skip }) => {
    const disk = aSmallDisk(20_000);
    if (disk === null) return skip(noSmallDisk);
    const house = await aHouse({ shelf: 'disk', folder: disk });
    const refusals = new Map<string, number>();
    let kept = 0;
    for (let number = 0; number < 40; number += 1) {
      const rubbish = fillDisk(disk, number * 24_000);
      const story = aStory({
        id: idOf(number),
        urlSlug: `s-${number}`,
        headline: `Headline ${number}`,
        body: [paragraph('x'.repeat(10_000))],
      });
      const answer = await house.publish({ story }).catch((error: unknown) => error);
      const versions = await readVersions(house.store.reader, story.id);
      if (answer instanceof Error) {
        expect(answer).toBeInstanceOf(Refusal);
        const { code, status, message } = answer as Refusal;
        expect(status).toBe(507);
        expect(message).toMatch(/full/);
        refusals.set(code, (refusals.get(code) ?? 0) + 1);
        // The answer is true: `disk-full` kept nothing, `kept-not-pressed` kept the version.
        expect(versions.length, code).toBe(code === 'kept-not-pressed' ? 1 : 0);
      } else expect(versions).toHaveLength(1);
      kept += versions.length;
      noFileTorn(disk);
      rmSync(rubbish);
      grow(disk, 20 + number);
      await catchUp(house.rooms);
      if (versions.length > 0) expect(await standing(house.shelf, storyPath(story))).toContain(`Headline ${number}`);
    }
    expect(await checkShelf(house.rooms)).toEqual([]);
    expect(await house.store.damage()).toEqual([]);
    process.stdout.write(`a full disk: ${kept} of 40 versions kept, refused: ${JSON.stringify([...refusals])}\n`);
    expect([...refusals.keys()].toSorted()).toEqual(['disk-full', 'kept-not-pressed']);
  });

  it('ends an import with the reason, keeps the files before it, and takes the rest when there is room', async ({
    skip,
  }) => {
    const disk = aSmallDisk(6_000);
    if (disk === null) return skip(noSmallDisk);
    const [data, pages] = [join(disk, 'data'), join(disk, 'pages')];
    mkdirSync(pages);
    const files = Array.from({ length: 60 }, (_, number) => aPage(pages, number));
    const first = await standfirst('import', ...files, '--publish', '--json', '--data', data);
    expect(first.code).toBe(1);
    expect(first.err).toMatch(/[Dd]isk is full/);
    expect(first.err).not.toMatch(/fault in Standfirst|Error:/);
    noFileTorn(data);
    const acknowledged = lines(first.out);
    expect(acknowledged.every(({ ok }) => ok)).toBe(true);

    grow(disk, 100);
    const second = await standfirst('import', ...files, '--publish', '--json', '--data', data);
    expect(second.code, second.err).toBe(0);
    const ids = new Map(lines(second.out).map(({ file, story }) => [file, story.id]));
    for (const { file, story } of acknowledged) expect(ids.get(file)).toBe(story.id);
    expect(await standfirst('press', '--check', '--data', data)).toMatchObject({ code: 0, out: '' });
    expect(existsSync(join(data, 'shelf', 'archive'))).toBe(true);
    expect(readdirSync(join(data, 'shelf', 'archive'))).toHaveLength(60);
  });
});

function lines(out: string): { file: string; ok: boolean; story: { id: string } }[] {
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { file: string; ok: boolean; story: { id: string } });
}

function aPage(folder: string, number: number): string {
  const file = join(folder, `${number}.html`);
  const paragraphs = Array.from(
    { length: 8 },
    (_, at) =>
      `<p>This is paragraph ${at} of report ${number}. It says what was seen at the harbour, and by whom it was seen, at some length.</p>`,
  );
  writeFileSync(
    file,
    `<!doctype html><html lang="en"><head><title>Report ${number}</title><link rel="canonical" href="https://courier.example/archive/${number}.html">
<meta property="og:type" content="article"></head><body><article><h1>Report ${number} from the harbour</h1>${paragraphs.join('\n')}</article></body></html>`,
  );
  return file;
}
