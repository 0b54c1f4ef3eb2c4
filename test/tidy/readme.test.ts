import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { roomOf, root, sources } from './source-tree.ts';

const files = sources().map(({ path }) => path);
const rooms = [...new Set(files.map(roomOf))];

test.each(rooms)('src/%s/README.md names each file of the counter', (room) => {
  const path = join(root, 'src', room, 'README.md');
  expect(existsSync(path), `${path} is missing`).toBe(true);
  const readme = readFileSync(path, 'utf8');
  const counter = files.filter((file) => file.split('/').length === 3 && roomOf(file) === room);
  expect(counter.map((file) => basename(file)).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test.each(rooms)('src/%s/README.md names no file that is gone', (room) => {
  const readme = readFileSync(join(root, 'src', room, 'README.md'), 'utf8');
  const named = [...readme.matchAll(/`([\w./-]+\.tsx?)`/g)].map((match) => match[1] ?? '');
  const known = files.map((file) => `/${file}`);
  expect(named.filter((name) => !known.some((file) => file.endsWith(`/${name}`)))).toEqual([]);
});
