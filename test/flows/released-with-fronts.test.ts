import { describe, expect, test } from 'vitest';
import { giveCommand } from '../../src/newsroom/fronts/give-command.ts';
import { cancelLaunch, launchNow, planLaunch } from '../../src/newsroom/fronts/launch.ts';
import { seenOf } from '../../src/newsroom/publishing/approved.ts';
import { cancelRelease, moveTo, planRelease, releaseNow } from '../../src/newsroom/publishing/release.ts';
import { runDue } from '../../src/newsroom/run-due.ts';
import { catchUp } from '../../src/press/press.ts';
import { boardRevision } from '../../src/store/arranging.ts';
import { changesAfter, lastSeq } from '../../src/store/changes.ts';
import { saveDraft } from '../../src/store/drafts.ts';
import { readLaunch, readLiveFront } from '../../src/store/launches.ts';
import { readNotices } from '../../src/store/notices.ts';
import { addAccount } from '../../src/store/people.ts';
import { readRelease } from '../../src/store/releases.ts';
import type { FrontAct } from '../../src/story/front-commands.ts';
import type { Person } from '../../src/story/person.ts';
import { addCard, c, headline, settings } from '../house/arranging.ts';
import { aHouse, type House } from '../house/houses.ts';
import { aNewsroomApp } from '../house/newsroom-apps.ts';
import { failingShelf, standing } from '../house/shelves.ts';
import { aStory, idOf } from '../house/stories.ts';

// Stories and what is arranged on fronts, in one moment; and launches that begin and end by themselves.

const ada: Person = { id: 'p1', name: 'Ada Reed', role: 'editor' };
const SIX = { local: '2026-11-24T06:00', zone: 'UTC' };
const SEVEN = { ...SIX, local: '2026-11-24T07:00' };
const WORDS = 'Minister goes, as the desk has it';
let given = 0;

async function arrange(house: House, ...acts: FrontAct[]): Promise<void> {
  for (const act of acts) {
    given += 1;
    const on = await boardRevision(house.store.reader);
    await giveCommand(house.rooms, { id: `with-${given}`, hand: 'screen', on, do: act }, ada);
  }
}

/** A front on which a story stands that readers do not have yet, with words of an editor; both as an editor saw them. */
async function aMoment() {
  const house = await aHouse();
  await house.store.write((tx) =>
    addAccount(tx, { ...ada, email: 'ada@paper.example', isDemo: false }, house.clock.now()),
  );
  const containers = [{ ...settings(), id: c(1), cards: [] }];
  await arrange(house, { act: 'begin-front', front: 'uk', containers }, addCard(1), headline(1, WORDS, 0));
  const story = aStory();
  const revision = await house.store.write((tx) => saveDraft(tx, story, { at: house.clock.now(), by: 'Ada Reed' }));
  const approvals = [{ storyId: story.id, seen: seenOf(revision, story), change: 'first' as const, note: null }];
  return { house, approvals, launch: await aLaunch(house) };
}

async function aLaunch(house: House) {
  const things = [{ kind: 'front', id: 'uk' } as const, { kind: 'container', id: c(1) } as const];
  return { things, on: await boardRevision(house.store.reader), until: null };
}

const front = (house: House) => standing(house.shelf, '/');
const isLive = async (house: House) => (await readLiveFront(house.store.reader, 'uk')) !== null;
const told = async (house: House) =>
  (await readNotices(house.store.reader, ada.id, 9)).map(({ kind, storyId, say }) => [kind, storyId, say]);

