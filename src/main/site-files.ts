import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../base/hash.ts';
import { assetFiles, STREAM_PLAYER } from '../site/assets.ts';
import type { SiteFiles } from '../site/page-kind.ts';

/** The package's own folder: this file is two folders below it, in src/main as in dist/main. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const stylesFolder = join(root, 'src', 'site', 'styles');
const typeFolder = join(root, 'src', 'site', 'type');
/** Beside the compiled templates, where the build has put it; sources have none. */
const streamPlayer = fileURLToPath(new URL(`../site/${STREAM_PLAYER}`, import.meta.url));
/** The templates as they run: compiled in dist, or their sources in a test. */
const codeFolders = ['site', 'story', 'base'].map((room) => fileURLToPath(new URL(`../${room}`, import.meta.url)));

/** Reads what the site may not read by itself: style sheets, fonts, what plays live streams, and the name of this build of the templates. */
export async function readSiteFiles(): Promise<SiteFiles> {
  const [styles, fonts, player, build] = await Promise.all([readStyles(), readFonts(), readPlayer(), hashOfCode()]);
  return { styles, assets: { ...fonts, ...player }, build };
}

async function readStyles(): Promise<Record<string, string>> {
  const names = (await readdir(stylesFolder)).filter((name) => name.endsWith('.css')).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(join(stylesFolder, name), 'utf8')));
  return Object.fromEntries(names.map((name, at) => [name.slice(0, -'.css'.length), texts[at] ?? '']));
}

async function readFonts(): Promise<Record<string, Uint8Array>> {
  const files = await Promise.all(
    assetFiles.map(async (file) => [file, await readFile(join(typeFolder, file))] as const),
  );
  return Object.fromEntries(files);
}

async function readPlayer(): Promise<Record<string, Uint8Array>> {
  return existsSync(streamPlayer) ? { [STREAM_PLAYER]: await readFile(streamPlayer) } : {};
}

async function hashOfCode(): Promise<string> {
  const texts: string[] = [];
  for (const folder of codeFolders) {
    const names = (await readdir(folder, { recursive: true })).filter(
      (name) => /\.(js|json|ts|tsx)$/.test(name) && !name.includes('.test.'),
    );
    for (const name of names.toSorted()) texts.push(name, await readFile(join(folder, name), 'utf8'));
  }
  return sha256(texts.join('\n'));
}
