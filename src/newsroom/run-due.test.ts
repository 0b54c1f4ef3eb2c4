import { describe, expect, it } from 'vitest';
import { aHouse, desk, type House } from '../../test/house/houses.ts';
import { failingShelf, standing } from '../../test/house/shelves.ts';
import { aStore } from '../../test/house/stores.ts';
import { aStory, idOf, paragraph } from '../../test/house/stories.ts';
import { Refusal } from '../base/problem.ts';
import { searchAudit } from '../store/audit.ts';
import { changeWorkflow } from '../store/desk-state.ts';
import { readDraft, saveDraft } from '../store/drafts.ts';
import { plannedReleases, readRelease } from '../store/releases.ts';
import { readVersions } from '../store/versions.ts';
import type { StoryInput } from '../story/story.ts';
import { seenOf } from './publishing/approved.ts';
import { planRelease } from './publishing/release.ts';
import { runDue } from './run-due.ts';

const SIX = { local: '2026-11-24T06:00', zone: 'Europe/London' };
const PATH = `/news/${idOf(1)}/ferry-reaches-the-islands`;

/** Writes a story down and approves what it says. */
async function approve(house: House, said: Partial<StoryInput> = {}) {
  const story = aStory(said);
  const revision = await house.store.write((tx) => saveDraft(tx, story, house.act('save')));
  return { storyId: story.id, seen: seenOf(revision, story), change: 'first' as const, note: null };
}

async function plan(house: House, said: Partial<StoryInput> = {}, when = SIX): Promise<string> {
  return planRelease(house.rooms, { approvals: [await approve(house, said)], when }, desk);
}

/** Holds a story back behind the desk's own door, which would not let one be held that waits to go live. */
function hold(house: House, storyId: string) {
  const who = { at: house.clock.now(), by: 'ada' };
  return house.store.write((tx) => changeWorkflow(tx, storyId, { hold: { reason: 'Lawyers.' }, who }));
}

const stateOf = async (house: House, id: string) => (await readRelease(house.store.reader, id))?.state;

