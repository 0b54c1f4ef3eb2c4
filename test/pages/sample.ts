import { join } from 'node:path';
import { inject } from 'vitest';
import { openDiskShelf } from '../../src/press/disk-shelf.ts';
import type { ShelfItem } from '../../src/press/shelf.ts';
import { readSiteFiles } from '../../src/main/site-files.ts';
import { createSite } from '../../src/site/site.ts';
import { storeArchive } from '../../src/store/archive.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Archive } from '../../src/story/archive.ts';
import type { PublishedStory } from '../../src/story/published.ts';
import { ask, type Got } from '../house/deliveries.ts';

export const sample = inject('sample');

/** What the shelf of the sample has at an address. */
export interface Shelved {
  readonly path: string;
  /** Name of the kind in the page table. */
  readonly kind: string;
  readonly is: ShelfItem['is'];
  /** Media type without parameters; null for a redirect. */
  readonly type: string | null;
}

/** Everything on the shelf that readers can ask for, in the order of addresses. */
export async function everyAddress(): Promise<Shelved[]> {
  const shelf = openDiskShelf(join(sample.data, 'shelf'));
  const site = createSite(await readSiteFiles());
  const found: Shelved[] = [];
  for await (const path of shelf.paths()) {
    const item = (await shelf.get(path))?.item;
    if (!item || path.startsWith('/_/')) continue;
    const type = item.is === 'redirect' ? null : (item.type.split(';')[0] ?? '');
    found.push({ path, kind: site.find(path)?.kind.name ?? 'none', is: item.is, type });
  }
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Every address that answers with a page for readers, and two that lead nowhere, in each direction of writing. */
export async function everyPage(): Promise<Shelved[]> {
  const html = (await everyAddress()).filter(({ type }) => type === 'text/html');
  return [...html, missing('/nothing-was-ever-here'), missing('/ar/nothing-was-ever-here')];
}

function missing(path: string): Shelved {
  return { path, kind: 'missing', is: 'gone', type: 'text/html' };
}

/** Asks the served site for a path, on a connection of its own. */
export function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
  return ask(Number(new URL(sample.site).port), path, { headers });
}

/** Every story that is or was public, as the archive has it. */
export async function everyStory(): Promise<PublishedStory[]> {
  return withArchive(async (archive) => {
    const ids = new Set((await everyAddress()).flatMap(({ path }) => /^\/news\/([^/]+)/.exec(path)?.[1] ?? []));
    const stories = await Promise.all([...ids].map((id) => archive.story(id)));
    return stories.filter((story) => story !== null);
  });
}

export async function withArchive<T>(question: (archive: Archive) => Promise<T>): Promise<T> {
  const store = await openStore(join(sample.data, 'standfirst.db'));
  try {
    return await question(storeArchive(store.reader));
  } finally {
    await store.close();
  }
}

/** The values of an attribute, decoded, of every element whose tag begins so: `a`, `link rel="icon"`. */
export function attributesOf(html: string, element: string, attribute: string): string[] {
  const tags = html.matchAll(new RegExp(`<${element}\\s(?:[^>]*?\\s)?${attribute}="([^"]*)"`, 'g'));
  return [...tags].map(([, value = '']) => decodeEntities(value));
}

/** The text of attributes and elements as our own renderer writes it. */
function decodeEntities(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
