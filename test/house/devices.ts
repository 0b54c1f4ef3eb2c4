import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Browser, chromium as launcher } from 'playwright-core';
import { aBrowserFor } from './browsers.ts';
import { chromium, chromiumOptions } from './programs.ts';
import { unwrapped } from './woff.ts';

// Browsers that have exactly the type of one sort of device, whatever this machine has: each gets a fontconfig of its own.

/** What readers hold in their hands, by the type it brings along. */
export interface Device {
  readonly name: string;
  /** Why there can be no such browser on this machine, and the remedy; null when there can. */
  readonly absent: string | null;
  /** Whether some of our stand-ins are made of its Arabic letters. Nobody may measure those of Windows, macOS and iOS. */
  readonly isArabicKnown: boolean;
}

interface Kit {
  readonly name: string;
  readonly isArabicKnown: boolean;
  /** Families that stand for the general ones. */
  readonly serif: string;
  readonly sans: string;
  readonly files: readonly TypeFile[];
}

interface TypeFile {
  /** Its name, wherever the package has put it, or the path of what npm brings. */
  readonly file: string;
  readonly from: string;
  /** The face with the same advances that it plays. */
  readonly plays?: readonly [family: string, style: 'Regular' | 'Bold'];
}

/** Where type stands on this machine, by the names of its files. */
const installed: ReadonlyMap<string, string> = new Map(everywhere().map((path) => [basename(path), path]));

const roboto = ofPackage('fonts-roboto-unhinted', 'Roboto-Regular.ttf', 'Roboto-Bold.ttf');
const notoSerif = ofPackage('fonts-noto-core', 'NotoSerif-Regular.ttf', 'NotoSerif-Bold.ttf', 'NotoSerif-Italic.ttf');
const notoSans = ofPackage('fonts-noto-core', 'NotoSans-Regular.ttf', 'NotoSans-Bold.ttf');
const naskh = ofPackage('fonts-noto-core', 'NotoNaskhArabic-Regular.ttf', 'NotoNaskhArabic-Bold.ttf');
const sansArabic = ofPackage('fonts-noto-core', 'NotoSansArabic-Regular.ttf', 'NotoSansArabic-Bold.ttf');
/** Plays the Arabic of Windows, macOS and iOS: letters far from ours in width, which no stand-in of ours names. */
const kufi = ofPackage('fonts-noto-core', 'NotoKufiArabic-Regular.ttf', 'NotoKufiArabic-Bold.ttf');
const dejaVu = ofPackage(
  'fonts-dejavu-core',
  'DejaVuSerif.ttf',
  'DejaVuSerif-Bold.ttf',
  'DejaVuSans.ttf',
  'DejaVuSans-Bold.ttf',
);
const liberationSerif = ofPackage(
  'fonts-liberation',
  'LiberationSerif-Regular.ttf',
  'LiberationSerif-Bold.ttf',
  'LiberationSerif-Italic.ttf',
);
const liberationSans = ofPackage('fonts-liberation', 'LiberationSans-Regular.ttf', 'LiberationSans-Bold.ttf');
const croscore = ofPackage(
  'fonts-croscore',
  'Tinos-Regular.ttf',
  'Tinos-Bold.ttf',
  'Arimo-Regular.ttf',
  'Arimo-Bold.ttf',
);

const require = createRequire(import.meta.url);
const georgia: readonly TypeFile[] = [
  {
    ...gelasio(require.resolve('@fontsource/gelasio/files/gelasio-latin-400-normal.woff')),
    plays: ['Georgia', 'Regular'],
  },
  {
    ...gelasio(require.resolve('@fontsource/gelasio/files/gelasio-latin-700-normal.woff')),
    plays: ['Georgia', 'Bold'],
  },
];

/** As systems draw type today. Left to itself fontconfig asks for full hinting, and each letter is as wide as at a whole size. */
const SMOOTH =
  '<match target="pattern"><edit name="antialias"><bool>true</bool></edit><edit name="hintstyle"><const>hintslight</const></edit></match>';

const kits: readonly Kit[] = [
  {
    name: 'Android',
    isArabicKnown: true,
    serif: 'Noto Serif',
    sans: 'Roboto',
    files: [...roboto, ...notoSerif, ...naskh],
  },
  {
    name: 'iOS, macOS and Windows',
    isArabicKnown: false,
    serif: 'Times New Roman',
    sans: 'Arial',
    files: [...georgia, ...playing('Times New Roman', liberationSerif), ...playing('Arial', liberationSans), ...kufi],
  },
  {
    name: 'Windows without Georgia',
    isArabicKnown: false,
    serif: 'Times New Roman',
    sans: 'Arial',
    files: [...playing('Times New Roman', liberationSerif), ...playing('Arial', liberationSans), ...kufi],
  },
  {
    name: 'ChromeOS',
    isArabicKnown: true,
    serif: 'Tinos',
    sans: 'Roboto',
    files: [...croscore, ...roboto, ...naskh, ...sansArabic],
  },
  {
    name: 'Linux with Liberation',
    isArabicKnown: true,
    serif: 'Liberation Serif',
    sans: 'Liberation Sans',
    files: [...liberationSerif, ...liberationSans, ...naskh, ...sansArabic],
  },
  {
    name: 'Linux with Noto',
    isArabicKnown: true,
    serif: 'Noto Serif',
    sans: 'Noto Sans',
    files: [...notoSerif, ...notoSans, ...naskh, ...sansArabic],
  },
  { name: 'Linux with DejaVu', isArabicKnown: true, serif: 'DejaVu Serif', sans: 'DejaVu Sans', files: dejaVu },
];

