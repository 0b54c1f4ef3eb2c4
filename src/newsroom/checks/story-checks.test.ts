import { expect, test } from 'vitest';
import { aHouse, desk } from '../../../test/house/houses.ts';
import { aNewsroomApp } from '../../../test/house/newsroom-apps.ts';
import { aStory, idOf } from '../../../test/house/stories.ts';
import { searchAudit } from '../../store/audit.ts';
import { readStoryChecks } from '../../store/story-checks.ts';
import { standardChecks } from '../../story/story-checks.ts';
import { changeStoryChecks } from './story-checks.ts';

const rule = {
  ...{ id: 'iconic', words: ['iconic'], instead: null, reason: 'It says nothing.', example: 'An iconic bench.' },
  ...{ owner: 'Ada Reed', level: 'block', lang: null, sparesQuotes: false },
};
const story = (number: number, headline: string) =>
  aStory({ id: idOf(number), headline, urlSlug: `story-${number}`, section: 'world' });

test('what blocks stops a story at the gate, whoever asks, and what was published before stays', async () => {
  const { rooms, publish, store } = await aHouse();
  await publish({ story: story(1, 'An iconic bench') });
  await changeStoryChecks(rooms, { was: standardChecks, set: { ...standardChecks, words: [rule] } }, desk);
  await expect(publish({ story: story(2, 'Iconic gulls') })).rejects.toMatchObject({
    ...{ code: 'not-publishable', status: 422 },
    problems: [{ code: 'words-avoided', where: 'headline' }],
  });
  const off = { levels: { 'tk-left': { all: 'off' } }, words: [] };
  await changeStoryChecks(rooms, { was: await readStoryChecks(store.reader), set: off }, desk);
  await publish({ story: story(2, 'Iconic gulls TK') });
});

test('editors set them, each sees what others set, and an administrator takes the first change back too', async () => {
  const { rooms } = await aHouse();
  const ask = await aNewsroomApp(rooms);
  const post = (url: string, payload: object = {}) => ({ method: 'POST', url, payload }) as const;
  const read = async () => (await ask('reporter', { method: 'GET', url: '/api/story-checks' })).json().checks;
  expect(await read()).toEqual(standardChecks);
  const set = { levels: { 'byline-missing': { all: 'block', kinds: {} } }, words: [rule] };
  const change = post('/api/story-checks', { was: standardChecks, set });
  expect((await ask('sub-editor', change)).statusCode).toBe(403);
  expect((await ask('editor', change)).json()).toEqual({ number: expect.any(Number) });
  expect((await ask('editor', change)).statusCode).toBe(409);
  const wrong = post('/api/story-checks', { was: set, set: { ...set, words: [{ ...rule, reason: '' }] } });
  expect((await ask('editor', wrong)).json()).toMatchObject({ problems: [{ where: 'words/0/reason' }] });
  expect(await read()).toEqual(set);
  const [newest] = (await ask('editor', { method: 'GET', url: '/api/settings/changes?limit=1' })).json().changes;
  expect(newest).toMatchObject({ summary: 'Changed the story checks', canBeUndone: true });
  expect((await ask('administrator', post(`/api/settings/changes/${newest.number}/undo`))).statusCode).toBe(200);
  expect(await read()).toEqual(standardChecks);
});

test('an editor says where words that stop a story are fine; it goes live, and the same words elsewhere do not', async () => {
  const { rooms, publish, store } = await aHouse();
  await publish({ story: story(1, 'A bench') });
  await changeStoryChecks(rooms, { was: standardChecks, set: { ...standardChecks, words: [rule] } }, desk);
  const ask = await aNewsroomApp(rooms);
  const url = `/api/stories/${idOf(1)}/fine-here`;
  const place = { rule: 'iconic', words: 'Iconic', text: 'Iconic, the café' };
  const say = (isFine: boolean, payload: object = place) =>
    ({ method: 'POST', url, payload: { ...payload, isFine } }) as const;
  expect((await ask('reporter', say(true))).statusCode).toBe(403);
  expect((await ask('editor', say(true, { ...place, rule: 'none' }))).statusCode).toBe(404);
  const republish = (headline: string) => publish({ story: story(1, headline), change: 'minor' });
  await expect(republish(place.text)).rejects.toMatchObject({ code: 'not-publishable' });
  const { fine } = (await ask('editor', say(true))).json();
  expect(fine).toMatchObject([{ ...place, mayPass: true, by: expect.any(String) }]);
  expect((await ask('reporter', { method: 'GET', url })).json()).toEqual({ fine });
  await republish(place.text);
  await expect(republish('Iconic, the café, and more')).rejects.toMatchObject({ code: 'not-publishable' });
  const [newest] = await searchAudit(store.reader, { act: 'fine-here', limit: 1 });
  expect(newest).toMatchObject({
    storyId: idOf(1),
    summary: expect.stringContaining('“Iconic” are fine in one place in'),
  });
  expect((await ask('editor', say(false))).json()).toEqual({ fine: [] });
  await expect(republish(place.text)).rejects.toMatchObject({ code: 'not-publishable' });
});

test('a rule is tried on the archive piece by piece, newest first, before anybody meets it', async () => {
  const { rooms, publish } = await aHouse();
  for (const number of [1, 2, 3]) await publish({ story: story(number, number === 2 ? 'Plain' : `Iconic ${number}`) });
  const ask = await aNewsroomApp(rooms);
  const tried = await ask('editor', { method: 'POST', url: '/api/story-checks/try', payload: { rule, after: null } });
  expect(tried.json()).toMatchObject({
    ...{ looked: 3, all: 3, next: null },
    found: [
      { storyId: idOf(3), where: 'headline', words: 'Iconic' },
      { storyId: idOf(1), where: 'headline', words: 'Iconic' },
    ],
  });
});
