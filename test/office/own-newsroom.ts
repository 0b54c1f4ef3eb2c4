import { cpSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atTheEnd } from '../house/endings.ts';
import { aFolder } from '../house/folders.ts';
import { copied } from '../house/sample-folder.ts';
import { type Served, serveBuild } from '../house/standfirst.ts';
import { root } from '../tidy/source-tree.ts';
import { theOffice } from './the-office.ts';

const built = join(root, 'dist');

/** A copy of the sample newsroom as it stands, which is quicker than another sample. Its data folder. */
export function aCopy(): string {
  return copied(theOffice().data, join(aFolder(), 'data'));
}

interface Start {
  /** Where it was served before: it has the same ports again. */
  readonly before?: Served;
  readonly build?: string;
}

/** Starts the newsroom in a folder; a test that does not end it has it ended. */
export async function start(data: string, { before, build = built }: Start = {}): Promise<Served> {
  const ports = before
    ? ['--site-port', new URL(before.site).port, '--newsroom-port', new URL(before.office).port]
    : [];
  const served = await serveBuild(build, data, '--demo', ...ports);
  atTheEnd(() => served.stop('SIGKILL'));
  return served;
}

/** The next build of the same sources: every script of the screens has another name, as after a change in each of them. */
export function anotherBuild(): string {
  const folder = aFolder();
  const build = join(folder, 'dist');
  cpSync(built, build, { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const name of ['node_modules', 'src']) symlinkSync(join(root, name), join(folder, name));
  const screens = join(build, 'newsroom-ui');
  const scripts = readdirSync(join(screens, 'assets')).filter((name) => name.endsWith('.js'));
  const texts = ['index.html', 'story.html', 'front.html', 'sw.js', ...scripts.map((name) => join('assets', name))];
  for (const name of texts)
    writeFileSync(join(screens, name), renamed(readFileSync(join(screens, name), 'utf8'), scripts));
  for (const name of scripts) renameSync(join(screens, 'assets', name), join(screens, 'assets', next(name)));
  return build;
}

const next = (script: string): string => script.replace(/\.js$/, '_.js');

/** The worker keeps a build under a name of 16 digits. */
function renamed(text: string, scripts: readonly string[]): string {
  const all = new RegExp(scripts.map((name) => name.replaceAll('.', '\\.')).join('|'), 'g');
  return text.replace(all, next).replace(/"[0-9a-f]{16}"/, '"another-build"');
}
