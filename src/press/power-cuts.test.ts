import { expect, test } from 'vitest';
import { type Chance, type LosingDisk, losingDisk, PowerCut } from '../../test/house/losing-power.ts';
import { SEED } from '../../test/house/proof.ts';
import { openDiskShelf } from './disk-shelf.ts';
import { DamagedItem, type Packing, type Shelf, type ShelfItem } from './shelf.ts';
import { HTML } from './shelf-types.ts';

const FOLDER = '/data/shelf';
const LIVES = Number(process.env['ROUNDS'] ?? 400);

/** Park and Miller's numbers: the same for the same seed. */
function chanceOf(seed: number): Chance {
  let state = seed % 2_147_483_646;
  return (below) => {
    state = ((state + 1) * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const paths = ['/', '/news/k3x9abcd/ferry', '/news/k3x9abcd', '/feeds/uk.json', '/icon.png', '/old?id=5', '/a/b/c'];

/** Said of an item that is not whole: nobody is given it. */
const DAMAGED = 'damaged';

/** What may stand at an address, as text that tells one from the other. */
function itemFor(path: string, n: number, chance: Chance): ShelfItem {
  const body = Buffer.from(`${path} ${n} ${'x'.repeat(chance(3000))}`);
  if (path === '/icon.png') return { is: 'page', type: 'image/png', body };
  if (path === '/feeds/uk.json') return { is: 'page', type: 'application/feed+json; charset=utf-8', body };
  const form = chance(6);
  if (form === 0) return { is: 'redirect', to: `/${n}` };
  return { is: form === 1 ? 'gone' : 'page', type: HTML, body };
}

function textOf(item: ShelfItem | null): string | null {
  if (item === null) return null;
  return item.is === 'redirect' ? `→ ${item.to}` : `${item.is} ${Buffer.from(item.body).toString()}`;
}

/** What stood at each address when a settle last returned, and what was put since: after a power cut it is one of these. */
class Promised {
  readonly settled = new Map<string, string | null>();
  readonly since = new Map<string, (string | null)[]>();
  /** What a settle last returned for, and everything put since, over however many cuts: any of it may lie on the disk until the next receipt. */
  readonly lying = new Map<string, (string | null)[]>();

  put(path: string, item: ShelfItem | null) {
    this.since.set(path, [...(this.since.get(path) ?? []), textOf(item)]);
    this.lying.set(path, [...(this.lying.get(path) ?? [null]), textOf(item)]);
  }

  /** Where a press was cut off, and what it had put is there though nobody was told so. */
  readonly loose = new Set<string>();
  /** Where a press was cut off and nothing whole was left: the ledger has it pressed again, and until then nobody is given anything. */
  readonly broken = new Set<string>();

  settle() {
    for (const [path, texts] of this.since) {
      this.settled.set(path, texts.at(-1) ?? null);
      this.lying.set(path, [texts.at(-1) ?? null]);
      this.broken.delete(path);
      this.loose.delete(path);
    }
    this.since.clear();
  }

  /** After a cut what is there is there: it need not be what was promised, if that was only put. */
  found(path: string, text: string | null) {
    if (this.since.has(path) && text !== this.settled.get(path)) this.loose.add(path);
    if (text === DAMAGED) this.broken.add(path);
    else this.settled.set(path, text);
    this.since.delete(path);
  }

  allows(path: string): (string | null)[] {
    const unsaid = this.loose.has(path) ? [null] : [];
    return [this.settled.get(path) ?? null, ...unsaid, ...(this.lying.get(path) ?? [])];
  }
}

/** Presses at random until the power goes, or until it has pressed enough. */
async function pressUntilCut(disk: LosingDisk, promised: Promised, chance: Chance): Promise<void> {
  const shelf = openDiskShelf(FOLDER, disk.files);
  for (let n = 0; n < 4; n += 1) {
    for (let puts = chance(5); puts >= 0; puts -= 1) {
      const path = paths[chance(paths.length)]!;
      const item = chance(7) === 0 ? null : itemFor(path, chance(1000), chance);
      promised.put(path, item);
      await (item === null ? shelf.remove(path) : shelf.put(path, item));
    }
    await shelf.settle();
    promised.settle();
    await packAtRandom(shelf.packing!, chance);
  }
}

/** Lays some of what stands there into packs, as at night, and writes packs anew, as after a kill. */
async function packAtRandom(packing: Packing, chance: Chance): Promise<void> {
  const act = chance(6);
  const some = paths.filter(() => chance(2) === 0);
  if (act < 2) {
    const there = await packing.pack({
      month: `2007-0${chance(2)}`,
      stories: [some],
      limit: chance(3) === 0 ? 1 : 10_000,
    });
    await packing.letGo(act === 0 ? there : paths);
    await packing.clear(act === 0 ? '/news/k3x9abcd' : '/a');
  }
  if (act === 2) await packing.forget(some);
}

async function textAt(shelf: Shelf, path: string): Promise<string | null> {
  try {
    return textOf((await shelf.get(path))?.item ?? null);
  } catch (error) {
    if (error instanceof DamagedItem) return DAMAGED;
    throw error;
  }
}

test(
  `after a power cut at any moment everything a settle returned for is there and whole (seed ${SEED})`,
  { timeout: 300_000 },
  async () => {
    const chance = chanceOf(SEED);
    let [cuts, checked] = [0, 0];
    let disk = losingDisk();
    let promised = new Promised();
    for (let life = 0; life < LIVES; life += 1) {
      if (life % 12 === 0) [disk, promised] = [losingDisk(), new Promised()];
      disk.cutAfter(chance(3) === 0 ? Infinity : chance(90));
      await pressUntilCut(disk, promised, chance).catch((error: unknown) => {
        if (!(error instanceof PowerCut)) throw error;
        cuts += 1;
      });
      disk = disk.afterwards(chance);
      const shelf = openDiskShelf(FOLDER, disk.files);
      for (const path of paths) {
        const text = await textAt(shelf, path);
        const allowed = promised.allows(path);
        const isSafe = !promised.since.has(path) && !promised.broken.has(path) && !promised.loose.has(path);
        // Where nothing was under way, what was promised is there; elsewhere the old or the new, or nothing that could be taken for either.
        if (isSafe) expect([life, path, text]).toEqual([life, path, allowed[0]]);
        else expect([...allowed, DAMAGED], `life ${life}, ${path}`).toContain(text);
        promised.found(path, text);
        checked += 1;
      }
    }
    expect(cuts).toBeGreaterThan(LIVES / 4);
    expect(checked).toBe(LIVES * paths.length);
  },
);

test('a receipt names nothing that a power cut in the next moment could take: the log, its folder, the shelf in its folder', async () => {
  for (let seed = 1; seed < 60; seed += 1) {
    const disk = losingDisk();
    const shelf = openDiskShelf(FOLDER, disk.files);
    const page: ShelfItem = { is: 'page', type: HTML, body: Buffer.from('front') };
    await shelf.put('/', page);
    await shelf.put('/world/africa', page);
    await shelf.settle();
    const after = openDiskShelf(FOLDER, disk.afterwards(chanceOf(seed)).files);
    expect([await textAt(after, '/'), await textAt(after, '/world/africa')]).toEqual(['page front', 'page front']);
    expect([after.expected('/'), after.standings().isComplete]).toEqual([await shelf.tag('/'), true]);
  }
});

test('this disk does lose what was not synced: a shelf that did not sync would fail', async () => {
  const outcomes = new Set<string>();
  for (let seed = 1; seed < 60; seed += 1) {
    const disk = losingDisk();
    const files = { ...disk.files, sync: async () => {} };
    const shelf = openDiskShelf(FOLDER, files);
    await shelf.put('/', { is: 'page', type: HTML, body: Buffer.from('front') });
    await shelf.settle();
    outcomes.add(String(await textAt(openDiskShelf(FOLDER, disk.afterwards(chanceOf(seed)).files), '/')));
  }
  expect(outcomes).toContain('null');
  expect(outcomes.size).toBeGreaterThan(1);
});
