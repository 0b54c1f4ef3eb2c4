import { Refusal } from '../../base/problem.ts';
import { litePath, sectionPath } from '../../site/addresses.ts';
import type { Site } from '../../site/page-kind.ts';
import { storeArchive } from '../../store/archive.ts';
import { readSection } from '../../store/documents.ts';
import { addressesUnder } from '../../store/everything.ts';
import { countStories } from '../../store/listings.ts';
import type { Archive } from '../../story/archive.ts';
import type { Uses } from '../acts.ts';

/** What ending a section would do. */
export interface EndWeighed {
  /** How many live stories its list has, which another one's would have then. */
  readonly stories: number;
  /** How many addresses of its own readers have. */
  readonly addresses: number;
  /** Some of them, and where each would lead; null for gone. */
  readonly examples: { readonly from: string; readonly to: string | null }[];
}

const EXAMPLES = 4;

/** What readers would find if a section were merged into another one or, with none, ended; nothing is done. Refuses (404) one that is not there. */
export async function weighEnd(
  { store: { reader: db }, site }: Uses<'store' | 'site'>,
  { slug, to }: { readonly slug: string; readonly to: string | null },
): Promise<EndWeighed> {
  if (!(await readSection(db, slug))) throw new Refusal('no-such-section', 404, `There is no section ${slug}.`);
  const path = sectionPath(slug);
  const addresses = await addressesUnder(db, [path, litePath(path), `/feeds${path.replace('/', '/section/')}`]);
  const then = archiveWithout(storeArchive(db), slug, to);
  const examples: { from: string; to: string | null }[] = [];
  for (const from of addresses.slice(0, EXAMPLES)) examples.push({ from, to: await leadsTo(site, then, from) });
  return { stories: (await countStories(db, 'section/'))[slug] ?? 0, addresses: addresses.length, examples };
}

function archiveWithout(archive: Archive, slug: string, to: string | null): Archive {
  return {
    ...archive,
    section: async (word) => (word === slug ? null : archive.section(word)),
    sectionInPlaceOf: async (word) => (word === slug ? to : archive.sectionInPlaceOf(word)),
  };
}

async function leadsTo(site: Site, archive: Archive, path: string): Promise<string | null> {
  const found = site.find(path);
  const loaded = await found?.kind.load(archive, found.params);
  if (loaded?.is === 'redirect') return loaded.to;
  return (await found?.kind.moved?.(archive, found.params)) ?? null;
}
