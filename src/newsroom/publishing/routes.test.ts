import { describe, expect, it, onTestFinished } from 'vitest';
import { aHouse, desk, type House } from '../../../test/house/houses.ts';
import { aPerson } from '../../../test/house/newsroom-apps.ts';
import { aStory, idOf, paragraph } from '../../../test/house/stories.ts';
import { searchAudit } from '../../store/audit.ts';
import { changeWorkflow } from '../../store/desk-state.ts';
import { saveDraft } from '../../store/drafts.ts';
import { linkTo } from '../../story/blocks.ts';
import type { Role } from '../../story/person.ts';
import type { Story } from '../../story/story.ts';
import { newsroomApp } from '../app.ts';
import { previewRoutes } from '../preview/routes.ts';
import { publishingRoutes } from './routes.ts';

const ID = idOf(1);
const PATH = `/news/${ID}/ferry-reaches-the-islands`;

/** The door of a house, asked by an editor unless another role is named. */
async function aDoor(house: House) {
  const app = await newsroomApp(house.rooms, {
    routes: [...publishingRoutes, ...previewRoutes],
    screens: null,
    authenticate: async ({ headers }) => aPerson(headers['x-role'] ?? 'editor'),
  });
  onTestFinished(() => app.close());
  const ask = async (route: string, payload?: object, role: Role = 'editor') => {
    const [method = 'GET', url = '/'] = route.split(' ');
    const answer = await app.inject({
      method: method as 'GET',
      url,
      headers: { 'x-role': role },
      ...(payload && { payload }),
    });
    return { ...answer, status: answer.statusCode, json: answer.body.startsWith('{') ? answer.json() : null };
  };
  return { app, ask };
}

const write = (house: House, story: Story, by = 'Ada Reed') =>
  house.store.write((tx) => saveDraft(tx, story, { at: house.clock.now(), by }));

const planOf = async (door: Awaited<ReturnType<typeof aDoor>>, id = ID) =>
  (await door.ask(`GET /api/stories/${id}/plan`)).json;

