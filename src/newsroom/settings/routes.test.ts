import { describe, expect, test } from 'vitest';
import { aHouse, houseSettings } from '../../../test/house/houses.ts';
import { aNewsroomApp } from '../../../test/house/newsroom-apps.ts';
import { aStory } from '../../../test/house/stories.ts';
import { readSettings } from '../../store/documents.ts';
import type { Role } from '../../story/person.ts';

async function aDoor() {
  const house = await aHouse();
  await house.publish({ story: aStory({ section: 'world', headline: 'The pier is back' }) });
  const asked = await aNewsroomApp(house.rooms);
  const ask = async (route: string, payload?: object, role: Role = 'administrator') => {
    const [method = 'GET', url = '/'] = route.split(' ');
    const answer = await asked(role, { method: method, url, ...(payload && { payload }) });
    return { status: answer.statusCode, text: answer.body, headers: answer.headers };
  };
  return { ask, house, now: () => readSettings(house.store.reader) };
}

const renamed = { was: { name: 'The Harbour Times' }, set: { name: 'The Tern & Gull' } };

describe('settings over HTTP', () => {
  test('are an administrator’s to change and an editor’s to read', async () => {
    const { ask, now } = await aDoor();
    expect((await ask('GET /api/settings', undefined, 'sub-editor')).status).toBe(403);
    const { settings, sections, shown } = JSON.parse((await ask('GET /api/settings', undefined, 'editor')).text);
    expect(settings).toEqual(houseSettings());
    expect(sections).toHaveLength(3);
    expect(shown.colours).toEqual(settings.colours);
    for (const route of ['POST /api/settings/changes', 'POST /api/settings/previews'])
      expect((await ask(route, renamed, 'editor')).status).toBe(403);
    expect(await now()).toEqual(houseSettings());
  });

  test('are looked at on real pages before they are set, in their chrome, and nothing is kept of that', async () => {
    const { ask, house, now } = await aDoor();
    const logo = '<svg viewBox="0 0 9 9"><script>ran()</script><path d="M0 0z"/></svg>';
    const wish = {
      was: { ...renamed.was, logo: null, colours: houseSettings().colours },
      set: { ...renamed.set, logo, colours: { accent: '#ffee00' } },
    };
    const tried = JSON.parse((await ask('POST /api/settings/previews', wish)).text);
    expect(tried.differences.map(({ place }: { place: string }) => place)).toEqual(['name', 'colours/accent', 'logo']);
    // Yellow on white paper cannot be read: what pages would show is said with it.
    expect(tried.shown.colours.accent).not.toBe('#ffee00');
    for (const [page, shows] of [
      ['front', 'The pier is back'],
      ['section', 'Section world'],
      ['story', '<h1'],
    ]) {
      const { text, headers } = await ask(`GET /api/settings/previews/${tried.id}/uk/${page}`);
      expect(text).toContain('The Tern &amp; Gull');
      expect(text).toContain(shows);
      expect(text).toContain('src="data:image/svg+xml;base64,');
      expect(text).not.toMatch(/<!--#include|ran\(/);
      expect(headers['content-security-policy']).toMatch(/^sandbox allow-same-origin; default-src 'none'/);
    }
    expect(await now()).toEqual(houseSettings());
    expect(await house.shelf.get('/logo.svg')).toBeNull();
    expect((await ask('GET /api/settings/previews/nosuch/uk/front')).status).toBe(404);
  });

  test('a section or topic is looked at on its page before it is set, new ones too, and nothing is kept of that', async () => {
    const { ask, house } = await aDoor();
    const look = async (is: string, set: object) => {
      const tried = await ask('POST /api/filing-previews', { is, set }, 'editor');
      expect(tried.status).toBe(200);
      return ask(`GET /api/filing-previews/${JSON.parse(tried.text).id}`, undefined, 'editor');
    };
    const world = { slug: 'world', name: 'All the world', description: null, edition: 'uk' };
    const { text, headers } = await look('section', world);
    expect(text).toContain('All the world');
    expect(text).toContain('The pier is back');
    expect(headers['content-security-policy']).toMatch(/^sandbox allow-same-origin/);
    const piers = { slug: 'piers', name: 'Piers', type: 'subject', description: 'Over the sea.', edition: 'uk' };
    expect((await look('topic', piers)).text).toContain('Over the sea.');
    expect((await ask('POST /api/filing-previews', { is: 'topic', set: {} }, 'editor')).status).toBe(422);
    expect((await ask('POST /api/filing-previews', { is: 'topic', set: piers }, 'reporter')).status).toBe(403);
    expect(await house.shelf.get('/topics/piers')).toBeNull();
  });

  test('are set, told with what differs and by whom, and taken back', async () => {
    const { ask, now } = await aDoor();
    const { number, pages } = JSON.parse((await ask('POST /api/settings/changes', renamed)).text);
    expect(pages).toBeGreaterThan(3);
    const { changes } = JSON.parse((await ask('GET /api/settings/changes?limit=1', undefined, 'editor')).text);
    expect(changes).toMatchObject([
      {
        number,
        canBeUndone: true,
        differences: [{ place: 'name', before: 'The Harbour Times', after: 'The Tern & Gull' }],
      },
    ]);
    expect((await ask(`POST /api/settings/changes/${number}/undo`)).status).toBe(200);
    expect(await now()).toEqual(houseSettings());
    expect((await ask(`POST /api/settings/changes/${number}/undo`)).status).toBe(200);
    const set = { name: '', siteUrl: 'harbour' };
    const wrong = await ask('POST /api/settings/previews', { was: houseSettings(), set });
    expect([wrong.status, JSON.parse(wrong.text).problems.map(({ where }: { where: string }) => where)]).toEqual([
      422,
      expect.arrayContaining(['name', 'siteUrl']),
    ]);
  });
});
