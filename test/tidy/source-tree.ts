import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, type ParseResult } from 'oxc-parser';

/** The folder of this checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** One file of the tree, by its path from the root, with `/` on every system. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Every file under `folder` whose path matches, in the order of their paths. */
export function filesUnder(folder: string, matching: RegExp): SourceFile[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  const paths = names
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => matching.test(path));
  return paths.toSorted().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** The TypeScript of `src`, tests left out unless asked for. */
export function sources(options: { readonly withTests?: boolean } = {}): SourceFile[] {
  const all = filesUnder('src', /\.tsx?$/);
  return options.withTests ? all : all.filter(({ path }) => !/\.test\.tsx?$/.test(path));
}

export function parse({ path, text }: SourceFile): ParseResult {
  return parseSync(path, text);
}

/** Everything a file imports or re-exports, types and dynamic imports included, as written. */
function importsOf(file: SourceFile): string[] {
  const { module } = parse(file);
  const still = module.staticImports.map((found) => found.moduleRequest.value);
  const passedOn = module.staticExports.flatMap((found) =>
    found.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
  );
  const dynamic = module.dynamicImports.map(({ moduleRequest }) =>
    file.text.slice(moduleRequest.start, moduleRequest.end),
  );
  return [...still, ...passedOn, ...dynamic.map((text) => text.replace(/^['"`]|['"`]$/g, ''))];
}

/** Which file of the tree each file leads to; packages are left out. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

export function importGraph(files: readonly SourceFile[]): ImportGraph {
  const edges = files.map((file): [string, string[]] => {
    const relative = importsOf(file).filter((specifier) => specifier.startsWith('.'));
    return [file.path, relative.map((specifier) => posix.join(posix.dirname(file.path), specifier))];
  });
  return new Map(edges);
}

/** The shortest chain of imports from a file to one that `isTarget` accepts; null when there is none. */
export function chainTo(graph: ImportGraph, from: string, isTarget: (path: string) => boolean): string[] | null {
  const chains = [[from]];
  const seen = new Set([from]);
  for (const chain of chains) {
    const last = chain.at(-1) ?? from;
    if (isTarget(last)) return chain;
    for (const next of graph.get(last) ?? []) {
      if (!seen.has(next)) chains.push([...chain, next]);
      seen.add(next);
    }
  }
  return null;
}

/** `press` for `src/press/disk/files.ts`; the empty string outside `src`. */
export function roomOf(path: string): string {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? '';
}