function ofPackage(from: string, ...files: string[]): TypeFile[] {
  return files.map((file) => ({ file, from }));
}

/** No Debian package brings a face with the advances of Georgia. */
function gelasio(file: string): TypeFile {
  return { file, from: 'npm' };
}

function playing(family: string, files: readonly TypeFile[]): TypeFile[] {
  const upright = files.filter(({ file }) => !file.includes('Italic'));
  return upright.map((one) => ({ ...one, plays: [family, one.file.includes('Bold') ? 'Bold' : 'Regular'] }));
}

/** Every device that pages must stand still on. */
export const devices: readonly Device[] = kits.map((kit) => ({
  name: kit.name,
  absent: absenceOf(kit),
  isArabicKnown: kit.isArabicKnown,
}));

/**
 * A Chromium that has the type of a device and no other, for the tests of a suite, which are skipped, with the reason, where it
 * cannot be had.
 */
export function theBrowserOf({ name, absent }: Device): () => Browser {
  return aBrowserFor(absent, async () => {
    const kit = kits.find((one) => one.name === name);
    if (!kit) throw new Error(`No device is named ${name}.`);
    return launch(kit);
  });
}

/** The device of this name, for tests that look at every page and can do so on one only. */
export function device(name: string): Device {
  const found = devices.find((one) => one.name === name);
  if (!found) throw new Error(`No device is named ${name}.`);
  return found;
}

function absenceOf({ files }: Kit): string | null {
  if (!chromium.path) return chromium.absent;
  const lacking = files.filter((one) => pathOf(one) === null);
  if (lacking.length === 0) return null;
  const packages = [...new Set(lacking.map(({ from }) => from))].join(' ');
  return `${lacking.map(({ file }) => file).join(', ')} not installed (Debian: apt-get install ${packages})`;
}

function pathOf({ file, from }: TypeFile): string | null {
  if (from === 'npm') return file;
  return installed.get(file) ?? null;
}

function everywhere(): string[] {
  const own = process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share');
  return ['/usr/share', '/usr/local/share', own].flatMap((folder) => globSync(join(folder, 'fonts', '**', '*.ttf')));
}

async function launch(kit: Kit): Promise<Browser> {
  if (!chromium.path) throw new Error(chromium.absent);
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-type-'));
  const browser = await launcher.launch({
    executablePath: chromium.path,
    args: [...chromiumOptions],
    env: { ...process.env, FONTCONFIG_FILE: unpack(kit, folder) },
  });
  browser.on('disconnected', () => rmSync(folder, { recursive: true, force: true }));
  return browser;
}

/** Puts the type of a device into a folder; the answer is the fontconfig that knows this folder and no other. */
function unpack({ serif, sans, files }: Kit, folder: string): string {
  const type = join(folder, 'type');
  mkdirSync(type);
  for (const one of files) {
    const path = pathOf(one);
    if (path === null) throw new Error(`${one.file} is not installed`);
    const to = join(type, basename(path));
    if (path.endsWith('.woff')) writeFileSync(to.replace('.woff', '.ttf'), unwrapped(readFileSync(path)));
    else copyFileSync(path, to);
  }
  const config = join(folder, 'fonts.conf');
  writeFileSync(
    config,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>
<dir>${type}</dir><cachedir>${join(folder, 'cache')}</cachedir>
${SMOOTH}
${files.map((one) => roleOf(one, type)).join('')}
${[['serif', serif] as const, ['sans-serif', sans] as const, ['system-ui', sans] as const].map(([general, family]) => `<alias binding="same"><family>${general}</family><prefer><family>${family}</family></prefer></alias>`).join('')}
</fontconfig>`,
  );
  return config;
}

/** The rule by which a file goes by the names of the face it plays. */
function roleOf({ file, plays }: TypeFile, type: string): string {
  if (!plays) return '';
  const [family, style] = plays;
  const named = style === 'Bold' ? `${family} Bold` : family;
  const path = join(type, basename(file).replace('.woff', '.ttf'));
  const edits = { family, fullname: named, postscriptname: named.replaceAll(' ', '') };
  const assigned = Object.entries(edits).map(
    ([name, value]) => `<edit name="${name}"><string>${value}</string></edit>`,
  );
  return `<match target="scan"><test name="file"><string>${path}</string></test>${assigned.join('')}</match>`;
}
