import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { aFolder } from '../house/folders.ts';
import { root } from '../tidy/source-tree.ts';

/**
 * A small checkout with the project's own scripts and settings, the installed packages lent from here, and the files
 * given. Its node_modules bears the stamp of this lockfile, so nothing is installed.
 */
export function aCheckout(files: Readonly<Record<string, string>>): string {
  const folder = aFolder();
  const lent = ['scripts', 'bin', 'package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
  for (const name of [...lent, 'vitest.config.ts', '.oxlintrc.json', '.oxfmtrc.json']) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  writeFileSync(join(folder, '.gitignore'), 'node_modules\ndist\n');
  // The settings of the tests name it; no hook opens anything here.
  const named = { 'test/house/end-file.ts': "import { afterAll } from 'vitest';\n\nafterAll(() => {});\n" };
  for (const [path, text] of Object.entries({ ...named, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a script with the Node that runs this test, until it ends. */
export function runScript(folder: string, args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

/** The same, beside others. */
export async function startScript(folder: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, args, { cwd: folder });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += String(chunk)));
  child.stderr.on('data', (chunk) => (said.err += String(chunk)));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, ...said };
}
