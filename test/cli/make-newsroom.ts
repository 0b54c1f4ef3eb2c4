import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { standfirst } from '../house/standfirst.ts';
import { root } from '../tidy/source-tree.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The data folder of a small newsroom with a few stories of our own, pressed, to be copied. */
    smallNewsroom: string;
  }
}

/** Makes the small newsroom once for all files that ask for a copy. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-cli-'));
  const pages = ['modern-article.html', 'text-paper.txt', 'text-american.txt'];
  const files = pages.map((name) => join(root, 'src', 'wire', 'fixtures', name));
  const { code, err } = await standfirst('import', ...files, '--publish', '--data', folder);
  if (code !== 0) throw new Error(err);
  project.provide('smallNewsroom', folder);
  return () => rmSync(folder, { recursive: true });
}