describe('a release of stories and what is arranged on fronts', () => {
  test('is one transaction and one press: the front never shows the one without the other', async () => {
    const { house, approvals, launch } = await aMoment();
    const before = await lastSeq(house.store.reader);
    const { press } = await releaseNow(house.rooms, { approvals, launch }, ada);
    expect(await front(house)).toContain(WORDS);
    expect(press.pressed.filter(({ path }) => path === '/')).toHaveLength(1);
    expect((await changesAfter(house.store.reader, before, 9)).map(({ at }) => at)).toSatisfy(
      (times: string[]) => new Set(times).size === 1,
    );
  });

  test('does nothing at all where somebody arranged or typed meanwhile', async () => {
    const { house, approvals, launch } = await aMoment();
    await arrange(house, headline(1, 'Another', 0));
    await expect(releaseNow(house.rooms, { approvals, launch }, ada)).rejects.toMatchObject({ status: 409 });
    expect(await standing(house.shelf, `/news/${idOf(1)}`)).toBe(null);
    expect(await isLive(house)).toBe(false);
  });

  test('waits for its time, and is moved and taken back whole', async () => {
    const { house, approvals, launch } = await aMoment();
    const id = await planRelease(house.rooms, { approvals, launch, when: SIX }, ada);
    await moveTo(house.rooms, { id, when: SEVEN }, ada);
    house.clock.goTo('2026-11-24T06:30:00Z');
    await runDue(house.rooms);
    expect([await isLive(house), await standing(house.shelf, `/news/${idOf(1)}`)]).toEqual([false, null]);
    await expect(cancelLaunch(house.rooms, { id, why: '' }, ada)).rejects.toMatchObject({ code: 'part-of-release' });
    await cancelRelease(house.rooms, { id, why: 'The vote was moved.' }, ada);
    expect(await readLaunch(house.store.reader, id)).toMatchObject({ state: { is: 'cancelled' } });
    house.clock.goTo('2026-11-24T07:30:00Z');
    await runDue(house.rooms);
    expect(await isLive(house)).toBe(false);
  });

  test('goes live at its time as it was approved, by whichever of two runners comes first, and after a press that dies', async () => {
    const { house, approvals, launch } = await aMoment();
    const id = await planRelease(house.rooms, { approvals, launch, when: SIX }, ada);
    await arrange(house, headline(1, 'Written later', 0));
    house.clock.goTo('2026-11-24T06:00:00Z');
    const shelf = failingShelf(house.shelf, {
      settled: () => {
        throw new Error('The process dies.');
      },
    });
    await Promise.allSettled([runDue({ ...house.rooms, shelf }), runDue({ ...house.rooms, shelf })]);
    await catchUp(house.rooms);
    expect(await front(house)).toContain(WORDS);
    expect(await front(house)).not.toContain('Written later');
    expect(await readRelease(house.store.reader, id)).toMatchObject({ state: { is: 'done' } });
    expect(await readLaunch(house.store.reader, id)).toMatchObject({ state: { is: 'done' } });
  });

  test('of which one part cannot go live keeps the other back too', async () => {
    const { house, approvals, launch } = await aMoment();
    const things = launch.things.filter(({ kind }) => kind === 'container');
    const id = await planRelease(house.rooms, { approvals, launch: { ...launch, things }, when: SIX }, ada);
    house.clock.goTo('2026-11-24T06:00:00Z');
    // The container stands on no front that readers have.
    expect(await runDue(house.rooms)).toEqual({ done: [], failed: [id] });
    expect(await standing(house.shelf, `/news/${idOf(1)}`)).toBe(null);
    expect(await readLaunch(house.store.reader, id)).toMatchObject({ state: { is: 'failed' } });
    expect(await told(house)).toMatchObject([['release-failed', idOf(1), expect.stringContaining('no front')]]);
  });

  test('says in its receipt on which fronts it is live', async () => {
    const { house, approvals, launch } = await aMoment();
    const asked = await aNewsroomApp(house.rooms);
    const payload = { stories: approvals, launch, when: null };
    const { receipt } = (await asked('editor', { method: 'POST', url: '/api/releases', payload })).json();
    expect(receipt.showing).toEqual(expect.arrayContaining(['/', '/lite', '/world']));
    const later = { stories: [], launch, when: SIX };
    expect((await asked('editor', { method: 'POST', url: '/api/releases', payload: later })).statusCode).toBe(400);
  });
});

describe('a launch for a time', () => {
  const later = { ...SIX, local: '2026-11-24T08:00' };

  async function aLaunchedFront(): Promise<House> {
    const { house, approvals, launch } = await aMoment();
    await releaseNow(house.rooms, { approvals, launch }, ada);
    await arrange(house, headline(1, 'For an hour only', 1));
    return house;
  }

  test('is told of when it begins, and when what stood before returns', async () => {
    const house = await aLaunchedFront();
    await planLaunch(house.rooms, { ...(await aLaunch(house)), when: SEVEN, until: later }, ada);
    house.clock.goTo('2026-11-24T07:00:00Z');
    await runDue(house.rooms);
    expect(await front(house)).toContain('For an hour only');
    house.clock.goTo('2026-11-24T08:00:00Z');
    await runDue(house.rooms);
    expect(await front(house)).toContain(WORDS);
    expect(await told(house)).toEqual([
      ['launch-returned', null, '“Top”, The front uk'],
      ['launch-done', null, '“Top”, The front uk'],
    ]);
  });

  test('stays where somebody launched since, and the inbox says so', async () => {
    const house = await aLaunchedFront();
    await launchNow(house.rooms, { ...(await aLaunch(house)), until: later }, ada);
    await arrange(house, headline(1, 'Launched since', 1));
    await launchNow(house.rooms, await aLaunch(house), ada);
    house.clock.goTo('2026-11-24T08:00:00Z');
    await runDue(house.rooms);
    expect(await front(house)).toContain('Launched since');
    expect(await told(house)).toEqual([['launch-stayed', null, '“Top”, The front uk']]);
  });

  test('is listed until it ends, by the names of what it holds', async () => {
    const house = await aLaunchedFront();
    await launchNow(house.rooms, { ...(await aLaunch(house)), until: later }, ada);
    await planLaunch(house.rooms, { ...(await aLaunch(house)), when: SEVEN }, ada);
    const asked = await aNewsroomApp(house.rooms);
    const read = async () => (await asked('reporter', { method: 'GET', url: '/api/launches' })).json();
    expect(await read()).toMatchObject({
      planned: [{ at: '2026-11-24T07:00:00Z', names: ['“Top”', 'The front uk'], release: null }],
      live: [{ until: '2026-11-24T08:00:00Z', zone: 'UTC', names: ['“Top”', 'The front uk'] }],
    });
  });
});
