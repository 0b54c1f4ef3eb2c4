#!/usr/bin/env node
// The way in. Plain JavaScript for Node 18 or newer, because it runs before anything is installed. A clone installs and builds what is
// missing first; a package has everything. Both hand over to dist/main/main.js on Node 24.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { becomeProcess, isRecentEnough, nodeOrEnd } from '../scripts/prepare/runtime.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** npm packs the lockfile into no package, so only a clone has it; a package has neither the sources nor what builds them. */
const isClone = existsSync(join(root, 'package-lock.json'));

const node = isClone ? (await import('../scripts/prepare/prepare.mjs')).prepare() : nodeOrEnd(root);
const main = join(root, 'dist', 'main', 'main.js');
if (isRecentEnough()) await import(pathToFileURL(main).href);
else becomeProcess(node, [main, ...process.argv.slice(2)]);
