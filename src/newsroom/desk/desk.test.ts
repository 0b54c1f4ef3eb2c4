import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { aHouse, houseSettings } from '../../../test/house/houses.ts';
import { aStory, idOf, paragraph } from '../../../test/house/stories.ts';
import { searchAudit } from '../../store/audit.ts';
import { saveSettings } from '../../store/documents.ts';
import { readDraft, saveDraft } from '../../store/drafts.ts';
import { addAccount, changeState } from '../../store/people.ts';
import { addRelease } from '../../store/releases.ts';
import { readPublished } from '../../store/versions.ts';
import type { Role } from '../../story/person.ts';
import { newsroomApp } from '../app.ts';
import { routes } from '../routes.ts';

const people = {
  ada: { id: 'p2222222222', name: 'Ada Reed', role: 'sub-editor' },
  ben: { id: 'p3333333333', name: 'Ben Hale', role: 'reporter' },
  cat: { id: 'p4444444444', name: 'Cat Moor', role: 'editor' },
} as const satisfies Record<string, { id: string; name: string; role: Role }>;

type Name = keyof typeof people;

/** A newsroom with three people, in which each request is of whoever it names. */
async function aDesk() {
  const house = await aHouse();
  await house.store.write(async (tx) => {
    for (const [name, person] of Object.entries(people))
      await addAccount(tx, { ...person, email: `${name}@harbour.example`, isDemo: false }, house.clock.now());
  });
  const rooms = { ...house.rooms, presence: () => ({ count: 1, stories: { [idOf(1)]: [people.ben.id] } }) };
  const app = await newsroomApp(rooms, {
    routes,
    screens: null,
    authenticate: async ({ headers }) => ({ person: people[headers['x-who'] as Name], sessionId: 's' }),
  });
  return { house, app, ...asking(app) };
}

function asking(app: FastifyInstance) {
  const ask = async (who: Name, route: string, payload?: object) => {
    const [method, url = ''] = route.split(' ');
    const sent = payload ? { payload } : {};
    const answer = await app.inject({ method: method as 'GET', url, headers: { 'x-who': who }, ...sent });
    return { status: answer.statusCode, body: answer.json() };
  };
  const begin = async (headline: string, said: object = {}): Promise<string> => {
    const story = { headline, kind: 'report', edition: 'uk', section: 'world', ...said };
    return (await ask('ben', 'POST /api/stories', story)).body.id;
  };
  const desk = async (query = '', who: Name = 'ada') => (await ask(who, `GET /api/desk?${query}`)).body;
  const headlines = async (query = '', who: Name = 'ada') =>
    (await desk(query, who)).stories.map((story: { headline: string }) => story.headline);
  return { ask, begin, desk, headlines };
}