/** The house, and how often its store has been read since. */
function countingQueries(house: House): { counted: House; queries(): number } {
  let count = 0;
  const reader = house.store.reader.withPlugin({
    transformQuery: ({ node }) => {
      count += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { counted: { ...house, rooms: { ...house.rooms, store: { ...house.store, reader } } }, queries: () => count };
}

describe('the plan', () => {
  it('of a follow-up that was begun before its first story was out says that nothing in it leads there, once readers have that', async () => {
    const house = await aHouse();
    const [first, next] = [aStory(), aStory({ id: idOf(2), headline: 'Quay full', urlSlug: 'quay-full' })];
    await write(house, first);
    await write(house, next);
    const followsUp = { followsUp: first.id, who: { at: house.clock.now(), by: 'p1' } };
    await house.store.write((tx) => changeWorkflow(tx, next.id, followsUp));
    const door = await aDoor(house);
    const warned = async () =>
      (await planOf(door, next.id)).warns.filter(({ code }: { code: string }) => code === 'first-unlinked');
    expect(await warned()).toEqual([]);
    await house.publish({ story: first });
    expect(await warned()).toEqual([
      {
        code: 'first-unlinked',
        where: 'body',
        say: `This follows up “Ferry reaches the islands”, which readers have, and nothing in it leads there. Add a related link to ${PATH}.`,
      },
    ]);
    await write(house, { ...next, body: [...next.body, linkTo(PATH, first.headline)] });
    expect(await warned()).toEqual([]);
  });

  it('of a story that was never published shows what blocks, what warns, and that it can only be a first version', async () => {
    const house = await aHouse();
    const filed = { byline: [{ person: 'Ines Duarte' }], topics: ['ports'] };
    await write(house, aStory({ ...filed, body: [], standfirst: null }));
    const plan = await planOf(await aDoor(house));
    expect(plan).toMatchObject({
      headline: 'Ferry reaches the islands',
      state: 'never',
      version: null,
      changes: ['first'],
      diff: null,
      first: { headline: 'Ferry reaches the islands', section: 'world', body: [] },
      blocks: [{ code: 'body-empty' }],
      warns: [{ code: 'standfirst-missing' }],
      zones: ['UTC', 'Europe/London'],
      zone: 'Europe/London',
      embargo: null,
      planned: null,
      meanwhile: null,
    });
  });

  it('shows what differs from what readers have, and asks for the note that is due', async () => {
    const house = await aHouse();
    await house.publish({ story: aStory() });
    await write(house, aStory({ body: [paragraph('The ferry came in at second light.')] }));
    const door = await aDoor(house);
    const { json } = await door.ask(`GET /api/stories/${ID}/plan?change=correction`);
    expect(json.changes).toEqual(['update', 'correction', 'clarification', 'retraction', 'minor']);
    expect(json.blocks).toMatchObject([{ code: 'note-missing' }]);
    expect(json.first).toBeNull();
    expect(json.diff.blocks[0].words).toContainEqual({ is: 'removed', text: 'first' });
    expect(json.diff.blocks[0].words).toContainEqual({ is: 'added', text: 'second' });
  });

  it('says an embargo on every clock of the edition', async () => {
    const house = await aHouse();
    await write(house, aStory());
    await house.store.write((tx) => tx.updateTable('drafts').set({ embargo_until: '2027-06-01T05:00:00Z' }).execute());
    expect((await planOf(await aDoor(house))).embargo).toEqual({
      until: '2027-06-01T05:00:00Z',
      isOver: false,
      clocks: [
        { label: 'GMT', local: '2027-06-01T05:00:00' },
        { label: 'UK', local: '2027-06-01T06:00:00' },
      ],
    });
  });

  it('of no story is 404', async () => {
    const door = await aDoor(await aHouse());
    expect((await door.ask(`GET /api/stories/${idOf(9)}/plan`)).json).toMatchObject({ status: 404 });
  });
});

describe('publishing', () => {
  it('answers with each page pressed, why, and how long it took', async () => {
    const house = await aHouse();
    await write(house, aStory());
    const door = await aDoor(house);
    const { seen } = await planOf(door);
    const { status, json } = await door.ask(`POST /api/stories/${ID}/publish`, { seen, change: 'first', note: null });
    expect([status, json.version, json.path]).toEqual([200, 1, PATH]);
    expect(json.receipt.pressed).toContainEqual({
      path: PATH,
      kind: 'story',
      result: 'written',
      why: expect.arrayContaining([`story/${ID}/state`]),
    });
    expect(json.receipt.tookMs).toBeGreaterThan(0);
    expect(json.receipt.showing).toEqual(expect.arrayContaining([PATH, '/world']));
    expect(json.receipt.showing).not.toContain('/corrections');
    const [row] = await searchAudit(house.store.reader, { limit: 1 });
    expect(row).toMatchObject({ by: 'p234567892', act: 'publish', storyId: ID });
  });

  it('is 409 when somebody typed in between, with what they typed and who they are', async () => {
    const house = await aHouse();
    await write(house, aStory());
    const door = await aDoor(house);
    const { seen } = await planOf(door);
    await write(house, aStory({ headline: 'Ferry sinks' }), 'Sam Hill');
    const refused = await door.ask(`POST /api/stories/${ID}/publish`, { seen, change: 'first', note: null });
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.json).toMatchObject({ status: 409, code: 'changed-meanwhile', meanwhile: { by: ['Sam Hill'] } });
    const headline = refused.json.meanwhile.diff.furniture.find(({ name }: { name: string }) => name === 'headline');
    expect(headline).toMatchObject({ before: 'Ferry reaches the islands', after: 'Ferry sinks' });
    const again = await door.ask(`GET /api/stories/${ID}/plan?since=${seen}`);
    expect(again.json.meanwhile).toMatchObject({ by: ['Sam Hill'] });
    const now = await door.ask(`POST /api/stories/${ID}/publish`, {
      seen: again.json.seen,
      change: 'first',
      note: null,
    });
    expect(now.status).toBe(200);
    expect((await door.ask(`GET /api/stories/${ID}/plan?since=${again.json.seen}`)).json.meanwhile).toBeNull();
  });

  it('lets nothing go live that somebody holds back or has spiked, and says why', async () => {
    const house = await aHouse();
    await write(house, aStory());
    const door = await aDoor(house);
    const { seen } = await planOf(door);
    const publish = () => door.ask(`POST /api/stories/${ID}/publish`, { seen, change: 'first', note: null });
    await house.store.write((tx) => tx.updateTable('drafts').set({ hold_reason: 'the lawyer reads it' }).execute());
    expect((await publish()).json).toMatchObject({
      status: 409,
      code: 'held',
      title: expect.stringContaining('the lawyer reads it'),
    });
    expect((await planOf(door)).blocks).toMatchObject([{ code: 'held', where: '' }]);
    const spiked = { hold_reason: null, spiked_reason: 'overtaken by events' };
    await house.store.write((tx) => tx.updateTable('drafts').set(spiked).execute());
    expect((await publish()).json).toMatchObject({ status: 409, code: 'spiked' });
    await house.store.write((tx) => tx.updateTable('drafts').set({ spiked_reason: null }).execute());
    expect((await publish()).status).toBe(200);
  });

  it('is for editors', async () => {
    const house = await aHouse();
    await write(house, aStory());
    const door = await aDoor(house);
    const { seen } = await planOf(door);
    const body = { seen, change: 'first', note: null };
    expect((await door.ask(`POST /api/stories/${ID}/publish`, body, 'sub-editor')).status).toBe(403);
  });
});

describe('releases', () => {
  it('are planned, listed on every clock, moved, approved again and cancelled', async () => {
    const house = await aHouse();
    await write(house, aStory());
    await write(house, aStory({ id: idOf(2), headline: 'Second' }));
    const door = await aDoor(house);
    const stories = [];
    for (const id of [ID, idOf(2)])
      stories.push({ storyId: id, seen: (await planOf(door, id)).seen, change: 'first', note: null });
    const when = { local: '2027-06-01T06:00', zone: 'Europe/London' };
    const { json: made } = await door.ask('POST /api/releases', { stories, when });
    expect(made.planned).toMatchObject({
      at: '2027-06-01T05:00:00Z',
      clocks: [{ label: 'GMT' }, { label: 'UK', local: '2027-06-01T06:00:00' }],
      items: [
        { storyId: ID, changedSince: false },
        { storyId: idOf(2), headline: 'Second' },
      ],
    });
    await write(house, aStory({ headline: 'Ferry is late' }));
    const { json: list } = await door.ask('GET /api/releases', undefined, 'reporter');
    expect(list.planned[0].items.map((item: { changedSince: boolean }) => item.changedSince)).toEqual([true, false]);
    const fresh = { storyId: ID, seen: (await planOf(door)).seen, change: 'first', note: null };
    const approved = await door.ask(`POST /api/releases/${made.id}/approve`, fresh);
    expect(approved.json.items[0]).toMatchObject({ headline: 'Ferry is late', changedSince: false });
    const moved = await door.ask(`POST /api/releases/${made.id}/move`, { local: '2027-06-02T06:00', zone: 'UTC' });
    expect(moved.json).toMatchObject({ at: '2027-06-02T06:00:00Z' });
    expect((await planOf(door)).planned).toMatchObject({ id: made.id });
    expect((await door.ask(`POST /api/releases/${made.id}/cancel`, { why: 'Not now.' })).status).toBe(200);
    const after = (await door.ask('GET /api/releases')).json;
    expect([after.planned, after.ended[0].state]).toEqual([
      [],
      expect.objectContaining({ is: 'cancelled', why: 'Not now.' }),
    ]);
  });

  it('at once make several stories live with one receipt', async () => {
    const house = await aHouse();
    await write(house, aStory());
    await write(house, aStory({ id: idOf(2) }));
    const door = await aDoor(house);
    const stories = [];
    for (const id of [ID, idOf(2)])
      stories.push({ storyId: id, seen: (await planOf(door, id)).seen, change: 'first', note: null });
    const { json } = await door.ask('POST /api/releases', { stories, when: null });
    expect(json.versions).toMatchObject([
      { storyId: ID, version: 1 },
      { storyId: idOf(2), version: 1 },
    ]);
    expect(json.receipt.pressed.filter(({ path }: { path: string }) => path === '/world')).toHaveLength(1);
  });

  it.each([
    ['2027-06-01T06:00', { is: 'once', nearest: [] }],
    ['2027-03-28T01:30', { is: 'never', moments: [], nearest: ['2027-03-28T00:59', '2027-03-28T02:00'] }],
    ['2027-10-31T01:30', { is: 'twice', moments: [{ at: '2027-10-31T00:30:00Z' }, { at: '2027-10-31T01:30:00Z' }] }],
  ])('a time that is written, %s, is shown as the moments it means', async (local, meant) => {
    const door = await aDoor(await aHouse());
    const { json } = await door.ask(`GET /api/moment?local=${local}&zone=Europe/London`);
    expect(json).toMatchObject(meant);
    expect((await door.ask(`GET /api/moment?local=${local}&zone=Mars/Base`)).status).toBe(422);
  });
});

describe('taking away', () => {
  it('withdraws, publishes again, suppresses and kills, each with its receipt', async () => {
    const house = await aHouse();
    await house.publish({ story: aStory() });
    const door = await aDoor(house);
    const withdrawn = await door.ask(`POST /api/stories/${ID}/withdraw`, { reason: 'It was too early.' });
    expect(withdrawn.json.proof).toContainEqual({ path: PATH, kind: 'story', now: 'gone' });
    const { seen, state, version } = await planOf(door);
    expect([state, version]).toEqual(['withdrawn', 1]);
    await door.ask(`POST /api/stories/${ID}/publish`, { seen, change: 'minor', note: null });
    const suppressed = await door.ask(`POST /api/stories/${ID}/versions/1/suppress`, { reason: 'It named a child.' });
    expect(suppressed.json.receipt.pressed.map(({ path }: { path: string }) => path)).toContain(`${PATH}/versions/1`);
    const typo = await door.ask(`POST /api/stories/${ID}/kill`, { reason: 'Untrue.', confirm: 'Ferry' });
    expect(typo.json).toMatchObject({ status: 422, code: 'not-confirmed' });
    const killed = await door.ask(`POST /api/stories/${ID}/kill`, { reason: 'Untrue.', confirm: 'KILL' });
    expect(killed.json.proof.every(({ now }: { now: string }) => now !== 'still')).toBe(true);
    expect((await planOf(door)).state).toBe('killed');
  });
});

describe('history', () => {
  it('lists states, compares any two, says who wrote what, and restores', async () => {
    const house = await aHouse();
    await write(house, aStory({ body: [paragraph('One.')] }), 'Ada Reed');
    await house.publish({ story: aStory({ body: [paragraph('One.')] }) });
    await write(house, aStory({ body: [paragraph('One. Two.')] }), 'Sam Hill');
    const door = await aDoor(house);
    const { json: history } = await door.ask(`GET /api/stories/${ID}/history`);
    expect(history.revisions.map(({ number, by }: { number: number; by: string }) => [number, by])).toEqual([
      [2, 'Sam Hill'],
      [1, 'Ada Reed'],
    ]);
    expect(history.versions).toMatchObject([{ number: 1, change: 'first' }]);
    expect(history.earlier).toBeNull();
    const { json } = await door.ask(`GET /api/stories/${ID}/compare?from=version-1&to=draft`);
    expect(json.diff.blocks[0].words).toContainEqual({ is: 'added', text: expect.stringContaining('Two') });
    const blamed = (await door.ask(`GET /api/stories/${ID}/revisions/2/blame`)).json.parts;
    const body = blamed.find(({ where }: { where: string }) => where === 'body/0');
    expect(body.runs.map(({ by }: { by: string }) => by)).toEqual(['Ada Reed', 'Sam Hill']);
    expect((await door.ask(`POST /api/stories/${ID}/restore`, { revision: 1 })).json).toEqual({ revision: 3 });
    expect((await door.ask(`GET /api/stories/${ID}/compare?from=revision-1&to=draft`)).json.diff.blocks[0].is).toBe(
      'same',
    );
    for (const wrong of ['compare?from=revision-9&to=draft', 'compare?from=version-9&to=draft', 'revisions/9/blame'])
      expect((await door.ask(`GET /api/stories/${ID}/${wrong}`)).status, wrong).toBe(404);
  });

  it('comes a page at a time, in as many queries however long it is, and says what stands before the last of a page', async () => {
    const house = await aHouse();
    for (let n = 1; n <= 102; n += 1) await write(house, aStory({ body: [paragraph(`State ${n}.`)] }));
    const { counted, queries } = countingQueries(house);
    const door = await aDoor(counted);
    const { json: first } = await door.ask(`GET /api/stories/${ID}/history`);
    expect(queries()).toBeLessThan(10);
    expect([first.revisions.length, first.revisions.at(-1).number, first.earlier]).toMatchObject([
      100,
      3,
      { number: 2 },
    ]);
    const { json: second } = await door.ask(`GET /api/stories/${ID}/history?before=3`);
    expect([second.revisions, second.earlier]).toMatchObject([[{ number: 2 }, { number: 1 }], null]);
  });

  it('never shows the words of a suppressed version', async () => {
    const house = await aHouse();
    await house.publish({ story: aStory() });
    await house.publish({ story: aStory({ headline: 'Other' }), change: 'minor' });
    await house.suppress(ID, 1);
    const door = await aDoor(house);
    expect((await door.ask(`GET /api/stories/${ID}/compare?from=version-1&to=version-2`)).status).toBe(404);
  });
});

describe('the preview', () => {
  it('shows the draft on the readers’ own page, with its chrome, under a policy of its own', async () => {
    const house = await aHouse();
    await write(house, aStory({ headline: 'Not published yet' }));
    const { app, ask } = await aDoor(house);
    const { status, headers, body } = await ask(`GET /api/stories/${ID}/preview`, undefined, 'reporter');
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toContain('Not published yet');
    expect(body).toContain('The Harbour Times');
    expect(body).not.toContain('<!--#include');
    expect(headers['content-security-policy']).toMatch(
      /^sandbox allow-same-origin; default-src 'none'; style-src 'self' 'sha256-/,
    );
    expect(headers['content-security-policy']).not.toMatch(/script-src|unsafe|allow-scripts/);
    const [type = ''] = /\/api\/site-assets\/[\w.-]+/.exec(body) ?? [];
    const file = await app.inject({ url: type });
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'font/woff2']);
    const [later = ''] = /(?<=<link rel="stylesheet" href=")[^"]+/.exec(body) ?? [];
    expect((await app.inject({ url: later })).headers['content-type']).toBe('text/css; charset=utf-8');
    expect((await app.inject({ url: '/api/site-assets/nothing.woff2' })).statusCode).toBe(404);
  });

  it('answers 304 while it says the same, and anew when somebody typed', async () => {
    const house = await aHouse();
    await write(house, aStory());
    const { app } = await aDoor(house);
    const url = `/api/stories/${ID}/preview`;
    const { headers } = await app.inject({ method: 'HEAD', url });
    const look = () => app.inject({ method: 'HEAD', url, headers: { 'if-none-match': String(headers.etag) } });
    house.clock.goTo('2026-11-23T10:00:00Z');
    expect((await look()).statusCode).toBe(304);
    await write(house, aStory({ headline: 'Another' }));
    expect((await look()).statusCode).toBe(200);
  });

  it('equals what is pressed, once it is published, but for where its type comes from', async () => {
    const house = await aHouse();
    await write(house, aStory());
    const door = await aDoor(house);
    const { body } = await door.ask(`GET /api/stories/${ID}/preview`);
    await house.publish({ story: aStory() });
    const item = (await house.shelf.get(PATH))?.item;
    const pressed = item?.is === 'page' ? Buffer.from(item.body).toString() : '';
    const article = (html: string) => /<article[^]*<\/article>/.exec(html)?.[0].replace(/<time[^]*?<\/time>/g, '');
    expect(article(body)).toBe(article(pressed));
  });

  it('comes as the lite page, as a card on the front, in another edition, and of any revision', async () => {
    const house = await aHouse();
    await write(house, aStory({ headline: 'The first words' }));
    await write(house, aStory({ headline: 'The second words' }));
    const door = await aDoor(house);
    const see = async (query: string) => (await door.ask(`GET /api/stories/${ID}/preview?${query}`)).body;
    expect(await see('page=lite')).toContain('class="lite"');
    expect(await see('page=card')).toContain('class="front"');
    expect(await see('page=card')).toContain('The second words');
    expect(await see('edition=arabic')).toContain('dir="rtl"');
    expect(await see('revision=1')).toContain('The first words');
    expect((await door.ask(`GET /api/stories/${ID}/preview?revision=9`)).status).toBe(404);
    expect((await house.shelf.get(PATH))?.item).toBeUndefined();
  });
});

it('who acts without an id is the system, by name', async () => {
  const house = await aHouse();
  await house.publish({ story: aStory() });
  const [row] = await searchAudit(house.store.reader, { limit: 1 });
  expect(row).toMatchObject({ by: 'system', details: { name: desk.name } });
});
