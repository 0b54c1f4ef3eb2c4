import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readSettings, saveSection, saveSettings } from '../../src/store/documents.ts';
import { openStore } from '../../src/store/open-store.ts';
import { settingsSchema } from '../../src/story/newsroom.ts';
import { aFreePort } from '../house/ports.ts';
import { aSample } from '../house/sample-folder.ts';
import { serve, type Served, standfirst, until } from '../house/standfirst.ts';
import { root } from '../tidy/source-tree.ts';

/** The sample newsroom as it is served while the tests of its pages run. */
export interface ServedSample {
  /** Its data folder. */
  readonly data: string;
  /** Origins of the readers' site and of the newsroom. */
  readonly site: string;
  readonly office: string;
  /** The address of a story that came from an archived page, and the address that page had. */
  readonly imported: string;
  readonly oldAddress: string;
  /** The address of a section without stories. */
  readonly emptySection: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    sample: ServedSample;
  }
}

/**
 * Makes and serves the sample newsroom once for all tests of its pages, with what it has not: an imported page of our own
 * and a section without stories.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'standfirst-pages-'));
  const data = await aSample(join(folder, 'data'));
  const port = await aFreePort('127.0.0.1');
  await nameItself(data, `http://127.0.0.1:${port}`);
  const served = await serve(data, '--host', '127.0.0.1', '--site-port', String(port));
  const tearDown = async (): Promise<void> => {
    await served.stop();
    rmSync(folder, { recursive: true });
  };
  try {
    const { site, office } = served;
    project.provide('sample', {
      data,
      site,
      office,
      emptySection: await makeEmptySection(data, served),
      ...(await importPage(data)),
    });
    return tearDown;
  } catch (error) {
    await tearDown();
    throw error;
  }
}

/** The copy was pressed for another address: every page names itself by the one at which this run serves it. */
async function nameItself(data: string, siteUrl: string): Promise<void> {
  const store = await openStore(join(data, 'standfirst.db'));
  const settings = await readSettings(store.reader);
  const act = { at: '2026-11-23T09:00:00Z', by: 'test', act: 'change-settings', summary: 'Served elsewhere' };
  await store.write((tx) => saveSettings(tx, settingsSchema.parse({ ...settings, siteUrl }), act));
  await store.close();
  const { code, err } = await standfirst('press', '--data', data);
  if (code !== 0) throw new Error(err);
}

async function importPage(data: string): Promise<{ imported: string; oldAddress: string }> {
  const file = join(root, 'src', 'wire', 'fixtures', 'modern-article.html');
  const { code, out, err } = await standfirst('import', file, '--publish', '--json', '--data', data);
  if (code !== 0) throw new Error(err);
  const { address, story } = JSON.parse(out) as { address: string; story: { origin: { url: string } } };
  return { imported: address, oldAddress: new URL(story.origin.url).pathname };
}

/** The running server presses it by itself. */
async function makeEmptySection(data: string, { site }: Served): Promise<string> {
  const store = await openStore(join(data, 'standfirst.db'));
  const section = { slug: 'tides', name: 'Tides', description: null, edition: 'uk' };
  const act = { at: '2026-11-23T09:00:00Z', by: 'test', act: 'make-section', summary: 'Made an empty section' };
  await store.write((tx) => saveSection(tx, section, act));
  await store.close();
  await until(async () => (await fetch(`${site}/tides`)).status === 200);
  return '/tides';
}