describe('a new story', () => {
  it('is a draft in writing with a fresh id, of whoever began it, in the edition’s language', async () => {
    const { ask, begin, desk, house } = await aDesk();
    const id = await begin('Ferry');
    const arabic = await begin('عبارة', { edition: 'arabic', section: 'akhbar' });
    expect(await readDraft(house.store.reader, id)).toMatchObject({
      by: 'Ben Hale',
      story: { headline: 'Ferry', urlSlug: 'ferry', body: [] },
    });
    expect((await readDraft(house.store.reader, arabic))?.story).toMatchObject({ lang: 'ar', dir: 'rtl' });
    expect((await desk()).stories[1]).toMatchObject({
      id,
      stage: { is: 'writing', by: people.ben.id },
      assignee: people.ben.id,
      isIn: [],
      found: null,
    });
    expect((await ask('ada', `GET /api/stories/${id}/activity`)).body.acts).toMatchObject([
      { act: 'create', summary: 'Began “Ferry”', name: 'Ben Hale', note: null },
    ]);
  });

  it('is called in one line, and by nothing that is no text, whatever a program sends', async () => {
    const { begin, house } = await aDesk();
    const id = await begin('\u0000Ferry\u0007 reaches\n\tthe \u001bislands\u009b\ufffe ');
    expect((await readDraft(house.store.reader, id))?.story.headline).toBe('Ferry reaches the islands');
  });

  it('in no edition or section of this newsroom is refused, each with its place', async () => {
    const { ask } = await aDesk();
    const story = { headline: 'A', kind: 'report', edition: 'nowhere', section: 'nothing' };
    const { status, body } = await ask('ben', 'POST /api/stories', story);
    expect([status, body.problems.map(({ where }: { where: string }) => where)]).toEqual([422, ['edition', 'section']]);
  });

  it('may be a copy of another, or its follow-up', async () => {
    const { ask, house, desk } = await aDesk();
    await house.publish({ story: aStory() });
    const copy = (await ask('ben', `POST /api/stories/${idOf(1)}/duplicate`, {})).body.id;
    const next = (await ask('ben', `POST /api/stories/${idOf(1)}/follow-up`, { headline: 'And then' })).body.id;
    const draft = (id: string) => readDraft(house.store.reader, id).then((found) => found?.story);
    expect(await draft(copy)).toMatchObject({ id: copy, body: [paragraph('The ferry came in at first light.')] });
    const before = {
      type: 'relatedLink',
      href: `/news/${idOf(1)}/ferry-reaches-the-islands`,
      text: 'Ferry reaches the islands',
    };
    expect(await draft(next)).toMatchObject({ headline: 'And then', section: 'world', body: [paragraph(''), before] });
    expect((await desk()).stories).toMatchObject([{ id: next, followsUp: idOf(1), live: null }, { id: copy }]);
    expect((await ask('ben', `POST /api/stories/${idOf(9)}/duplicate`, {})).status).toBe(404);
  });
});

it('a story and its follow-up name each other, and readers are led to nothing that they do not have', async () => {
  const { ask, begin } = await aDesk();
  const first = await begin('Quay opens');
  const next = (await ask('ben', `POST /api/stories/${first}/follow-up`, { headline: 'Quay full' })).body.id;
  const kin = async (id: string) => (await ask('ben', `GET /api/stories/${id}/follow-ups`)).body;
  expect(await kin(first)).toEqual({ of: null, by: [{ id: next, headline: 'Quay full', dir: 'ltr' }] });
  expect(await kin(next)).toEqual({ of: { id: first, headline: 'Quay opens', dir: 'ltr' }, by: [] });
});

