import { describe, expect, it } from 'vitest';
import { aHouse, desk, type House } from '../../../test/house/houses.ts';
import { aStory, idOf, paragraph } from '../../../test/house/stories.ts';
import { lastAudit, searchAudit } from '../../store/audit.ts';
import { lastSeq } from '../../store/changes.ts';
import { changeWorkflow } from '../../store/desk-state.ts';
import { saveDraft } from '../../store/drafts.ts';
import { plannedRelease, readRelease } from '../../store/releases.ts';
import { saveStoryChecks } from '../../store/story-checks.ts';
import { readVersions } from '../../store/versions.ts';
import type { Story, StoryInput } from '../../story/story.ts';
import { seenOf } from './approved.ts';
import { runDue } from '../run-due.ts';
import { approveAgain, cancelRelease, moveTo, planRelease, releaseNow } from './release.ts';

const ada = { ...desk, id: 'p1' };
const PATH = `/news/${idOf(1)}/ferry-reaches-the-islands`;
const SIX = { local: '2026-11-24T06:00', zone: 'Europe/London' };

async function write(house: House, story: Story, by = 'Ada Reed'): Promise<string> {
  const revision = await house.store.write((tx) => saveDraft(tx, story, { at: house.clock.now(), by }));
  return seenOf(revision, story);
}

async function approve(house: House, said: Partial<StoryInput> = {}) {
  const story = aStory(said);
  return { storyId: story.id, seen: await write(house, story), change: 'first' as const, note: null };
}

function embargo(house: House, storyId: string, until: string) {
  return house.store.write((tx) =>
    tx.updateTable('drafts').set({ embargo_until: until }).where('story_id', '=', storyId).execute(),
  );
}

describe('publishing what was seen', () => {
  it('makes it live, with one record of who did it and one press', async () => {
    const house = await aHouse();
    const approval = await approve(house);
    const before = await lastAudit(house.store.reader);
    const { versions, press, releaseId } = await releaseNow(house.rooms, { approvals: [approval] }, ada);
    expect(versions).toEqual([{ storyId: idOf(1), headline: 'Ferry reaches the islands', version: 1, path: PATH }]);
    expect(press.pressed.map(({ path }) => path)).toContain('/world');
    expect(await lastAudit(house.store.reader)).toBe(before + 1);
    const [row] = await searchAudit(house.store.reader, { limit: 1 });
    expect(row).toMatchObject({ by: 'p1', act: 'publish', storyId: idOf(1), details: { version: 1, change: 'first' } });
    expect(await readRelease(house.store.reader, releaseId)).toMatchObject({ at: null, state: { is: 'done' } });
  });

  it('is refused when somebody typed meanwhile, who is named, and nothing is live', async () => {
    const house = await aHouse();
    const approval = await approve(house);
    await write(house, aStory({ body: [paragraph('Another word.')] }), 'Sam Hill');
    const publishing = releaseNow(house.rooms, { approvals: [approval] }, ada);
    await expect(publishing).rejects.toMatchObject({
      code: 'changed-meanwhile',
      status: 409,
      problems: [{ code: 'typed-meanwhile', say: 'Sam Hill typed in it.' }],
    });
    expect(await readVersions(house.store.reader, idOf(1))).toEqual([]);
  });

  it('takes what was typed and taken back for the same', async () => {
    const house = await aHouse();
    const approval = await approve(house);
    await write(house, aStory({ body: [paragraph('Another word.')] }));
    await write(house, aStory());
    expect((await releaseNow(house.rooms, { approvals: [approval] }, ada)).versions).toHaveLength(1);
  });

  it('is refused before the embargo ends, with both moments on its clocks', async () => {
    const house = await aHouse();
    const approval = await approve(house);
    await embargo(house, idOf(1), '2027-06-01T05:00:00Z');
    await expect(releaseNow(house.rooms, { approvals: [approval] }, ada)).rejects.toMatchObject({
      code: 'embargoed',
      status: 422,
      message: expect.stringMatching(
        /under embargo until 2027-06-01 05:00 GMT, 06:00 UK\. It would go live at 2026-11-23 09:\d\d(?::\d\d)? GMT, 09:\d\d(?::\d\d)? UK/,
      ),
    });
    house.clock.goTo('2027-06-01T05:00:00Z');
    expect((await releaseNow(house.rooms, { approvals: [approval] }, ada)).versions).toHaveLength(1);
  });
});

