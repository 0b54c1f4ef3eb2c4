import { describe, expect, test } from 'vitest';
import { addCard, c, headline, k, moveCard, settings, takeOff } from '../../test/house/arranging.ts';
import { anOffice, type Browser } from '../../test/house/sign-in.ts';
import { standing } from '../../test/house/shelves.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { saveDraft } from '../store/drafts.ts';
import { readLaunch, readLiveFront } from '../store/launches.ts';
import { readNotices } from '../store/notices.ts';
import { readRelease } from '../store/releases.ts';
import type { FrontAct } from '../story/front-commands.ts';
import type { FrontPermission } from '../story/front-rights.ts';
import { changeState } from '../store/people.ts';
import { runDue } from './run-due.ts';
import { seenOf } from './publishing/approved.ts';

const SPORT = 'section/sport';
const SIX = { local: '2027-01-24T06:00', zone: 'UTC' };
const SEVEN = { local: '2027-01-24T07:00', zone: 'UTC' };
const AFTER = '2027-01-24T06:00:01Z';
let given = 0;

/**
 * A paper where Hester, the administrator, says who may do what; Tom edits everything until she does. On the fronts of the UK and of sport stands one
 * container, c(1), with one card; c(2) stands in sport alone. Readers have all of it.
 */
async function aPaper() {
  const office = await anOffice();
  const [boss, tom, sam] = await Promise.all([
    office.hire('administrator', { name: 'Hester Lyle' }),
    office.hire('editor', { name: 'Tom Quillan' }),
    office.hire('reporter', { name: 'Sam Hill' }),
  ]);
  const signedIn = async (who: { email: string }): Promise<Browser> => {
    const browser = office.browser();
    await browser.signIn(who);
    return browser;
  };
  const [hester, his, sams] = [await signedIn(boss), await signedIn(tom), await signedIn(sam)];
  const name = async (who: { id: string }, permission: FrontPermission, fronts: readonly string[]) => {
    const answer = await hester.put(`/api/people/${who.id}/fronts`, { permission, fronts });
    expect(answer.statusCode, answer.body).toBe(200);
  };
  await office.publish({ story: aStory() });
  const paper = { office, boss, tom, sam, hester, his, sams, name };
  const done = async (act: FrontAct) => expect((await give(hester, act)).statusCode).toBe(200);
  for (const front of ['uk', SPORT]) await done({ act: 'begin-front', front, containers: [] });
  await done({ act: 'add-container', front: 'uk', container: c(1), settings: settings(), after: null });
  await done({ act: 'place-container', front: SPORT, container: c(1), after: null });
  await done({
    act: 'add-container',
    front: SPORT,
    container: c(2),
    settings: settings({ title: 'Own' }),
    after: c(1),
  });
  await done(addCard(1));
  await done(addCard(2, { container: c(2) }));
  expect((await launch(hester, ['uk', SPORT], [c(1), c(2)])).statusCode).toBe(200);
  return paper;
}

const revision = async (browser: Browser): Promise<number> =>
  (await browser.get('/api/front-commands?after=0&limit=1')).json().revision;

async function give(browser: Browser, act: FrontAct) {
  given += 1;
  const body = { id: `command-${given}`, hand: 'a-screen', on: await revision(browser), do: act };
  return browser.post('/api/front-commands', body);
}

async function wanted(browser: Browser, fronts: readonly string[], containers: readonly string[]) {
  const things = [
    ...fronts.map((id) => ({ kind: 'front', id })),
    ...containers.map((id) => ({ kind: 'container', id })),
  ];
  return { things, on: await revision(browser), until: null };
}

const launch = async (
  browser: Browser,
  fronts: readonly string[],
  containers: readonly string[],
  when: object | null = null,
) => browser.post('/api/launches', { ...(await wanted(browser, fronts, containers)), when });

const barred = { status: 403, code: 'not-on-this-front' };

