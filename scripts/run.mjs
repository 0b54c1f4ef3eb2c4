// node scripts/run.mjs FILE.ts [arguments]: runs a TypeScript file outside src (a bench, a generator) on Node 24, which
// takes the types off by itself. What the file imports from src/ is type-checked there and loaded from dist/, so that
// what is measured is the code that is served.
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from './prepare/prepare.mjs';
import { becomeProcess } from './prepare/runtime.mjs';

const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error('usage: node scripts/run.mjs FILE.ts [arguments]');
  process.exit(2);
}
const node = prepare();
const hooks = pathToFileURL(join(root, 'scripts', 'prepare', 'built-imports.mjs')).href;
becomeProcess(node, ['--import', hooks, resolve(file), ...args]);
