import { describe, expect, test } from 'vitest';
import { aHouse } from '../../../test/house/houses.ts';
import { aNewsroomApp } from '../../../test/house/newsroom-apps.ts';
import { actMaker } from '../../../test/house/stores.ts';
import { catchUp } from '../../press/press.ts';
import { shownColours } from '../../site/shown-colours.ts';
import { readAllSections, readSettings, saveTemplate } from '../../store/documents.ts';
import { keepFirstRun } from '../../store/first-run.ts';
import type { FirstAnswers } from '../../story/first-run.ts';
import type { Role } from '../../story/person.ts';
import { palettes } from './palettes.ts';

const answers: FirstAnswers = {
  step: 'front',
  name: 'Der Hafenbote',
  tagline: 'Nachrichten von der Küste',
  lang: 'de',
  timeZone: 'Europe/Berlin',
  sections: ['Politik', 'Sport'],
  colours: { accent: '#17508c', accentDark: '#8fbef2' },
};

/** A house that has not begun, asked over HTTP. */
async function anUnbegunHouse() {
  const house = await aHouse({ begun: false });
  const act = actMaker(house.clock);
  await house.store.write(async (tx) => {
    await keepFirstRun(tx, { siteUrl: 'https://hafen.example', answers: null });
    await saveTemplate(tx, house.site.templateHash, act('change-template'));
  });
  const asked = await aNewsroomApp(house.rooms);
  const ask = async (route: string, payload?: object, role: Role = 'administrator') => {
    const [method = 'GET', url = '/'] = route.split(' ');
    const answer = await asked(role, { method, url, ...(payload && { payload }) });
    return { status: answer.statusCode, text: answer.body, headers: answer.headers };
  };
  const paths = async () => (await Array.fromAsync(house.shelf.paths())).toSorted();
  return { ...house, ask, paths };
}

describe('a newsroom that has not begun', () => {
  test('keeps answers right or wrong, shows the front they make, and gives readers nothing', async () => {
    const { ask, paths, rooms } = await anUnbegunHouse();
    expect(JSON.parse((await ask('GET /api/session')).text)).toMatchObject({ hasBegun: false });
    expect((await ask('GET /api/first-run/front')).status).toBe(404);
    expect((await ask('PUT /api/first-run', { ...answers, name: '', sections: ['News'] })).status).toBe(200);
    const { text, headers } = await ask('GET /api/first-run/front?palette=pine');
    expect(text).toContain('Hier erscheinen bald unsere ersten Artikel.');
    expect(text).toContain('#1a6537');
    expect(text).not.toContain('<!--#include');
    expect(headers['content-security-policy']).toMatch(/^sandbox allow-same-origin; default-src 'none'/);
    const wrong = await ask('POST /api/first-run/end');
    expect(JSON.parse(wrong.text).problems.map(({ where }: { where: string }) => where)).toEqual([
      'name',
      'sections/0',
    ]);
    expect((await ask('PUT /api/first-run', { ...answers, lang: 'no language' })).status).toBe(400);
    expect((await ask('PUT /api/first-run', answers, 'editor')).status).toBe(403);
    const begun = await ask('POST /api/stories', { headline: 'A', kind: 'report', edition: 'de', section: 'politik' });
    expect(begun.status).toBe(422);
    await catchUp(rooms);
    expect(await paths()).toEqual([]);
  });

  test('begins whole with the last answer, once, and its front says that stories are to come', async () => {
    const { ask, paths, store, shelf } = await anUnbegunHouse();
    await ask('PUT /api/first-run', answers);
    expect(JSON.parse((await ask('GET /api/first-run')).text)).toMatchObject({ hasBegun: false, answers });
    expect((await ask('POST /api/first-run/end')).status).toBe(200);
    expect(await readSettings(store.reader)).toMatchObject({ name: 'Der Hafenbote', siteUrl: 'https://hafen.example' });
    expect((await readAllSections(store.reader)).map(({ slug }) => slug)).toEqual(['politik', 'sport']);
    expect(await paths()).toEqual(expect.arrayContaining(['/', '/lite', '/politik', '/feeds/de.rss']));
    const front = await shelf.get('/');
    const html = front?.item.is === 'page' ? Buffer.from(front.item.body).toString() : '';
    expect(html).toContain('<p>Hier erscheinen bald unsere ersten Artikel.</p>');
    expect(html).toContain('<a href="/politik">Politik</a>');
    for (const route of ['PUT /api/first-run', 'POST /api/first-run/end'])
      expect((await ask(route, route.startsWith('PUT') ? answers : undefined)).status).toBe(409);
    expect(JSON.parse((await ask('GET /api/first-run')).text)).toMatchObject({ hasBegun: true, answers: null });
  });
});

test('the colours that are offered can be read as they are', () => {
  for (const { id, colours, contrast } of palettes) {
    expect(shownColours(colours).colours, id).toEqual(colours);
    expect(Math.min(contrast.light, contrast.dark)).toBeGreaterThanOrEqual(4.5);
  }
});
