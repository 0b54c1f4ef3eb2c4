import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { giveCommand } from '../../src/newsroom/fronts/give-command.ts';
import { launchNow } from '../../src/newsroom/fronts/launch.ts';
import { checkShelf } from '../../src/press/check.ts';
import { boardRevision } from '../../src/store/arranging.ts';
import { refillMedia } from '../../src/store/fill-media.ts';
import { readMediaItem } from '../../src/store/media-items.ts';
import type { FrontAct } from '../../src/story/front-commands.ts';
import { noRights } from '../../src/story/media-rights.ts';
import type { Person } from '../../src/story/person.ts';
import { addCard, c, k, settings } from '../house/arranging.ts';
import { aDelivery, ask } from '../house/deliveries.ts';
import { aHouse } from '../house/houses.ts';
import { aNewsroomApp } from '../house/newsroom-apps.ts';
import { aStory, idOf } from '../house/stories.ts';

const ada: Person = { id: 'p1', name: 'Ada Reed', role: 'editor' };

/** A house with a live story on a front that was begun, its readers' site, and a picture that was sent to its library. */
async function aFront() {
  const house = await aHouse({ shelf: 'disk' });
  const { port } = await aDelivery({ folder: house.folder });
  const app = await aNewsroomApp(house.rooms);
  let given = 0;
  const arrange = async (...acts: FrontAct[]): Promise<void> => {
    for (const act of acts) {
      given += 1;
      const on = await boardRevision(house.store.reader);
      await giveCommand(house.rooms, { id: `command-${given}`, hand: 'screen', on, do: act }, ada);
    }
  };
  const launch = async (...things: ('front' | 'container')[]): Promise<void> => {
    const on = await boardRevision(house.store.reader);
    const named = things.map((kind) => ({ kind, id: kind === 'front' ? 'uk' : c(1) }));
    await launchNow(house.rooms, { things: named, on, until: null }, ada);
  };
  const send = async (background: string) => {
    const create = { width: 700, height: 500, channels: 3, background } as const;
    const payload = await sharp({ create }).jpeg().toBuffer();
    const sent = await app('reporter', {
      ...{ method: 'POST', url: '/api/pictures', payload },
      headers: { 'content-type': 'image/jpeg', 'x-file-name': `${background}.jpg` },
    });
    const { picture } = sent.json() as { picture: { id: string; renditions: { path: string }[] } };
    return { id: picture.id, path: picture.renditions[0]?.path ?? '' };
  };
  const show = (id: string): FrontAct => {
    const set = { value: { is: 'library', id, alt: 'The quay' }, against: 1 } as const;
    return { act: 'override', container: c(1), card: k(1), field: 'picture', set };
  };
  const own: FrontAct = { act: 'override', container: c(1), card: k(1), field: 'picture', set: null };
  const readers = (path: string) => ask(port, path);
  const status = async (path: string) => (await readers(path)).status;
  await house.publish({ story: aStory({ id: idOf(1) }) });
  await arrange({ act: 'begin-front', front: 'uk', containers: [{ ...settings(), id: c(1), cards: [] }] }, addCard(1));
  const about = async (id: string) => (await app('editor', { method: 'GET', url: `/api/media/${id}` })).json();
  return { ...house, app, arrange, launch, send, show, own, readers, status, about };
}

describe('a picture of the library on a card', () => {
  it('is nobody’s until its front is launched, every reader’s then, and gone with the launch that takes it off', async () => {
    const { arrange, launch, send, show, own, readers, status, about, rooms, store } = await aFront();
    const quay = await send('#334455');
    await arrange(show(quay.id));
    expect(await status(quay.path)).toBe(404);
    expect(await about(quay.id)).toMatchObject({ cards: [{ title: 'Top', fronts: ['uk'], isLive: false }] });
    await launch('front', 'container');
    expect(await status(quay.path)).toBe(200);
    const { text } = await readers('/');
    expect([text.includes(`/media/${quay.id}/`), text.includes('alt="The quay"')]).toEqual([true, true]);
    expect(await about(quay.id)).toMatchObject({ item: { isUsed: true }, cards: [{ isLive: true }] });
    // A newsroom that was restored knows it too.
    await store.write(refillMedia);
    expect(await about(quay.id)).toMatchObject({ item: { isUsed: true }, cards: [{ isLive: true }] });
    await arrange(own);
    expect(await status(quay.path)).toBe(200);
    await launch('container');
    expect(await status(quay.path)).toBe(410);
    expect((await readers('/')).text).not.toContain(quay.id);
    expect(await checkShelf(rooms)).toEqual([]);
  });

  it('stops the launch with the reason where it may not be shown, and goes from the card when it is taken down', async () => {
    const { app, arrange, launch, send, show, readers, status, rooms } = await aFront();
    const quay = await send('#334455');
    await arrange(show(quay.id));
    const rights = (set: object, revision: number) => {
      const changes = [{ id: quay.id, revision, set: { rights: { ...noRights, ...set } } }];
      return app('editor', { method: 'POST', url: '/api/media/details', payload: { changes } });
    };
    await rights({ editions: ['world'] }, 0);
    await expect(launch('front', 'container')).rejects.toThrow('only in world');
    await rights({ expires: '2000-01-01T00:00:00Z' }, 1);
    await expect(launch('front', 'container')).rejects.toThrow('expired on 2000-01-01');
    await rights({}, 2);
    await launch('front', 'container');
    expect(await status(quay.path)).toBe(200);
    await app('editor', {
      ...{ method: 'POST', url: `/api/media/${quay.id}/take-down` },
      payload: { reason: 'It was not ours.', isDestroyed: false },
    });
    expect(await status(quay.path)).toBe(410);
    expect((await readers('/')).text).not.toContain(quay.id);
    expect(await checkShelf(rooms)).toEqual([]);
  });

  it('is replaced where it stands, for readers and in what is arranged', async () => {
    const { app, arrange, launch, send, show, readers, status, about, rooms, store } = await aFront();
    const [quay, pier] = [await send('#334455'), await send('#998877')];
    await arrange(show(quay.id));
    await launch('front', 'container');
    const payload = { by: pier.id, change: 'minor', note: null, words: {}, isFromPast: false };
    const answer = await app('editor', { method: 'POST', url: `/api/media/${quay.id}/replace`, payload });
    expect(answer.statusCode).toBe(200);
    expect([await status(quay.path), await status(pier.path)]).toEqual([410, 200]);
    expect((await readers('/')).text).toContain(`/media/${pier.id}/`);
    expect(await about(pier.id)).toMatchObject({ cards: [{ fronts: ['uk'], isLive: true }] });
    expect(await readMediaItem(store.reader, quay.id)).toMatchObject({ replaced: { with: pier.id } });
    expect(await checkShelf(rooms)).toEqual([]);
  });
});
