import { expect, it } from 'vitest';
import { anOffice, PASSWORD } from '../../../test/house/sign-in.ts';

it('somebody is told of every change to their account, whoever made it, until they have seen it', async () => {
  const office = await anOffice();
  const hester = await office.hire('administrator', { name: 'Hester Lyle' });
  const tom = await office.hire('editor', { name: 'Tom Quillan' });
  const [hers, his] = [office.browser(), office.browser()];
  await hers.signIn(hester);
  await office.browser().signIn(tom, 'wrong');
  await his.signIn(tom);
  const unseen = async () => (await his.get('/api/session')).json().unseenEvents;
  expect(await unseen()).toBe(0);
  await his.put('/api/account/password', { proof: PASSWORD, password: 'four other unrelated words' });
  await hers.put(`/api/people/${tom.id}`, { name: 'Tom Quillan', email: 'thomas@paper.example' });
  await hers.put(`/api/people/${tom.id}/role`, { role: 'sub-editor' });
  expect(await unseen()).toBe(3);
  const { events } = (await his.get('/api/account/events')).json();
  expect(events).toMatchObject([
    { act: 'change-role', by: 'Hester Lyle', summary: 'Made Tom Quillan sub-editor, who was editor', isNew: true },
    { act: 'correct-person', by: 'Hester Lyle', isNew: true },
    { act: 'change-password', by: 'Tom Quillan', isNew: true },
    { act: 'sign-in', by: 'Tom Quillan', address: '127.0.0.1' },
    { act: 'sign-in-failed', by: null, address: '127.0.0.1' },
  ]);
  await his.put('/api/account/events/seen', { upTo: events[0].seq });
  await his.put('/api/account/events/seen', { upTo: 0 });
  expect(await unseen()).toBe(0);
  expect((await his.get('/api/account/events')).json().events[0].isNew).toBe(false);
  expect((await hers.get('/api/session')).json().unseenEvents).toBe(0);
  expect((await hers.get('/api/account/events')).json().events).toMatchObject([{ act: 'sign-in', by: 'Hester Lyle' }]);
});