describe('leave for some fronts', () => {
  test('is all that somebody has, whatever their role: more than it says, or less', async () => {
    const { his, sams, tom, sam, name } = await aPaper();
    expect((await give(sams, headline(2, 'Sam’s'))).json()).toMatchObject({ code: 'not-permitted' });
    await name(sam, 'front.arrange', [SPORT]);
    const own: FrontAct = {
      act: 'override',
      container: c(2),
      card: k(2),
      field: 'headline',
      set: { value: 'Sam’s', against: 1 },
    };
    expect((await give(sams, own)).statusCode).toBe(200);
    expect((await launch(sams, [], [c(2)])).json()).toMatchObject({ code: 'not-permitted' });
    await name(sam, 'front.launch', [SPORT]);
    expect((await launch(sams, [], [c(2)])).statusCode).toBe(200);
    await name(tom, 'front.launch', ['uk']);
    expect((await launch(his, [], [c(2)])).json()).toMatchObject({
      ...barred,
      title: expect.stringContaining('sport'),
    });
    await name(tom, 'front.launch', []);
    expect((await launch(his, [], [c(2)])).statusCode).toBe(200);
  });

  test('is told to whom it concerns and is on record, with what was before', async () => {
    const { hester, his, tom, name } = await aPaper();
    await name(tom, 'front.launch', ['uk', SPORT]);
    expect((await his.get('/api/session')).json().person.grants).toEqual([
      { permission: 'front.launch', front: SPORT },
      { permission: 'front.launch', front: 'uk' },
    ]);
    const people = (await hester.get('/api/people')).json().people as { id: string; grants: object[] }[];
    expect(people.find(({ id }) => id === tom.id)?.grants).toHaveLength(2);
    expect((await his.get('/api/account/events')).json().events[0]).toMatchObject({
      act: 'change-front-rights',
      summary: 'Tom Quillan may launch fronts only on uk, section/sport',
    });
    const refused = await hester.put(`/api/people/${tom.id}/fronts`, { permission: 'banner.put', fronts: [SPORT] });
    expect(refused.json()).toMatchObject({ status: 422, problems: [{ where: SPORT }] });
    expect(
      (await hester.put(`/api/people/${tom.id}/fronts`, { permission: 'front.launch', fronts: ['moon'] })).statusCode,
    ).toBe(422);
    expect((await his.put(`/api/people/${tom.id}/fronts`, { permission: 'front.launch', fronts: [] })).statusCode).toBe(
      403,
    );
  });
});