describe('where stories stand', () => {
  it('is changed for several at once, recorded for each, and answered so that it can be undone', async () => {
    const { ask, begin, headlines } = await aDesk();
    const ids = [await begin('One'), await begin('Two')];
    const { body } = await ask('ben', 'POST /api/desk/stage', { ids, stage: 'subs' });
    expect(body.stories.map((story: { stage: object }) => story.stage)).toMatchObject([{ is: 'subs' }, { is: 'subs' }]);
    expect(body.before).toMatchObject([
      { id: ids[0], stage: 'writing' },
      { id: ids[1], stage: 'writing' },
    ]);
    expect((await headlines('lane=subs')).toSorted()).toEqual(['One', 'Two']);
    await ask('ben', 'POST /api/desk/stage', { ids, stage: 'writing' });
    expect(await headlines('lane=subs')).toEqual([]);
    const { acts } = (await ask('ben', `GET /api/stories/${ids[0]}/activity`)).body;
    expect(acts.map(({ summary }: { summary: string }) => summary)).toEqual([
      'Moved “One” from subs to writing',
      'Moved “One” from writing to subs',
      'Began “One”',
    ]);
  });

  it('that stands so already is not touched, nor recorded', async () => {
    const { ask, begin, desk } = await aDesk();
    const id = await begin('One');
    const { touched } = (await desk()).stories[0];
    await ask('ada', 'POST /api/desk/stage', { ids: [id, id], stage: 'writing' });
    expect((await desk()).stories[0].touched).toEqual(touched);
    expect((await ask('ada', `GET /api/stories/${id}/activity`)).body.acts).toHaveLength(1);
  });

  it('stays as it is for all when one of them is unknown', async () => {
    const { ask, begin, headlines } = await aDesk();
    const id = await begin('One');
    expect((await ask('ada', 'POST /api/desk/stage', { ids: [id, idOf(9)], stage: 'subs' })).status).toBe(404);
    expect(await headlines('lane=subs')).toEqual([]);
  });

  it('is ready when a sub-editor says so, and not when a reporter does', async () => {
    const { ask, begin, headlines } = await aDesk();
    const ids = [await begin('One')];
    expect((await ask('ben', 'POST /api/desk/ready', { ids })).status).toBe(403);
    expect((await ask('ben', 'POST /api/desk/stage', { ids, stage: 'ready' })).status).toBe(400);
    expect((await ask('ada', 'POST /api/desk/ready', { ids })).status).toBe(200);
    expect(await headlines('lane=ready')).toEqual(['One']);
  });

  it('is somebody’s who works here now, or nobody’s', async () => {
    const { ask, begin, headlines, house } = await aDesk();
    const ids = [await begin('One')];
    await ask('ben', 'POST /api/desk/assignment', { ids, assignee: people.ada.id });
    expect([await headlines('assignee=me', 'ada'), await headlines('assignee=me', 'ben')]).toEqual([['One'], []]);
    await ask('ben', 'POST /api/desk/assignment', { ids, assignee: null });
    expect(await headlines('assignee=nobody')).toEqual(['One']);
    await house.store.write((tx) => changeState(tx, people.cat.id, { is: 'deactivated', at: house.clock.now() }));
    for (const assignee of [people.cat.id, 'p9999999999'])
      expect((await ask('ben', 'POST /api/desk/assignment', { ids, assignee })).body.code).toBe('no-such-person');
  });

  it('is handed over with a note that stays in its activity, even when nothing else changes', async () => {
    const { ask, begin, desk } = await aDesk();
    const id = await begin('One');
    const over = { assignee: people.ada.id, stage: 'subs', note: 'Check the figures.' };
    await ask('ben', `POST /api/stories/${id}/hand-over`, over);
    await ask('ada', `POST /api/stories/${id}/hand-over`, { note: 'Done.' });
    expect((await desk('lane=subs')).stories).toMatchObject([{ id, assignee: people.ada.id }]);
    const { acts, story } = (await ask('ada', `GET /api/stories/${id}/activity`)).body;
    expect(story).toMatchObject({ id });
    expect(acts).toMatchObject([
      { act: 'hand-over', note: 'Done.', name: 'Ada Reed' },
      { note: 'Check the figures.', summary: 'Handed “One” over to Ada Reed in subs' },
      { act: 'create' },
    ]);
  });

  it('waits with its note for whoever it was handed to, until they put it away', async () => {
    const { ask, begin, desk } = await aDesk();
    const id = await begin('One');
    const over = { assignee: people.ada.id, note: 'Check the figures.' };
    const { handed } = (await ask('ben', `POST /api/stories/${id}/hand-over`, over)).body.stories[0];
    expect(handed).toMatchObject({ note: 'Check the figures.', by: people.ben.id });
    const putAway = (who: Name, at = handed.at) => ask(who, `POST /api/stories/${id}/note/put-away`, { at });
    expect((await putAway('cat')).status).toBe(403);
    expect((await putAway('ada', '2026-11-23T08:00:00Z')).status).toBe(200);
    expect((await desk()).stories).toMatchObject([{ handed }]);
    const { touched } = (await desk()).stories[0];
    expect((await putAway('ada')).status).toBe(200);
    expect((await desk()).stories).toMatchObject([{ handed: null, touched }]);
    expect((await putAway('ada')).status).toBe(200);
    const { acts } = (await ask('ben', `GET /api/stories/${id}/activity`)).body;
    expect(acts).toMatchObject([
      { summary: 'Read the note on “One”', name: 'Ada Reed' },
      { note: 'Check the figures.' },
      { act: 'create' },
    ]);
  });

  it('has the note of the last hand-over only, for everybody when it was given to nobody, and for nobody when taken back', async () => {
    const { ask, begin, desk } = await aDesk();
    const id = await begin('One');
    const handOver = (note: string, assignee: string | null = null) =>
      ask('ben', `POST /api/stories/${id}/hand-over`, { assignee, note });
    const handedNow = async () => (await desk()).stories[0].handed;
    await handOver('First.', people.ada.id);
    await handOver('', people.cat.id);
    expect(await handedNow()).toBeNull();
    await handOver('Second.');
    const first = await handedNow();
    expect((await ask('cat', `POST /api/stories/${id}/note/put-away`, { at: first.at })).status).toBe(200);
    await handOver('Third.', people.ada.id);
    const { at } = await handedNow();
    expect((await ask('ben', `POST /api/stories/${id}/note/put-away`, { at })).status).toBe(200);
    expect(await handedNow()).toBeNull();
  });

  it('that was killed is moved, given and held by nobody any more', async () => {
    const { ask, house } = await aDesk();
    await house.publish({ story: aStory() });
    await house.kill(idOf(1));
    const ids = [idOf(1)];
    for (const [route, said] of [
      ['POST /api/desk/stage', { ids, stage: 'desk' }],
      ['POST /api/desk/ready', { ids }],
      ['POST /api/desk/assignment', { ids, assignee: people.ben.id }],
      ['POST /api/desk/hold', { ids, reason: 'No.' }],
      ['POST /api/desk/spike', { ids, reason: 'No.' }],
      [`POST /api/stories/${idOf(1)}/hand-over`, { note: 'Yours.' }],
    ] as const)
      expect((await ask('cat', route, said)).body, route).toMatchObject({ status: 409, code: 'story-killed' });
  });

  it('is held, released, spiked and taken up again, each with its reason', async () => {
    const { ask, begin, headlines, desk } = await aDesk();
    const ids = [await begin('One')];
    expect((await ask('ada', 'POST /api/desk/hold', { ids, reason: ' ' })).status).toBe(400);
    await ask('ada', 'POST /api/desk/hold', { ids, reason: 'Lawyers.' });
    expect((await desk('lane=held')).stories).toMatchObject([{ hold: { reason: 'Lawyers.', by: people.ada.id } }]);
    await ask('ada', 'POST /api/desk/hold', { ids, reason: null });
    const { body } = await ask('ben', 'POST /api/desk/spike', { ids, reason: 'Overtaken.' });
    expect(body).toMatchObject({ stories: [{ spiked: { reason: 'Overtaken.' } }], before: [{ spiked: null }] });
    expect([await headlines(), await headlines('lane=spiked')]).toEqual([[], ['One']]);
    await ask('ben', 'POST /api/desk/spike', { ids, reason: null });
    expect(await headlines()).toEqual(['One']);
  });

  it('cannot be the spike while readers have it, nor on hold while it waits to go live', async () => {
    const { ask, begin, house } = await aDesk();
    await house.publish({ story: aStory() });
    expect((await ask('ada', 'POST /api/desk/spike', { ids: [idOf(1)], reason: 'No.' })).body.code).toBe('live');
    const id = await begin('One');
    const items = [{ storyId: id, revision: 1, change: 'first' as const, note: null }];
    const who = { at: house.clock.now(), by: people.cat.id };
    await house.store.write((tx) =>
      addRelease(tx, { id: 'r234567892', at: '2026-12-01T06:00:00Z', zone: 'UTC', items }, who),
    );
    for (const act of ['spike', 'hold'])
      expect((await ask('ada', `POST /api/desk/${act}`, { ids: [id], reason: 'No.' })).body.code).toBe('planned');
  });

  it('has a deadline of anybody’s and an embargo of an editor’s', async () => {
    const { ask, begin, desk, headlines } = await aDesk();
    const ids = [await begin('One')];
    const deadline = '2026-11-23T08:00:00Z';
    await ask('ben', 'POST /api/desk/deadline', { ids, deadline });
    expect(await headlines('due=passed')).toEqual(['One']);
    expect(await headlines('due=soon')).toEqual(['One']);
    expect((await ask('ben', 'POST /api/desk/deadline', { ids, deadline: 'tomorrow' })).status).toBe(400);
    const embargoUntil = '2026-11-24T06:00:00Z';
    expect((await ask('ada', 'POST /api/desk/embargo', { ids, embargoUntil })).status).toBe(403);
    await ask('cat', 'POST /api/desk/embargo', { ids, embargoUntil });
    expect((await desk()).stories).toMatchObject([{ deadline, embargoUntil }]);
  });
});

