import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../base/hash.ts';
import type { SiteFiles } from '../site/page-kind.ts';

/** The package's own folder: this file is two folders below it, in src/main as in dist/main. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const stylesFolder = join(root, 'src', 'site', 'styles');
const fontsFolder = join(root, 'node_modules', '@fontsource-variable');
/** The templates as they run: compiled in dist, or their sources in a test. */
const codeFolders = ['site', 'story', 'base'].map((room) => fileURLToPath(new URL(`../${room}`, import.meta.url)));

/** Reads what the site may not read by itself: style sheets, the fonts they name, and the name of this build of the templates. */
export async function readSiteFiles(): Promise<SiteFiles> {
  const [styles, build] = await Promise.all([readStyles(), hashOfCode()]);
  return { styles, assets: await readFonts(Object.values(styles).join('\n')), build };
}

async function readStyles(): Promise<Record<string, string>> {
  const names = (await readdir(stylesFolder)).filter((name) => name.endsWith('.css')).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(join(stylesFolder, name), 'utf8')));
  return Object.fromEntries(names.map((name, at) => [name.slice(0, -'.css'.length), texts[at] ?? '']));
}

/** A style sheet names a font by its file name alone; the packages of Fontsource hold it. */
async function readFonts(css: string): Promise<Record<string, Uint8Array>> {
  const wanted = new Set(css.match(/[a-z0-9-]+\.woff2/g));
  const fonts: Record<string, Uint8Array> = {};
  for (const name of [...wanted].toSorted()) fonts[name] = await readFile(join(fontsFolder, familyOf(name), 'files', name));
  return fonts;
}

/** `noto-naskh-arabic-arabic-wght-normal.woff2` is in the package `noto-naskh-arabic`. */
function familyOf(font: string): string {
  return font.replace(/-(latin|latin-ext|arabic|symbols|math|vietnamese)-[a-z]+-(normal|italic)\.woff2$/, '');
}

async function hashOfCode(): Promise<string> {
  const texts: string[] = [];
  for (const folder of codeFolders) {
    const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(js|ts|tsx)$/.test(name) && !name.includes('.test.'));
    for (const name of names.toSorted()) texts.push(name, await readFile(join(folder, name), 'utf8'));
  }
  return sha256(texts.join('\n'));
}
