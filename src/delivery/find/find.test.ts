import { expect, test } from 'vitest';
import { openMemoryShelf } from '../../press/memory-shelf.ts';
import type { ShelfItem } from '../../press/shelf.ts';
import { findPath, findQuery, type Found } from './find.ts';

const page: ShelfItem = { is: 'page', type: 'text/html; charset=utf-8', body: Buffer.from('x') };
const gone: ShelfItem = { is: 'gone', type: 'text/html; charset=utf-8', body: Buffer.from('x') };
const to = (path: string): ShelfItem => ({ is: 'redirect', to: path });

const shelf = openMemoryShelf();
const items: Record<string, ShelfItem> = {
  '/': page,
  '/world': page,
  '/_/include/uk/masthead': page,
  '/caf%C3%A9': page,
  '/_/include/abroad/masthead': page,
  '/abroad/news/k3x9abcd': to('/abroad/news/k3x9abcd/right'),
  '/abroad/news/k3x9abcd/right': page,
  '/lite/abroad/news/k3x9abcd/right': page,
  '/news/k3x9abcd': to('/news/k3x9abcd/right'),
  '/news/k3x9abcd/right': page,
  '/news/k3x9abcd/right/history': page,
  '/news/k3x9abcd/right/versions/2': page,
  '/lite/news/k3x9abcd/right': page,
  '/news/killed23': gone,
  '/News/Old.STM': to('/news/k3x9abcd/right'),
  '/old?id=5': to('/world'),
  '/old?id=7': to('/news/k3x9abcd/right'),
  '/2009/caf%E9.html': to('/news/k3x9abcd/right'),
  '/old/killed': gone,
  '/old/unpressed': to('/news/lost2345/nowhere'),
  '/news/lost2345': to('/news/lost2345/nowhere'),
};
for (const [path, item] of Object.entries(items)) await shelf.put(path, item);

const brief = (found: Found | null) =>
  found?.is === 'moved' ? `301 ${found.to}` : found?.is === 'item' ? found.address : found?.is;

test.each([
  ['/', '/'],
  ['/world', '/world'],
  ['/world/', '301 /world'],
  ['//world', '301 /world'],
  ['/World', '301 /world'],
  ['/WORLD/', '301 /world'],
  ['/%77orld', '301 /world'],
  ['/world.html', '301 /world'],
  ['/world/index.html', '301 /world'],
  ['/index.html', '301 /'],
  ['/INDEX.HTM', '301 /'],
  ['/caf%c3%a9', '301 /caf%C3%A9'],
  ['/CAF%C3%89', '301 /caf%C3%A9'],
  ['/News/Old.STM', '301 /news/k3x9abcd/right'],
  ['/news/old.stm', 'missing'],
  ['/news/k3x9abcd', '301 /news/k3x9abcd/right'],
  ['/news/k3x9abcd/', '301 /news/k3x9abcd/right'],
  ['/news/k3x9abcd/wrong', '301 /news/k3x9abcd/right'],
  ['/news/k3x9abcd/wrong/history', '301 /news/k3x9abcd/right/history'],
  ['/news/k3x9abcd/wrong/versions/2', '301 /news/k3x9abcd/right/versions/2'],
  ['/news/k3x9abcd/wrong/versions/9', 'missing'],
  ['/news/k3x9abcd/right/versions/9', 'missing'],
  ['/news/k3x9abcd/right/else', 'missing'],
  ['/lite/news/k3x9abcd/wrong', '301 /lite/news/k3x9abcd/right'],
  ['/NEWS/K3X9ABCD/Wrong', '301 /news/k3x9abcd/right'],
  ['/lite/News/Old.STM', '301 /lite/news/k3x9abcd/right'],
  ['/lite/2009/caf%e9.html', '301 /lite/news/k3x9abcd/right'],
  ['/lite/old/killed', '/old/killed'],
  ['/lite/old/unpressed', 'missing'],
  ['/lite/_/include/uk/masthead', 'missing'],
  ['/2009/caf%E9.html', '301 /news/k3x9abcd/right'],
  ['/2009/caf%e9.html', '301 /news/k3x9abcd/right'],
  ['/2009/CAF%E9.html', '301 /news/k3x9abcd/right'],
  ['/abroad/news/k3x9abcd', '301 /abroad/news/k3x9abcd/right'],
  ['/abroad/news/k3x9abcd/wrong', '301 /abroad/news/k3x9abcd/right'],
  ['/Abroad/News/k3x9abcd/RIGHT.html', '301 /abroad/news/k3x9abcd/right'],
  ['/lite/abroad/news/k3x9abcd/wrong', '301 /lite/abroad/news/k3x9abcd/right'],
  ['/abroad/news/k3x9abcd/right/history', '301 /news/k3x9abcd/right/history'],
  ['/abroad/news/killed23/any', '/news/killed23'],
  ['/uk/news/k3x9abcd/right', '301 /news/k3x9abcd/right'],
  ['/uk/news/k3x9abcd', '301 /news/k3x9abcd/right'],
  ['/lite/uk/news/k3x9abcd/wrong', '301 /lite/news/k3x9abcd/right'],
  ['/nowhere/news/k3x9abcd/right', 'missing'],
  ['/nowhere/news/killed23/any', 'missing'],
  ['/uk/news/nobody23/right', 'missing'],
  ['/news/killed23/any', '/news/killed23'],
  ['/news/killed23/any/history', '/news/killed23'],
  ['/news/lost2345/nowhere', 'missing'],
  ['/news/lost2345/other', 'missing'],
  ['/_/include/uk/masthead', 'missing'],
  ['/%5F/include/uk/masthead', 'missing'],
  ['//_/include/uk/masthead', 'missing'],
  ['/_/include/uk/masthead.html', 'missing'],
  ['/nothing', 'missing'],
  ['/%', 'unreadable'],
  ['/%00', 'unreadable'],
  ['/a/../world', 'unreadable'],
  ['/%2e%2e/world', 'unreadable'],
  ['/..', 'unreadable'],
])('%s leads to %s', async (path, expected) => {
  expect(brief(await findPath(shelf.get, path))).toBe(expected);
});

test('old addresses with a query', async () => {
  expect(brief(await findQuery(shelf, '/old', 'id=5'))).toBe('301 /world');
  expect(brief(await findQuery(shelf, '/lite/old', 'id=7'))).toBe('301 /lite/news/k3x9abcd/right');
  expect(await findQuery(shelf, '/lite/old', 'id=5')).toBe(null);
  expect(await findQuery(shelf, '/old', 'id=6')).toBe(null);
  expect(await findQuery(shelf, '/world', '')).toBe(null);
  expect(brief(await findQuery(shelf, '/old', 'utm_source=letter&id=5&fbclid=x'))).toBe('301 /world');
  expect(await findQuery(shelf, '/old', 'utm_source=letter')).toBe(null);
});