describe('releasing together', () => {
  it('makes all live in one transaction and one press', async () => {
    const house = await aHouse();
    const approvals = [
      await approve(house),
      await approve(house, { id: idOf(2) }),
      await approve(house, { id: idOf(3) }),
    ];
    const { versions, press } = await releaseNow(house.rooms, { approvals }, ada);
    expect(versions.map(({ storyId }) => storyId)).toEqual([idOf(1), idOf(2), idOf(3)]);
    expect(press.pressed.filter(({ path }) => path === '/world')).toHaveLength(1);
    expect(press.upTo).toBe(await lastSeq(house.store.reader));
  });

  it('makes none live when one may not be', async () => {
    const house = await aHouse();
    const approvals = [await approve(house), await approve(house, { id: idOf(2), headline: 'TK', body: [] })];
    const seq = await lastSeq(house.store.reader);
    await expect(releaseNow(house.rooms, { approvals }, ada)).rejects.toMatchObject({
      code: 'not-publishable',
      status: 422,
    });
    expect(await readVersions(house.store.reader, idOf(1))).toEqual([]);
    expect(await lastSeq(house.store.reader)).toBe(seq);
  });
});

describe('planning', () => {
  it('keeps the moment, the clock and the approved revision, and touches nothing public', async () => {
    const house = await aHouse();
    const seq = await lastSeq(house.store.reader);
    const id = await planRelease(house.rooms, { approvals: [await approve(house)], when: SIX }, ada);
    expect(await plannedRelease(house.store.reader, idOf(1))).toMatchObject({
      id,
      at: '2026-11-24T06:00:00Z',
      zone: 'Europe/London',
      items: [{ storyId: idOf(1), revision: 1, version: null }],
    });
    expect(await lastSeq(house.store.reader)).toBe(seq);
    const [row] = await searchAudit(house.store.reader, { act: 'schedule', limit: 1 });
    expect(row?.summary).toBe('Scheduled “Ferry reaches the islands” for 2026-11-24 06:00 GMT, 06:00 UK');
  });

  it.each([
    ['time-past', { local: '2026-11-23T08:59', zone: 'UTC' }],
    ['time-never', { local: '2027-03-28T01:30', zone: 'Europe/London' }],
    ['time-twice', { local: '2027-10-31T01:30', zone: 'Europe/London' }],
    ['time-unfit', { local: 'tomorrow', zone: 'Europe/London' }],
    ['zone-unknown', { local: '2026-11-24T06:00', zone: 'America/New_York' }],
  ])('refuses a moment that is no moment: %s', async (code, when) => {
    const house = await aHouse();
    const approvals = [await approve(house)];
    await expect(planRelease(house.rooms, { approvals, when }, ada)).rejects.toMatchObject({ code, status: 422 });
    expect(await plannedRelease(house.store.reader, idOf(1))).toBeNull();
  });

  it('names the nearest real times where clocks are put forward', async () => {
    const house = await aHouse();
    const when = { local: '2027-03-28T01:30', zone: 'Europe/London' };
    await expect(planRelease(house.rooms, { approvals: [await approve(house)], when }, ada)).rejects.toThrow(
      'Choose 2027-03-28 00:59 or 2027-03-28 02:00.',
    );
  });

  it('takes either of two moments when it is told which', async () => {
    const house = await aHouse();
    const when = { local: '2027-10-31T01:30', zone: 'Europe/London', which: 'second' as const };
    await planRelease(house.rooms, { approvals: [await approve(house)], when }, ada);
    expect((await plannedRelease(house.store.reader, idOf(1)))?.at).toBe('2027-10-31T01:30:00Z');
  });

  it('refuses at once what may not go live then', async () => {
    const house = await aHouse();
    const empty = await approve(house, { body: [] });
    await expect(planRelease(house.rooms, { approvals: [empty], when: SIX }, ada)).rejects.toMatchObject({
      code: 'not-publishable',
    });
    const embargoed = await approve(house, { id: idOf(2) });
    await embargo(house, idOf(2), '2026-11-24T06:00:01Z');
    await expect(planRelease(house.rooms, { approvals: [embargoed], when: SIX }, ada)).rejects.toMatchObject({
      code: 'embargoed',
    });
    await house.publish({ story: aStory({ id: idOf(3) }) });
    await house.kill(idOf(3));
    const killed = { ...(await approve(house, { id: idOf(3) })), change: 'minor' as const };
    await expect(planRelease(house.rooms, { approvals: [killed], when: SIX }, ada)).rejects.toMatchObject({
      code: 'story-killed',
    });
    const spiked = await approve(house, { id: idOf(4) });
    const who = { at: house.clock.now(), by: 'p1' };
    await house.store.write((tx) => changeWorkflow(tx, idOf(4), { spiked: { reason: 'Old.' }, who }));
    await expect(planRelease(house.rooms, { approvals: [spiked], when: SIX }, ada)).rejects.toMatchObject({
      code: 'spiked',
    });
  });
});

