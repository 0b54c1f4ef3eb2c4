import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeFiles } from '../../src/press/disk/node-files.ts';
import { openPacks } from '../../src/press/disk/packs.ts';
import { openDiskShelf } from '../../src/press/disk-shelf.ts';

/** A line of the program that publishes while it packs. */
export type Said =
  | { readonly is: 'ready' }
  | { readonly is: 'packed'; readonly pages: number }
  | { readonly is: 'begun'; readonly id: string; readonly headline: string | null }
  | { readonly is: 'live'; readonly id: string; readonly headline: string }
  | { readonly is: 'withdrawn' | 'killed'; readonly id: string };

type Stands = Exclude<Said, { is: 'ready' | 'packed' | 'begun' }>;

interface Known {
  /** What was acknowledged last. */
  readonly stands: Stands | null;
  /** Begun since, and perhaps not done, by processes that live or were killed. */
  readonly begun: readonly (string | null)[];
  /** How often anything was said of it. */
  readonly times: number;
}

/** What readers must find of stories, by what was said of them. */
export function stories() {
  const known = new Map<string, Known>();
  const of = (id: string): Known => known.get(id) ?? { stands: null, begun: [], times: 0 };
  return {
    ids: () => [...known.keys()],
    killed: () => [...known].flatMap(([id, { stands }]) => (stands?.is === 'killed' ? [id] : [])),
    hear: (said: Said) => {
      if (said.is === 'ready' || said.is === 'packed') return;
      const { stands, begun, times } = of(said.id);
      if (said.is === 'begun') known.set(said.id, { stands, begun: [...begun, said.headline], times: times + 1 });
      else known.set(said.id, { stands: said, begun: [], times: times + 1 });
    },
    /** Reads a story as readers do, and says what is wrong with it; null when nothing is. */
    read: async (site: string, id: string, under: string): Promise<string | null> => {
      const before = of(id);
      const answer = await fetch(`${site}${under}/news/${id}`);
      const text = await answer.text();
      const wrong = whatIsWrong(before, answer.status, text);
      if (wrong === null) return null;
      // What it says of an act may be heard long after readers have it: nobody listens while it is killed, and while its packs are looked through.
      for (let looked = 0; looked < 50 && of(id).times === before.times; looked += 1) await sleep(100);
      return of(id).times === before.times ? `${under}/news/${id}: ${wrong}` : null;
    },
  };
}

function whatIsWrong({ stands, begun }: Known, status: number, text: string): string | null {
  const headlines = [...begun, stands?.is === 'live' ? stands.headline : null].filter((one) => one !== null);
  const mayBeGone = begun.includes(null) || (stands !== null && stands.is !== 'live');
  if (status === 200)
    return headlines.some((one) => text.includes(one)) ? null : `200 without ${headlines.join(' or ')}`;
  if (status === 410) return mayBeGone ? null : '410 for a story that is live';
  return status === 404 && stands === null ? null : `${status}`;
}

/** Addresses with these letters in them of which any pack holds anything else than what stands there now. */
export async function oldRowsInPacks(folder: string, letters: readonly string[]): Promise<string[]> {
  const shelf = openDiskShelf(join(folder, 'shelf'));
  const isOld = ({ address, tag }: { address: string; tag: string }) =>
    letters.some((id) => address.includes(id)) && shelf.expected(address) !== tag;
  const found: string[] = [];
  for (const pack of await openPacks(nodeFiles, join(folder, 'shelf')).all())
    for await (const { rows } of pack.heads()) found.push(...rows.filter(isOld).map(({ address }) => address));
  return found;
}

/** Those of these stories whose tombstone a plain web server would not find. */
export function withoutTombstone(folder: string, ids: readonly string[]): string[] {
  return ids.filter((id) => !existsSync(join(folder, 'shelf/news', `${id}.gone.html`)));
}
