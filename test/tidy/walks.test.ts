import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importGraph, root, sources } from './source-tree.ts';

const graph = importGraph(sources());
const architecture = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');

interface Step {
  readonly file: string;
  readonly says: string;
}

/** The table under a heading, a step a row. */
function walk(heading: string): Step[] {
  const section = architecture.split(`## ${heading}`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| \d+ \| `([^`]+)` \| (.+) \|$/gm)].map(([, file = '', says = '']) => ({
    file,
    says,
  }));
}

/** Who leads to a step: a file above it, whoever hands it in, or the socket. */
function isLedTo({ file, says }: Step, above: readonly Step[]): boolean {
  if (says.startsWith('over the socket')) return true;
  const handing = /handed in by `([^`]+)`/.exec(says)?.[1];
  const from = handing ? [handing] : above.map((step) => step.file);
  return from.some((one) => graph.get(one)?.includes(file));
}

test.each([
  ['One publication, step by step', 10],
  ['One request, step by step', 5],
  ['One keystroke, step by step', 8],
])('%s: at most %i files, each used by one above it', (heading, most) => {
  const steps = walk(heading);
  expect(steps.length).toBeGreaterThan(3);
  expect(steps.length).toBeLessThanOrEqual(most);
  const lost = steps.filter((step, at) => at > 0 && !isLedTo(step, steps.slice(0, at)));
  expect(lost.map(({ file }) => file)).toEqual([]);
});
