import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, root, roomOf, sources, type SourceFile } from './source-tree.ts';

/** Rooms that a browser gets as ready-made bundles: what they import is needed where they are built, and nowhere else. */
const bundled = ['newsroom-ui', 'text-editor', 'ui'];

/** Installed for others: each with why nothing imports it by name. */
const unnamed: Readonly<Record<string, string>> = {
  node: 'the Node that runs it, where one’s own is too old',
};

const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The packages whose code a file loads when it runs; types are gone by then. */
function loadedBy(file: SourceFile): string[] {
  const { module } = parse(file);
  const still = module.staticImports
    .filter(({ entries }) => entries.length === 0 || entries.some((entry) => !entry.isType))
    .map(({ moduleRequest }) => moduleRequest.value);
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.isType ? [] : (entry.moduleRequest?.value ?? []))),
  );
  const dynamic = module.dynamicImports.map(({ moduleRequest }) =>
    file.text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
  );
  return [...still, ...passedOn, ...dynamic].filter((name) => !/^(\.|node:|\$)/.test(name)).map(packageOf);
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

const loaded = new Set(
  sources()
    .filter(({ path }) => !bundled.includes(roomOf(path)))
    .flatMap(loadedBy),
);

test('whoever installs the package gets nothing that only builds, tests or is bundled', () => {
  expect(Object.keys(dependencies).filter((name) => !loaded.has(name) && !(name in unnamed))).toEqual([]);
});

test('every package of another hand is pinned by the hash of its bytes, and comes from the registry', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, { readonly integrity?: string; readonly resolved?: string }>>;
  };
  const others = Object.entries(packages).filter(([place]) => place !== '');
  expect(others.length).toBeGreaterThan(100);
  const loose = others.filter(
    ([, { integrity = '', resolved = 'https://registry.npmjs.org/' }]) =>
      !integrity.startsWith('sha512-') || !resolved.startsWith('https://registry.npmjs.org/'),
  );
  expect(loose.map(([place]) => place)).toEqual([]);
});
