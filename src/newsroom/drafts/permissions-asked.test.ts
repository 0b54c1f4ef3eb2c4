import { expect, test } from 'vitest';
import { tickingClock } from '../../../test/house/clocks.ts';
import { anEditor, fieldText, listening, until } from '../../../test/house/editors.ts';
import { aStore } from '../../../test/house/stores.ts';
import { aStory, idOf } from '../../../test/house/stories.ts';
import { silentLog } from '../../base/log.ts';
import { may, type Permission, permissions } from '../../contract/permissions.ts';
import { lastUpdate } from '../../store/draft-log.ts';
import { saveDraft } from '../../store/drafts.ts';
import { routes } from '../routes.ts';

const id = idOf(1);

/** A newsroom with one story, in which nobody has one permission; `asked` is everything that was asked over connections. */
async function aNewsroom(without?: Permission) {
  const store = await aStore();
  const clock = tickingClock();
  await store.write((tx) => saveDraft(tx, aStory(), { at: clock.now(), by: 'Ada Reed' }));
  const asked = new Set<Permission>();
  const has: typeof may = (role, permission) => {
    asked.add(permission);
    return permission !== without && may(role, permission);
  };
  const { port } = await listening({ store, clock, log: silentLog }, undefined, has);
  return { asked, store, ada: anEditor(port, id, { cookie: 'ada administrator' }) };
}

test('every permission is asked for by a door: an endpoint’s, or that of a connection', async () => {
  const { asked, ada } = await aNewsroom();
  await ada.acknowledged();
  fieldText(ada.doc, 'headline').insert(0, 'New: ');
  await ada.acknowledged();
  const overHttp = routes.map(({ endpoint }) => endpoint.permission).filter((one) => one !== 'nobody');
  const all = new Set<string>([...overHttp, ...asked]);
  expect([...all].toSorted()).toEqual(Object.keys(permissions).toSorted());
  expect([...asked].toSorted()).toEqual(['story.comment', 'story.read', 'story.write', 'suggestion.decide']);
});

test('over a connection nobody reads a story without leave to read', async () => {
  const { ada } = await aNewsroom('story.read');
  await until(() => ada.closings.length > 0);
  expect(ada.closings[0]?.reason).toBe('not-permitted');
  expect(ada.doc.getXmlFragment('story').length).toBe(0);
});

test('over a connection nobody writes in a story without leave to write', async () => {
  const { ada, store } = await aNewsroom('story.write');
  await until(() => ada.provider.synced);
  fieldText(ada.doc, 'headline').insert(0, 'New: ');
  ada.doc.getMap('comments').set('c1', { thread: 'c1', by: 'ada', at: '2026-11-23T09:00:00Z', text: 'So?' });
  ada.provider.forceSync();
  await until(() => ada.provider.synced);
  expect(await lastUpdate(store.reader, id)).toBe(1);
});
