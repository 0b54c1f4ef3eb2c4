import { describe, expect, it } from 'vitest';
import { aStore } from '../../test/house/stores.ts';
import { addDue, countDue } from './due-pages.ts';
import { type LedgerEntry, writeLedger } from './ledger-rows.ts';
import { beginRound, endRounds, moveRound, notAsOf, readByMoreThan, readRound, stretchOf } from './rounds.ts';

function page(path: string, said: Partial<LedgerEntry> = {}): LedgerEntry {
  const known = {
    kind: 'section',
    outcome: 'page',
    dataHash: 'data',
    changeSeq: 1,
    because: [],
    stale: false,
  } as const;
  const reads = { reads: ['settings'], readsHash: 'reads', readsChanged: true, isPublic: true };
  return { path, ...known, pressedAt: '2026-11-30T09:00:00Z', asOf: 1, ...reads, ...said };
}

/** Of five pages three read the settings, and one of those was pressed since. */
async function aLedger() {
  const store = await aStore();
  const pages = [
    page('/'),
    page('/world', { reads: ['section/world'] }),
    page('/sport', { reads: ['section/sport', 'settings'] }),
    page('/people', { reads: ['authors'] }),
    page('/newest', { asOf: 9 }),
  ];
  await store.write((tx) => writeLedger(tx, pages, new Map()));
  return store;
}

describe('a round', () => {
  it('comes to pages that read one of its facts and were looked at before its change', async () => {
    const { reader, write } = await aLedger();
    await write((tx) => beginRound(tx, { seq: 7, facts: ['settings', 'section/sport'] }));
    const { due, isLast } = await stretchOf(reader, (await readRound(reader))!, { after: 0, pages: 10 });
    expect(due.map(({ path, because, changeSeq }) => [path, because, changeSeq])).toEqual([
      ['/', ['settings'], 7],
      ['/sport', ['section/sport', 'settings'], 7],
    ]);
    expect(isLast).toBe(true);
  });

  it('of a new template comes to all that were looked at before', async () => {
    const { reader, write } = await aLedger();
    await write((tx) => beginRound(tx, { seq: 7, facts: ['template'] }));
    const { due, to } = await stretchOf(reader, (await readRound(reader))!, { after: 0, pages: 3 });
    expect(due.map(({ path }) => path)).toEqual(['/', '/world', '/sport']);
    const rest = await stretchOf(reader, (await readRound(reader))!, { after: to, pages: 3 });
    expect(rest.due.map(({ path }) => path)).toEqual(['/people']);
    expect(await notAsOf(reader, 7, ['/', '/newest', '/nowhere'])).toEqual(new Set(['/', '/nowhere']));
  });

  it('counts a page once that is listed too, and is under way until it ends', async () => {
    const { reader, write } = await aLedger();
    await write((tx) => beginRound(tx, { seq: 7, facts: ['settings'] }));
    await write((tx) => addDue(tx, [{ path: '/', because: [], changeSeq: 7 }]));
    expect(await countDue(reader)).toBe(2);
    await write((tx) => writeLedger(tx, [page('/', { asOf: 7 }), page('/sport', { asOf: 7 })], new Map()));
    await write((tx) => tx.deleteFrom('due_pages').execute());
    expect(await countDue(reader)).toBe(1);
    await write((tx) => endRounds(tx, 7));
    expect(await countDue(reader)).toBe(0);
  });

  it('that another change began anew is not moved by whoever was in the one before', async () => {
    const { reader, write } = await aLedger();
    await write((tx) => beginRound(tx, { seq: 7, facts: ['settings'] }));
    const before = (await readRound(reader))!;
    await write((tx) => beginRound(tx, { seq: 8, facts: ['sections'] }));
    await write((tx) => moveRound(tx, before, 3));
    await write((tx) => endRounds(tx, 7));
    expect(await readRound(reader)).toEqual({ seq: 8, facts: ['sections', 'settings'], place: 0 });
  });
});

it('a fact is read by more than so many pages, or not', async () => {
  const { reader } = await aLedger();
  expect(await readByMoreThan(reader, 2, ['settings', 'authors'])).toEqual(new Set(['settings']));
  expect(await readByMoreThan(reader, 3, ['settings', 'authors'])).toEqual(new Set());
});