describe('whoever may arrange and launch sport alone', () => {
  async function sportsDesk() {
    const paper = await aPaper();
    await paper.name(paper.tom, 'front.arrange', [SPORT]);
    await paper.name(paper.tom, 'front.launch', [SPORT]);
    return paper;
  }

  test('cannot change a container that others show as well, in any way', async () => {
    const { his, office } = await sportsDesk();
    const before = await revision(his);
    const ways: readonly [string, FrontAct][] = [
      ['words on its cards', headline(1, 'Tom’s')],
      ['a card more', addCard(9)],
      ['a card less', takeOff(1)],
      ['a card of theirs moved into it', moveCard(2, { from: c(2), to: c(1) })],
      ['a card of it moved to theirs', moveCard(1, { from: c(1), to: c(2) })],
      ['another look', { act: 'set-container', container: c(1), field: 'hidden', value: true }],
      ['what it was once', { act: 'restore-container', container: c(1), to: { ...settings(), id: c(1), cards: [] } }],
      [
        'what the front was once',
        { act: 'restore-front', front: SPORT, order: [c(1)], containers: [{ ...settings(), id: c(1), cards: [] }] },
      ],
      ['a place on another front', { act: 'place-container', front: 'uk', container: c(2), after: c(1) }],
      ['its end on another front', { act: 'remove-container', front: 'uk', container: c(1) }],
      ['a front begun', { act: 'begin-front', front: 'arabic', containers: [] }],
    ];
    for (const [what, act] of ways) expect((await give(his, act)).json(), what).toMatchObject(barred);
    expect(await revision(his)).toBe(before);
    expect(await standing(office.shelf, '/')).not.toContain('Tom’s');
  });

  test('orders and removes it on their own front, and cannot take it from another by placing it here', async () => {
    const { his, hester } = await sportsDesk();
    const place = (container: string, after: string | null): FrontAct => ({
      act: 'place-container',
      front: SPORT,
      container,
      after,
    });
    expect((await give(his, place(c(1), c(2)))).statusCode).toBe(200);
    expect((await give(his, { act: 'remove-container', front: SPORT, container: c(1) })).statusCode).toBe(200);
    expect((await give(his, place(c(1), null))).json()).toMatchObject(barred);
    // To take back what one did would put it there again, which binds the other front.
    expect((await his.post('/api/front-commands/undo', { hand: 'a-screen', again: false })).json()).toMatchObject(
      barred,
    );
    expect((await give(hester, place(c(1), null))).statusCode).toBe(200);
  });

  test('launches neither it, nor the front of another, nor what readers still have there', async () => {
    const { his, hester } = await sportsDesk();
    expect((await launch(his, [SPORT], [c(1), c(2)])).json()).toMatchObject({ ...barred, problems: [{ where: 'uk' }] });
    expect((await launch(his, ['uk'], [])).json()).toMatchObject(barred);
    await give(hester, { act: 'remove-container', front: 'uk', container: c(1) });
    // It stands on no other front any more, but readers find it there until that is launched.
    expect((await launch(his, [], [c(1)])).json()).toMatchObject(barred);
    expect((await give(his, headline(1, 'Tom’s'))).json()).toMatchObject(barred);
    await launch(hester, ['uk'], []);
    expect((await give(his, headline(1, 'Tom’s'))).statusCode).toBe(200);
    expect((await launch(his, [], [c(1)])).statusCode).toBe(200);
  });

  test('takes nothing back, and chooses nothing, on a front that was taken from them', async () => {
    const { his, hester, tom, name } = await aPaper();
    await give(his, headline(1, 'Tom’s'));
    const on = await revision(his);
    await give(hester, { act: 'set-container', container: c(1), field: 'title', value: 'Hester’s' });
    const late = {
      id: 'late-one',
      hand: 'his-screen',
      on,
      do: { act: 'set-container', container: c(1), field: 'title', value: 'Tom’s' },
    };
    expect((await his.post('/api/front-commands', late)).json()).toMatchObject({ is: 'conflict' });
    await name(tom, 'front.arrange', [SPORT]);
    expect((await his.post('/api/front-commands/undo', { hand: 'a-screen', again: false })).json()).toMatchObject(
      barred,
    );
    const again = { id: 'again-one', hand: 'his-screen', on: await revision(his) };
    expect((await his.post('/api/front-choices/late-one', { again })).json()).toMatchObject(barred);
    // The choice is still theirs to leave.
    expect((await his.post('/api/front-choices/late-one', { again: null })).json()).toEqual({ outcome: null });
  });

  test('cancels no launch and moves no release that is about another front', async () => {
    const { his, hester, office } = await sportsDesk();
    const planned = (await launch(hester, ['uk'], [c(1)], SIX)).json();
    expect((await his.post(`/api/launches/${planned.id}/cancellation`, { why: 'No.' })).json()).toMatchObject(barred);
    const stories = [await approval(office, 2)];
    const release = await hester.post('/api/releases', {
      when: SIX,
      stories,
      launch: await wanted(hester, ['uk'], []),
    });
    const { id } = release.json();
    expect((await his.post(`/api/releases/${id}/move`, SEVEN)).json()).toMatchObject(barred);
    expect((await his.post(`/api/releases/${id}/cancel`, { why: 'No.' })).json()).toMatchObject(barred);
    expect(await readRelease(office.store.reader, id)).toMatchObject({ state: { is: 'planned' } });
  });

  test('publishes no story together with a launch that is not theirs', async () => {
    const { his, office } = await sportsDesk();
    const story = await approval(office, 2);
    const answer = await his.post('/api/releases', {
      when: null,
      stories: [story],
      launch: await wanted(his, ['uk'], []),
    });
    expect(answer.json()).toMatchObject(barred);
    expect(await standing(office.shelf, `/news/${idOf(2)}/ferry-reaches-the-islands`)).toBe(null);
  });
});