describe('stories without a date', () => {
  const undatedPage = { firstPublishedAt: null, lastUpdatedAt: null };

  /** Two such stories on the desk and one with a date; of the second it is kept that it was news when it came in, as it once was. */
  async function threeTakenIn() {
    const at = await aDesk();
    const { store, publish } = at.house;
    for (const number of [1, 2, 3]) {
      const story = aStory({ id: idOf(number) });
      await store.write((tx) => saveDraft(tx, story, { at: '2026-11-23T09:00:00Z', by: 'import' }));
      await publish({ story, ...(number < 3 && { stated: undatedPage }) });
    }
    const entered = sql`select published_at from versions where story_id = ${idOf(2)}`;
    await store.write((tx) => sql`update stories set sort_at = (${entered}) where id = ${idOf(2)}`.execute(tx));
    const undated = async () =>
      (await at.desk('lane=undated')).stories.map(({ id }: { id: string }) => id).toSorted() as string[];
    return { ...at, undated };
  }

  it('have a lane, those too that came in before it was there', async () => {
    const { desk, undated } = await threeTakenIn();
    expect(await undated()).toEqual([idOf(1), idOf(2)]);
    expect((await desk()).counts).toMatchObject({ undated: 2, published: 3 });
  });

  it('are dated by an editor, several at once and all or none, with a record and no new version', async () => {
    const { ask, undated, house } = await threeTakenIn();
    const days = (...said: string[]) => ({ dates: said.map((date, at) => ({ id: idOf(at + 1), date })) });
    expect(await ask('ada', 'POST /api/desk/dates', days('2019-05-04'))).toMatchObject({ status: 403 });
    expect(await ask('cat', 'POST /api/desk/dates', days('2019-05-04', '2031-01-01'))).toMatchObject({
      status: 422,
      body: { code: 'date-unfit', problems: [{ where: idOf(2) }] },
    });
    expect(await ask('cat', 'POST /api/desk/dates', days('2019-05-04', '2019-05-05', '2019-05-06'))).toMatchObject({
      status: 409,
      body: { code: 'dated-already' },
    });
    expect(await undated()).toEqual([idOf(1), idOf(2)]);
    expect(await ask('cat', 'POST /api/desk/dates', days('2019-05-04', '2019-05-05'))).toMatchObject({ status: 200 });
    expect(await undated()).toEqual([]);
    expect(await readPublished(house.store.reader, idOf(2))).toMatchObject({
      version: 1,
      firstPublishedAt: '2019-05-05T00:00:00Z',
      sortAt: '2019-05-05T00:00:00Z',
    });
    const [record] = await searchAudit(house.store.reader, { act: 'date-story', limit: 1 });
    expect(record).toMatchObject({ by: people.cat.id, summary: expect.stringContaining('2019-05-05') });
  });

  it('begin their day at midnight on the clock of their edition, whose readers see the day that was given', async () => {
    const { ask, house } = await threeTakenIn();
    const settings = houseSettings();
    const editions = settings.editions.map((one) => ({ ...one, clocks: [{ label: 'JST', timeZone: 'Asia/Tokyo' }] }));
    await house.store.write((tx) => saveSettings(tx, { ...settings, editions }, house.act('change-settings')));
    // In Tokyo it is the 24th already; in Greenwich that day is yet to come.
    house.clock.goTo('2026-11-23T20:00:00Z');
    const dates = [
      { id: idOf(1), date: '2019-05-04' },
      { id: idOf(2), date: '2026-11-24' },
    ];
    expect(await ask('cat', 'POST /api/desk/dates', { dates })).toMatchObject({ status: 200 });
    const first = await readPublished(house.store.reader, idOf(1));
    expect(first).toMatchObject({ firstPublishedAt: '2019-05-03T15:00:00Z', sortAt: '2019-05-03T15:00:00Z' });
    const said = (await searchAudit(house.store.reader, { act: 'date-story', limit: 2 })).map(({ summary }) => summary);
    expect(said.toSorted()[0]).toContain('2019-05-04');
  });
});

