import { expect, test } from 'vitest';
import { importGraph, sources } from './source-tree.ts';

const GATE = 'src/newsroom/gate.ts';
const PUBLIC_ACTS = 'src/store/public-acts.ts';

const PAST_STORIES = 'src/store/past-stories.ts';

test('versions are added, stories ended and tombstones left by the gate alone', () => {
  const values = sources().filter(({ text }) =>
    /import \{[^}]*\} from '[^']*\/(public-acts|past-stories)\.ts'/.test(text),
  );
  expect(values.map(({ path }) => path)).toEqual([GATE]);
  expect(importGraph(sources()).get(GATE)).toEqual(expect.arrayContaining([PUBLIC_ACTS, PAST_STORIES]));
});

test('no query is built outside the store', () => {
  const building = /\.(selectFrom|insertInto|updateTable|deleteFrom|replaceInto)\(|from 'kysely'/;
  const outside = sources().filter(({ path, text }) => !path.startsWith('src/store/') && building.test(text));
  expect(outside.map(({ path }) => path)).toEqual([]);
});
