import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chainTo, type ImportGraph, importGraph, roomOf, sources, root } from './source-tree.ts';

/** Imports go down only. What each room may import in particular stands in .oxlintrc.json. */
const floors: Readonly<Record<string, number>> = {
  base: 0,
  files: 1,
  seeing: 1,
  story: 1,
  contract: 2,
  ui: 2,
  site: 2,
  store: 2,
  wire: 2,
  media: 3,
  press: 3,
  objects: 2,
  backup: 3,
  search: 4,
  delivery: 4,
  distribution: 4,
  live: 4,
  newsroom: 4,
  'text-editor': 3,
  sample: 5,
  'newsroom-ui': 5,
  main: 6,
};

const graph: ImportGraph = importGraph(sources());

/** The graph with an import added, to show that a check would find it. */
function withImport(from: string, to: string): ImportGraph {
  return new Map([...graph, [from, [...(graph.get(from) ?? []), to]]]);
}

function upward(imports: ImportGraph): string[] {
  return [...imports].flatMap(([from, targets]) =>
    targets.filter((to) => roomOf(from) !== roomOf(to) && !isBelow(to, from)).map((to) => `${from} imports ${to}`),
  );
}

function isBelow(to: string, from: string): boolean {
  return (floors[roomOf(to)] ?? Infinity) < (floors[roomOf(from)] ?? -Infinity);
}

function intoPrivate(imports: ImportGraph): string[] {
  return [...imports].flatMap(([from, targets]) =>
    targets
      .filter((to) => roomOf(from) !== roomOf(to) && to.split('/').length > 3)
      .map((to) => `${from} imports ${to}`),
  );
}

function fromDelivery(imports: ImportGraph): string[] {
  const doors = [...imports.keys()].filter((path) => roomOf(path) === 'delivery');
  const chains = doors.map((path) => chainTo(imports, path, (to) => ['store', 'site'].includes(roomOf(to))));
  return chains.filter((chain) => chain !== null).map((chain) => chain.join(' → '));
}

test('every room has a floor, and the lint holds it', () => {
  const rooms = [...new Set(sources().map(({ path }) => roomOf(path)))];
  expect(rooms.filter((room) => !(room in floors))).toEqual([]);
  const lint = readFileSync(join(root, '.oxlintrc.json'), 'utf8');
  expect(rooms.filter((room) => !lint.includes(`"files": ["src/${room}/**"]`))).toEqual([]);
});

test('every relative import leads to a file that is there', () => {
  const dangling = [...graph].flatMap(([from, targets]) =>
    targets.filter((to) => !graph.has(to) && !existsSync(join(root, to))).map((to) => `${from}: ${to}`),
  );
  expect(dangling).toEqual([]);
});

test('imports go down only', () => {
  expect(upward(graph)).toEqual([]);
  expect(upward(withImport('src/story/story.ts', 'src/site/page-kind.ts'))).toHaveLength(1);
});

test("no room reaches into another's sub-folders", () => {
  expect(intoPrivate(graph)).toEqual([]);
  expect(intoPrivate(withImport('src/press/press.ts', 'src/story/kinds/image.ts'))).toHaveLength(1);
});

test('delivery cannot reach the store or the site, even indirectly', () => {
  expect(fromDelivery(graph)).toEqual([]);
  const through = new Map([...graph, ['src/delivery/added.ts', ['src/press/press.ts']]]);
  expect(fromDelivery(through)).toEqual([
    expect.stringMatching(/^src\/delivery\/added.ts → src\/press\/press.ts → .*src\/s(tore|ite)\//),
  ]);
});
