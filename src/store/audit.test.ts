import { describe, expect, it } from 'vitest';
import { aStore } from '../../test/house/stores.ts';
import { auditActs, auditAfter, lastAudit, type NewAudit, recordAudit, searchAudit } from './audit.ts';
import type { Store } from './open-store.ts';

const anAct = (said: Partial<NewAudit> = {}): NewAudit => ({
  at: '2026-11-23T09:00:00Z',
  by: 'system',
  act: 'publish',
  storyId: null,
  summary: 'Published “Ferry reaches the islands”',
  details: {},
  ...said,
});

async function withActs(...acts: Partial<NewAudit>[]): Promise<Store> {
  const store = await aStore();
  await store.write(async (tx) => {
    for (const act of acts) await recordAudit(tx, anAct(act));
  });
  return store;
}

const numbers = (rows: readonly { seq: number }[]): number[] => rows.map(({ seq }) => seq);

describe('the record of acts', () => {
  it('is kept only with what it records', async () => {
    const store = await aStore();
    const broken = store.write(async (tx) => {
      await recordAudit(tx, anAct());
      throw new Error('The act failed.');
    });
    await expect(broken).rejects.toThrow('The act failed.');
    expect(await lastAudit(store.reader)).toBe(0);
    expect(await searchAudit(store.reader, { words: 'ferry', limit: 9 })).toEqual([]);
  });

  it('gives back what was recorded, newest first, page by page', async () => {
    const details = { role: 'editor', count: 3, isSure: true, reason: null, pages: ['/', '/world'] };
    const { reader } = await withActs({ details }, { act: 'kill' }, { act: 'spike' });
    expect(await searchAudit(reader, { limit: 2 })).toEqual([
      { ...anAct({ act: 'spike' }), seq: 3, name: null },
      { ...anAct({ act: 'kill' }), seq: 2, name: null },
    ]);
    expect(await searchAudit(reader, { before: 2, limit: 2 })).toEqual([{ ...anAct({ details }), seq: 1, name: null }]);
  });

  it('is found by person, act, story and time', async () => {
    const { reader } = await withActs(
      { by: 'ada', storyId: 's1' },
      { by: 'nell', act: 'kill', at: '2026-11-23T10:00:00Z' },
      { by: 'ada', act: 'kill', storyId: 's2', at: '2026-11-23T11:00:00Z' },
    );
    expect(numbers(await searchAudit(reader, { person: 'ada', limit: 9 }))).toEqual([3, 1]);
    expect(numbers(await searchAudit(reader, { act: 'kill', limit: 9 }))).toEqual([3, 2]);
    expect(numbers(await searchAudit(reader, { storyId: 's1', limit: 9 }))).toEqual([1]);
    expect(numbers(await searchAudit(reader, { from: '2026-11-23T10:00:00Z', limit: 9 }))).toEqual([3, 2]);
    expect(numbers(await searchAudit(reader, { to: '2026-11-23T10:00:00Z', limit: 9 }))).toEqual([1]);
    expect(numbers(await searchAudit(reader, { person: 'ada', act: 'kill', words: 'ferry', limit: 9 }))).toEqual([3]);
  });

  it('is followed from a number on, oldest first', async () => {
    const { reader } = await withActs({}, { act: 'kill' }, { act: 'kill' });
    expect(numbers(await auditAfter(reader, 1, 9))).toEqual([2, 3]);
    expect(numbers(await auditAfter(reader, 0, 1))).toEqual([1]);
    expect(await lastAudit(reader)).toBe(3);
    expect(await auditActs(reader)).toEqual(['kill', 'publish']);
  });
});

describe('searching by words', () => {
  it.each([
    ['ferry', [1]],
    ['FERR', [1]],
    ['islands ferry', [1]],
    ['cafe', [2]],
    ['بحر', [2]],
    ['192.0.2.7', [2]],
    ['nothing', []],
    ['"', [2, 1]],
    ['ferry" OR "cafe', []],
    ['ferry* NEAR(', []],
    ['summary : ferry', []],
  ])('%j finds %j, and is never a syntax error', async (words, expected) => {
    const { reader } = await withActs(
      {},
      { summary: 'Café, بحر', details: { address: '192.0.2.7', also: ['nested one'] } },
    );
    expect(numbers(await searchAudit(reader, { words, limit: 9 }))).toEqual(expected);
  });

  it('finds the words of details and the names of people', async () => {
    const store = await aStore();
    await store.write(async (tx) => {
      const row = { email: 'nell@paper.example', name: 'Nell Ashby', role: 'editor', state: 'active' } as const;
      const at = '2026-11-23T09:00:00Z';
      await tx
        .insertInto('people')
        .values({ id: 'p1', ...row, state_at: at, made_at: at, is_demo: 0 })
        .execute();
      await recordAudit(tx, anAct({ by: 'p1', details: { reason: 'A court said so' } }));
    });
    expect((await searchAudit(store.reader, { words: 'court ashby', limit: 9 }))[0]).toMatchObject({
      by: 'p1',
      name: 'Nell Ashby',
    });
  });
});

it('what somebody wrote stands in the record as one line that shows all of itself', async () => {
  const store = await aStore();
  const summary = 'Added the picture a\r\n2026-11-23 Signed in\u001b[2J';
  await store.write((tx) =>
    recordAudit(tx, anAct({ summary, details: { name: 'gnp.\u202egpj', also: ['\u0000'], n: 1 } })),
  );
  expect(await searchAudit(store.reader, { limit: 1 })).toMatchObject([
    {
      summary: 'Added the picture a\ufffd2026-11-23 Signed in\ufffd[2J',
      details: { name: 'gnp.\ufffdgpj', also: ['\ufffd'], n: 1 },
    },
  ]);
});
