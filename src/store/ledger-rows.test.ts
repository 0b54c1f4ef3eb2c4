import { describe, expect, it } from 'vitest';
import { aStore } from '../../test/house/stores.ts';
import { everyAddress, everyLedgerPath, wasPublic } from './everything.ts';
import { type LedgerEntry, pagesReading, readLedgerPages, readsOf, stalePaths, writeLedger } from './ledger-rows.ts';

function entry(path: string, said: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    path,
    kind: 'section',
    outcome: 'page',
    dataHash: 'data',
    changeSeq: 7,
    because: ['settings'],
    pressedAt: '2026-11-23T09:00:00Z',
    stale: false,
    asOf: 7,
    reads: ['settings', 'section/world'],
    readsHash: 'reads',
    readsChanged: true,
    isPublic: true,
    ...said,
  };
}

async function withEntries(...entries: LedgerEntry[]) {
  const store = await aStore();
  await store.write((tx) => writeLedger(tx, entries, new Map()));
  return store;
}

describe('the ledger', () => {
  it('knows each page, what it read, and which pages read a fact', async () => {
    const { reader } = await withEntries(entry('/world'), entry('/', { reads: ['settings', 'front/uk'] }));
    expect((await readLedgerPages(reader, ['/world', '/nowhere'])).get('/world')).toEqual({
      path: '/world',
      kind: 'section',
      outcome: 'page',
      dataHash: 'data',
      readsHash: 'reads',
      changeSeq: 7,
      because: ['settings'],
      pressedAt: '2026-11-23T09:00:00Z',
      stale: false,
      asOf: 7,
    });
    expect(await readsOf(reader, '/')).toEqual(['front/uk', 'settings']);
    const reading = await pagesReading(reader, ['settings', 'front/uk', 'front/arabic']);
    expect(
      [...reading]
        .map(([path, because]) => [path, because.toSorted()])
        .toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
    ).toEqual([
      ['/', ['front/uk', 'settings']],
      ['/world', ['settings']],
    ]);
    expect(await Array.fromAsync(everyLedgerPath(reader))).toEqual(['/', '/world']);
  });

  it('replaces what a page read, unless it says that it is the same', async () => {
    const store = await withEntries(entry('/world'));
    await store.write((tx) => writeLedger(tx, [entry('/world', { reads: ['topics'] })], new Map()));
    expect(await readsOf(store.reader, '/world')).toEqual(['topics']);
    await store.write((tx) =>
      writeLedger(tx, [entry('/world', { reads: [], readsChanged: false, stale: true })], new Map()),
    );
    expect(await readsOf(store.reader, '/world')).toEqual(['topics']);
    expect(await stalePaths(store.reader)).toEqual(['/world']);
  });

  it('never forgets an address that was public, and never takes chrome for one', async () => {
    const store = await withEntries(entry('/world'), entry('/_/include/uk/masthead', { isPublic: false }));
    await store.write((tx) => writeLedger(tx, [entry('/world', { outcome: 'gone', isPublic: false })], new Map()));
    expect(await Array.fromAsync(everyAddress(store.reader))).toEqual(['/world']);
    expect(await wasPublic(store.reader, '/world')).toBe(true);
    expect(await wasPublic(store.reader, '/_/include/uk/masthead')).toBe(false);
  });

  it('holds a page that reads thousands of facts, and thousands of pages', async () => {
    const many = Array.from({ length: 3000 }, (_, at) => `section/s${at}`);
    const pages = Array.from({ length: 1200 }, (_, at) => entry(`/p${at}`));
    const { reader } = await withEntries(entry('/all', { reads: many }), ...pages);
    expect(await readsOf(reader, '/all')).toEqual(many.toSorted());
    expect((await pagesReading(reader, many)).get('/all')).toHaveLength(3000);
    expect((await pagesReading(reader, ['section/world'])).size).toBe(1200);
    expect(
      (
        await readLedgerPages(
          reader,
          pages.map(({ path }) => path),
        )
      ).size,
    ).toBe(1200);
  });
});