async function approval({ store, clock }: Awaited<ReturnType<typeof anOffice>>, number: number) {
  const story = aStory({ id: idOf(number) });
  const revised = await store.write((tx) => saveDraft(tx, story, { at: clock.now(), by: 'Ada Reed' }));
  return { storyId: story.id, seen: seenOf(revised, story), change: 'first', note: null };
}

describe('what was planned by somebody who may not do it any more', () => {
  test('does not go live, and they are told which front they lost', async () => {
    const { his, tom, office, name } = await aPaper();
    await give(his, headline(1, 'As planned'));
    const { id } = (await launch(his, ['uk'], [c(1)], SIX)).json();
    await name(tom, 'front.launch', [SPORT]);
    office.clock.goTo(AFTER);
    await runDue(office.rooms);
    expect((await readLaunch(office.store.reader, id))?.state).toMatchObject({
      is: 'failed',
      why: expect.stringContaining('UK'),
    });
    expect(await standing(office.shelf, '/')).not.toContain('As planned');
    const told = await readNotices(office.store.reader, tom.id, 9);
    expect(told.map(({ kind }) => kind)).toContain('launch-failed');
  });

  test('with a story holds back the story as well; and so does leaving the house', async () => {
    const { his, tom, office } = await aPaper();
    const body = { when: SIX, stories: [await approval(office, 2)], launch: await wanted(his, ['uk'], []) };
    const { id } = (await his.post('/api/releases', body)).json();
    await office.store.write((tx) => changeState(tx, tom.id, { is: 'deactivated', at: office.clock.now() }));
    office.clock.goTo(AFTER);
    await runDue(office.rooms);
    expect(await readRelease(office.store.reader, id)).toMatchObject({ state: { is: 'failed' } });
    expect(await standing(office.shelf, `/news/${idOf(2)}/ferry-reaches-the-islands`)).toBe(null);
    expect(await readLiveFront(office.store.reader, 'uk')).toHaveLength(1);
  });
});

test('a banner is put, taken off and taken back in those editions alone for which somebody was named', async () => {
  const { his, hester, tom, name } = await aPaper();
  const put = async (browser: Browser, id: string, editions: string[]) => {
    const { on } = (await browser.get('/api/banners')).json();
    return browser.post('/api/banners', { id, on, editions, words: 'Floods', link: null, until: { minutes: 30 } });
  };
  await name(tom, 'banner.put', ['arabic']);
  expect((await put(his, 'act-one', ['uk', 'arabic'])).json()).toMatchObject(barred);
  expect((await put(his, 'act-two', ['arabic'])).statusCode).toBe(200);
  expect((await put(hester, 'act-three', ['uk'])).statusCode).toBe(200);
  const { on } = (await his.get('/api/banners')).json();
  expect((await his.post('/api/banners/removal', { id: 'act-four', on, editions: ['uk'] })).json()).toMatchObject(
    barred,
  );
  expect((await his.post('/api/banners/act-three/undo', { id: 'act-five' })).json()).toMatchObject(barred);
});

test('a front with an address of its own is made and ended by who may launch it, and not launched once it has ended', async () => {
  const { his, hester, tom, name } = await aPaper();
  const cup = { slug: 'cup', name: 'The cup', description: null, edition: 'uk' };
  expect((await his.post('/api/free-fronts', cup)).statusCode).toBe(200);
  await name(tom, 'front.launch', [SPORT]);
  expect((await his.post('/api/free-fronts', { ...cup, slug: 'league' })).json()).toMatchObject(barred);
  expect((await his.post('/api/free-fronts/cup/end', { to: null, reason: null })).json()).toMatchObject(barred);
  await give(hester, { act: 'begin-front', front: 'free/cup', containers: [] });
  expect((await hester.post('/api/free-fronts/cup/end', { to: null, reason: null })).statusCode).toBe(200);
  expect((await launch(hester, ['free/cup'], [])).json()).toMatchObject({ status: 422, code: 'front-ended' });
});