describe('a planned release', () => {
  it('moves, is approved again and is cancelled, each with its record', async () => {
    const house = await aHouse();
    const id = await planRelease(house.rooms, { approvals: [await approve(house)], when: SIX }, ada);
    await moveTo(house.rooms, { id, when: { local: '2026-11-24T07:30', zone: 'UTC' } }, ada);
    const approval = await approve(house, { standfirst: 'Another.' });
    await approveAgain(house.rooms, { id, approval }, ada);
    expect(await readRelease(house.store.reader, id)).toMatchObject({
      at: '2026-11-24T07:30:00Z',
      items: [{ revision: 2 }],
    });
    await cancelRelease(house.rooms, { id, why: 'The minister resigned.' }, ada);
    expect((await readRelease(house.store.reader, id))?.state).toMatchObject({
      is: 'cancelled',
      by: 'Ada Reed',
      why: 'The minister resigned.',
    });
    const acts = (await searchAudit(house.store.reader, { storyId: idOf(1), limit: 10 })).map(({ act }) => act);
    expect(acts).toEqual(['cancel-release', 'approve-again', 'move-release', 'schedule']);
    await expect(cancelRelease(house.rooms, { id, why: '' }, ada)).rejects.toMatchObject({ status: 409 });
  });

  it('is in the way of publishing its story by hand', async () => {
    const house = await aHouse();
    const approval = await approve(house);
    await planRelease(house.rooms, { approvals: [approval], when: SIX }, ada);
    await expect(releaseNow(house.rooms, { approvals: [approval] }, ada)).rejects.toMatchObject({
      code: 'already-planned',
      status: 409,
    });
  });
});

describe('a check that asks why', () => {
  /** A newsroom where a story without a standfirst goes live only for a reason. */
  async function anAskingHouse() {
    const house = await aHouse();
    const levels = { 'standfirst-missing': { all: 'ask', kinds: {} } } as const;
    await house.store.write((tx) => saveStoryChecks(tx, { levels, words: [] }, house.act()));
    return house;
  }

  it('stops a story until whoever publishes says so by name, which the record keeps', async () => {
    const house = await anAskingHouse();
    const approval = await approve(house, { standfirst: null });
    for (const why of [undefined, null, ' '])
      await expect(releaseNow(house.rooms, { approvals: [{ ...approval, why }] }, ada)).rejects.toMatchObject({
        problems: [{ code: 'standfirst-missing' }],
      });
    await releaseNow(house.rooms, { approvals: [{ ...approval, why: 'The desk is alone tonight.' }] }, ada);
    expect(await readVersions(house.store.reader, idOf(1))).toHaveLength(1);
    expect(await searchAudit(house.store.reader, { act: 'override-check', limit: 5 })).toMatchObject([
      { by: 'p1', storyId: idOf(1), details: { checks: 'standfirst-missing', why: 'The desk is alone tonight.' } },
    ]);
  });

  it('is answered in a plan, and by nobody where nothing asks', async () => {
    const house = await anAskingHouse();
    const approval = { ...(await approve(house, { standfirst: null })), why: 'The desk is alone tonight.' };
    const other = aStory({ id: idOf(2), standfirst: 'There is one.' });
    const fit = {
      storyId: other.id,
      seen: await write(house, other),
      change: 'first',
      note: null,
      why: 'Why not.',
    } as const;
    await planRelease(house.rooms, { approvals: [approval, fit], when: SIX }, ada);
    house.clock.goTo('2026-11-24T06:00:00Z');
    expect(await runDue(house.rooms)).toMatchObject({ failed: [] });
    expect(await searchAudit(house.store.reader, { act: 'override-check', limit: 5 })).toMatchObject([
      { by: 'system', storyId: idOf(1), details: { why: 'The desk is alone tonight.' } },
    ]);
  });
});
