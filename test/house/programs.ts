import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that some tests start and that npm cannot bring. */
export interface Program {
  /** Where it stands on this machine; null when it does not. */
  readonly path: string | null;
  /** Why a test that needs it is skipped where it is absent, and the remedy: for `context.skip(!program.path, program.absent)`. */
  readonly absent: string;
}

function find(names: readonly string[]): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function program(title: string, debianPackage: string, names: readonly string[]): Program {
  return { path: find(names), absent: `${title} is not installed (Debian: apt-get install ${debianPackage})` };
}

const chromiums = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * Chromium, for tests that look at pages: its shell where there is one. That is the same browser without the windows around the
 * pages, and they cost four times as much as a page: half a second of computing for each person of a test.
 */
export const chromium = program('Chromium', 'chromium chromium-headless-shell', [
  'chromium-headless-shell',
  ...chromiums,
]);

/** Chromium with its windows and its settings, for tests that change those. */
export const wholeChromium = program('Chromium', 'chromium', chromiums);

export const nginx = program('nginx', 'nginx', ['nginx']);

/** Options under which Chromium starts without a screen, a sandbox or a word to anybody outside. */
export const chromiumOptions: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
