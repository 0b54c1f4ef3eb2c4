import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { aFolder } from '../house/folders.ts';
import { copied, madeOnce } from '../house/sample-folder.ts';
import { serve, type Served, standfirst } from '../house/standfirst.ts';
import { root } from '../tidy/source-tree.ts';

/** Pages of our own to import. */
export const pages = join(root, 'src', 'wire', 'fixtures');

/** The data folder of a small newsroom with a few stories of our own, pressed; each test has its own copy. */
export async function aNewsroom(): Promise<string> {
  return copied(await madeOnce('small', importSome), join(aFolder(), 'data'), ['code-cache']);
}

async function importSome(data: string): Promise<void> {
  const files = ['modern-article.html', 'text-paper.txt', 'text-american.txt'].map((name) => join(pages, name));
  const { code, err } = await standfirst('import', ...files, '--publish', '--data', data);
  if (code !== 0) throw new Error(err);
  // Its first start compiles what every start runs, and keeps that beside the stories.
  await (await serve(data)).stop();
}

/** The settings of a newsroom, as they are printed for git. */
export async function settingsIn(data: string): Promise<Record<string, unknown>> {
  const { code, out, err } = await standfirst('settings', 'get', '--data', data);
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as Record<string, unknown>;
}

/** Sets some settings of a newsroom by the command for those who keep them in git. */
export async function setSettings(data: string, said: object): Promise<string> {
  const file = join(aFolder(), 'settings.json');
  writeFileSync(file, JSON.stringify({ ...(await settingsIn(data)), ...said }));
  const { code, err } = await standfirst('settings', 'set', file, '--data', data);
  if (code !== 0) throw new Error(err);
  return err;
}

/** A running server on free ports, stopped when the test has finished. */
export async function aServer(data: string, ...more: readonly string[]): Promise<Served> {
  const served = await serve(data, ...more);
  onTestFinished(() => served.stop('SIGKILL').then(() => {}));
  return served;
}

/** Every file under a folder with its bytes in base64, by path, but for what a shelf writes of itself: its log and what its last scrub found. */
export function filesOf(folder: string): Map<string, string> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  // The log of what was done when is another each time.
  const own = [join(folder, '.shelf', 'log'), join(folder, '.shelf', 'scrub.json')];
  const kept = files.filter((file) => !own.some((name) => file.startsWith(name))).toSorted();
  return new Map(kept.map((file) => [file.slice(folder.length + 1), readFileSync(file, 'base64')]));
}
