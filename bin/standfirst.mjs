#!/usr/bin/env node
// The way in. Plain JavaScript for Node 18 or newer, because it runs before anything is installed: it installs
// and builds what is missing, then hands over to dist/main/main.js on Node 24.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from '../scripts/prepare/prepare.mjs';
import { becomeProcess, isRecentEnough } from '../scripts/prepare/runtime.mjs';

const node = prepare();
const main = join(root, 'dist', 'main', 'main.js');
if (isRecentEnough()) await import(pathToFileURL(main).href);
else becomeProcess(node, [main, ...process.argv.slice(2)]);
