import { expect, test } from 'vitest';
import { timeMapKind } from '../../src/site/machine/time-map-kind.ts';
import { suppressVersion } from '../../src/store/public-acts.ts';
import { aStory, idOf } from '../house/stories.ts';
import { openNewsroom } from './newsroom.ts';

const PATH = `/timemap/news/${idOf(1)}`;
const STORY = `https://gazette.example/news/${idOf(1)}/ferry-reaches-the-islands`;

test('a time map names every version that may be read, with its date', async () => {
  const newsroom = await openNewsroom();
  await newsroom.publish('2026-11-20T09:00:00Z', aStory());
  await newsroom.press();
  expect(linksOf(await newsroom.text(PATH))).toEqual([
    { url: STORY, rel: 'original' },
    {
      url: `https://gazette.example${PATH}`,
      rel: 'self',
      type: 'application/link-format',
      from: 'Fri, 20 Nov 2026 09:00:00 GMT',
      until: 'Fri, 20 Nov 2026 09:00:00 GMT',
    },
    { url: `${STORY}/versions/1`, rel: 'first last memento', datetime: 'Fri, 20 Nov 2026 09:00:00 GMT' },
  ]);
  await newsroom.publish('2026-11-20T10:00:00Z', aStory({ headline: 'Ferry is in' }), { change: 'minor' });
  await newsroom.publish('2026-11-20T11:00:00Z', aStory(), { change: 'update', note: 'More' });
  await newsroom.act('2026-11-20T12:00:00Z', (tx, act) =>
    suppressVersion(tx, { storyId: idOf(1), number: 2, reason: 'A court order' }, act),
  );
  await newsroom.press();
  const links = linksOf(await newsroom.text(PATH));
  expect(links.slice(2).map(({ url, rel }) => [url, rel])).toEqual([
    [`${STORY}/versions/1`, 'first memento'],
    [`${STORY}/versions/3`, 'last memento'],
  ]);
  expect(links[1]).toMatchObject({ from: 'Fri, 20 Nov 2026 09:00:00 GMT', until: 'Fri, 20 Nov 2026 11:00:00 GMT' });
});

test('the time map of a withdrawn story is gone, and of a story nobody had there is none', async () => {
  const newsroom = await openNewsroom();
  await newsroom.publish('2026-11-20T09:00:00Z', aStory());
  await newsroom.press();
  await newsroom.withdraw('2026-11-20T10:00:00Z', idOf(1));
  await newsroom.press();
  expect(await newsroom.text(PATH)).toBe('gone');
  expect(await timeMapKind.load(newsroom.archive, { id: idOf(2) })).toEqual({ is: 'missing' });
  expect(await timeMapKind.pathsFor(`story/${idOf(2)}/state`, newsroom.archive)).toEqual([]);
});

test('only the addresses of time maps are of this kind', () => {
  expect(timeMapKind.parse(PATH)).toEqual({ id: idOf(1) });
  const wrong = ['/timemap', '/timemap/news', '/timemap/news/x', `${PATH}/1`, `/news/${idOf(1)}`];
  expect(wrong.map((path) => timeMapKind.parse(path))).toEqual(wrong.map(() => null));
});

/** The links of a document in link format (RFC 6690, section 2); throws where it is not one. */
function linksOf(text: string | null): Record<string, string>[] {
  const link = /<([^>]*)>((?:\s*;\s*[a-z]+="[^"]*")*)\s*(?:,|$)\s*/y;
  const links: Record<string, string>[] = [];
  const whole = text ?? '';
  while (link.lastIndex < whole.length) {
    const found = link.exec(whole);
    if (!found) throw new Error(`Not in link format: ${whole}`);
    const parameters = [...(found[2] ?? '').matchAll(/([a-z]+)="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    );
    links.push({ url: found[1] ?? '', ...Object.fromEntries(parameters) });
  }
  return links;
}