describe('reading the desk', () => {
  it('goes on where the last page ended, once for each story, and says how many each lane holds', async () => {
    const { begin, desk } = await aDesk();
    for (let number = 1; number <= 60; number += 1) await begin(`Story ${number}`);
    const first = await desk('sort=headline');
    const second = await desk(`sort=headline&after=${first.next}`);
    expect([first.stories.length, second.stories.length, second.next]).toEqual([50, 10, null]);
    const ids = [...first.stories, ...second.stories].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(60);
    expect(first.counts).toMatchObject({ open: 60, writing: 60, subs: 0, published: 0, all: 60 });
  });

  it.each(['after=nonsense', 'after=W10', 'after=WyJoZWFkbGluZSIsMSwyXQ', 'after=%00'])('refuses %s', async (query) => {
    const { ask } = await aDesk();
    expect((await ask('ada', `GET /api/desk?${query}`)).body.code).toBe('place-unknown');
  });

  it.each(['lane=nowhere', 'sort=chance', 'kind=novel', 'unknown=1', `text=${'a'.repeat(201)}`])(
    'refuses %s',
    async (query) => {
      const { ask } = await aDesk();
      expect((await ask('ada', `GET /api/desk?${query}`)).status).toBe(400);
    },
  );

  it('searches as one types, best first or in an order, with what was found', async () => {
    const { begin, desk, headlines } = await aDesk();
    await begin('Harbour wall');
    await begin('Nothing');
    await begin('The wall');
    expect((await headlines('lane=all&text=wal')).toSorted()).toEqual(['Harbour wall', 'The wall']);
    const { stories, counts } = await desk('lane=all&sort=headline&text=wal');
    expect(stories[0].found).toEqual({
      headline: [
        { text: 'Harbour ', isMatch: false },
        { text: 'wall', isMatch: true },
      ],
      snippet: null,
      version: null,
    });
    expect(counts.all).toBe(2);
  });

  it('shows who is in a story now, and some stories again by their ids', async () => {
    const { ask, house, begin } = await aDesk();
    await house.publish({ story: aStory() });
    const other = await begin('Other');
    const { body } = await ask('ada', `GET /api/desk/stories?ids=${idOf(1)},${other},${idOf(9)}`);
    expect(body.stories).toMatchObject([
      { id: idOf(1), isIn: [people.ben.id] },
      { id: other, isIn: [] },
    ]);
  });
});