describe('a release that is due', () => {
  it('goes live in its second, not before, and is pressed', async () => {
    const house = await aHouse();
    const id = await plan(house);
    house.clock.goTo('2026-11-24T05:59:59Z');
    expect(await runDue(house.rooms)).toEqual({ done: [], failed: [] });
    expect(await standing(house.shelf, PATH)).toBeNull();
    house.clock.goTo('2026-11-24T06:00:00Z');
    expect(await runDue(house.rooms)).toEqual({ done: [id], failed: [] });
    expect(await standing(house.shelf, PATH)).toContain('Ferry reaches the islands');
    expect(await standing(house.shelf, '/world')).toContain('Ferry reaches the islands');
    expect(await stateOf(house, id)).toMatchObject({ is: 'done', by: 'system' });
    expect(await runDue(house.rooms)).toEqual({ done: [], failed: [] });
    expect(await readVersions(house.store.reader, idOf(1))).toHaveLength(1);
  });

  it('shows what was approved, not what was typed afterwards', async () => {
    const house = await aHouse();
    await plan(house);
    const edited = aStory({ body: [paragraph('Typed after the approval.')] });
    await house.store.write((tx) => saveDraft(tx, edited, house.act('save')));
    house.clock.goTo('2026-11-24T06:00:00Z');
    await runDue(house.rooms);
    expect(await standing(house.shelf, PATH)).toContain('The ferry came in at first light.');
    expect(await standing(house.shelf, PATH)).not.toContain('Typed after');
    expect((await readDraft(house.store.reader, idOf(1)))?.story).toEqual(edited);
  });

  it('runs late when nobody was there, and the record says by how much', async () => {
    const house = await aHouse();
    const id = await plan(house);
    house.clock.goTo('2026-11-24T08:00:00Z');
    await runDue(house.rooms);
    expect((await stateOf(house, id))?.at).toMatch(/^2026-11-24T08:00:0/);
    const [row] = await searchAudit(house.store.reader, { act: 'release', limit: 1 });
    expect(row).toMatchObject({
      by: 'system',
      storyId: idOf(1),
      details: { release: id, planned: '2026-11-24T06:00:00Z' },
    });
    expect(row?.details['lateSeconds']).toBeGreaterThanOrEqual(7200);
    expect(row?.summary).toBe('Published “Ferry reaches the islands”, as planned by Ada Reed');
  });

  it('that cannot go live ends as failed with the reason, and holds up no other', async () => {
    const house = await aHouse();
    const [held, good] = [await plan(house), await plan(house, { id: idOf(2) })];
    await hold(house, idOf(1));
    house.clock.goTo('2026-11-24T06:00:00Z');
    expect(await runDue(house.rooms)).toEqual({ done: [good], failed: [held] });
    expect(await stateOf(house, held)).toMatchObject({
      is: 'failed',
      why: expect.stringContaining('is held (Lawyers.)'),
    });
    const [row] = await searchAudit(house.store.reader, { act: 'release-failed', limit: 1 });
    expect(row).toMatchObject({
      storyId: idOf(1),
      summary: expect.stringMatching(/^Could not publish “Ferry .* as planned for 2026-11-24 06:00/),
    });
    expect(await runDue(house.rooms)).toEqual({ done: [], failed: [] });
  });

  it('is held by an embargo that was set after it was planned', async () => {
    const house = await aHouse();
    const id = await plan(house);
    await house.store.write((tx) =>
      tx.updateTable('drafts').set({ embargo_until: '2026-11-24T06:00:10Z' }).where('story_id', '=', idOf(1)).execute(),
    );
    house.clock.goTo('2026-11-24T06:00:00Z');
    expect(await runDue(house.rooms)).toEqual({ done: [], failed: [id] });
    expect(await stateOf(house, id)).toMatchObject({
      why: expect.stringContaining('under embargo until 2026-11-24 06:00:10 GMT'),
    });
    expect(await readVersions(house.store.reader, idOf(1))).toEqual([]);
  });

  it('of several stories goes live as a whole or not at all', async () => {
    const house = await aHouse();
    const approvals = [
      await approve(house),
      await approve(house, { id: idOf(2) }),
      await approve(house, { id: idOf(3) }),
    ];
    const id = await planRelease(house.rooms, { approvals, when: SIX }, desk);
    await hold(house, idOf(3));
    house.clock.goTo('2026-11-24T06:00:00Z');
    expect(await runDue(house.rooms)).toEqual({ done: [], failed: [id] });
    expect(await readVersions(house.store.reader, idOf(1))).toEqual([]);
    expect((await readRelease(house.store.reader, id))?.items.map(({ version }) => version)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is not run twice by two processes at once', async () => {
    const house = await aHouse({ shelf: 'disk' });
    const ids = [await plan(house), await plan(house, { id: idOf(2) }), await plan(house, { id: idOf(3) })];
    house.clock.goTo('2026-11-24T06:00:00Z');
    const others = await Promise.all([1, 2].map(() => aStore(house.folder)));
    const runs = await Promise.all([house.store, ...others].map((store) => runDue({ ...house.rooms, store })));
    expect(runs.flatMap(({ done }) => done).toSorted()).toEqual(ids.toSorted());
    expect(runs.flatMap(({ failed }) => failed)).toEqual([]);
    for (const number of [1, 2, 3]) expect(await readVersions(house.store.reader, idOf(number))).toHaveLength(1);
  });

  it('is live when only its press failed, and comes to readers with the next one', async () => {
    const house = await aHouse();
    const id = await plan(house);
    house.clock.goTo('2026-11-24T06:00:00Z');
    const full = () => {
      throw new Refusal('disk-full', 507, 'The disk is full.');
    };
    const trouble = { ...house.rooms, shelf: failingShelf(house.shelf, { put: full }) };
    await expect(runDue(trouble)).rejects.toMatchObject({ status: 507 });
    expect(await stateOf(house, id)).toMatchObject({ is: 'done' });
  });

  it('stays planned on a full disk', async () => {
    const house = await aHouse();
    const id = await plan(house);
    house.clock.goTo('2026-11-24T06:00:00Z');
    const full = { ...house.store, write: () => Promise.reject(new Refusal('disk-full', 507, 'The disk is full.')) };
    await expect(runDue({ ...house.rooms, store: full })).rejects.toMatchObject({ status: 507 });
    expect((await plannedReleases(house.store.reader)).map((one) => one.id)).toEqual([id]);
    expect(await runDue(house.rooms)).toEqual({ done: [id], failed: [] });
  });
});