describe('saved views', () => {
  const view = { name: 'Subs, late', isShared: true, query: { lane: 'subs', due: 'passed' } };

  it('are shared by those who want to, and changed by their owners only', async () => {
    const { ask, house } = await aDesk();
    const { body: saved } = await ask('ada', 'POST /api/views', view);
    expect((await ask('ben', 'GET /api/views')).body.views).toEqual([{ ...view, id: saved.id, isOwn: false }]);
    expect((await ask('ben', `PUT /api/views/${saved.id}`, view)).status).toBe(404);
    expect((await ask('ben', `DELETE /api/views/${saved.id}`)).status).toBe(404);
    expect((await ask('ada', `PUT /api/views/${saved.id}`, { ...view, isShared: false })).body.isOwn).toBe(true);
    expect((await ask('ben', 'GET /api/views')).body.views).toEqual([]);
    await ask('ada', `DELETE /api/views/${saved.id}`);
    expect((await ask('ada', 'GET /api/views')).body.views).toEqual([]);
    const acts = await searchAudit(house.store.reader, { person: people.ada.id, limit: 9 });
    expect(acts.map(({ act }) => act)).toEqual(['delete-view', 'save-view', 'save-view']);
  });

  it('have a name', async () => {
    const { ask } = await aDesk();
    expect((await ask('ada', 'POST /api/views', { ...view, name: ' ' })).status).toBe(400);
  });
});
