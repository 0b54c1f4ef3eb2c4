import { describe, expect, it } from 'vitest';
import { checkShelf } from '../../src/press/check.ts';
import { catchUp } from '../../src/press/press.ts';
import { pictureSchema } from '../../src/story/picture.ts';
import type { Story } from '../../src/story/story.ts';
import { killWithProof, withdrawWithProof } from '../../src/newsroom/publishing/take-away.ts';
import { aDelivery, ask } from '../house/deliveries.ts';
import { aHouse, desk } from '../house/houses.ts';
import { aStory, idOf } from '../house/stories.ts';

const FERRY = 'fe44a0c51234abcd';
const GULLS = '60115a0c51234abc';

/** A story with this picture over it and these in its text. */
function shows(id: string, more: Partial<Story> = {}, inText: readonly string[] = []): Story {
  const story = aStory(more);
  return { ...story, mainMedia: image(id), body: [...story.body, ...inText.map(image)] };
}

function image(id: string) {
  const path = `/media/${id}/320.webp`;
  const picture = pictureSchema.parse({
    ...{ id, width: 320, height: 200 },
    renditions: [{ path, type: 'image/webp', width: 320, height: 200 }],
  });
  return { type: 'image', picture, alt: 'A picture', decorative: false, caption: null, credit: null } as const;
}

/** The house with its readers' site, the bytes of two pictures on the media shelf. */
async function aPaper() {
  const house = await aHouse({ shelf: 'disk' });
  const site = await aDelivery({ folder: house.folder });
  for (const id of [FERRY, GULLS]) await site.media.put(`${id}/320.webp`, Buffer.from(id));
  const status = async (id: string) => (await ask(site.port, `/media/${id}/320.webp`)).status;
  return { ...house, status };
}

describe('a picture', () => {
  it('is nobody’s before a version that shows it is live, and every reader’s from then on', async () => {
    const { publish, status } = await aPaper();
    expect(await status(FERRY)).toBe(404);
    await publish({ story: shows(FERRY, {}, [GULLS]) });
    expect([await status(FERRY), await status(GULLS)]).toEqual([200, 200]);
  });

  it('goes with the kill of the last story that shows it, and the proof names it', async () => {
    const { rooms, publish, status } = await aPaper();
    await publish({ story: shows(FERRY, {}, [GULLS]) });
    await publish({ story: shows(GULLS, { id: idOf(2), headline: 'Gulls', urlSlug: 'gulls' }) });
    const { proof } = await killWithProof(
      rooms,
      { storyId: idOf(1), reason: 'It was not true.', confirm: 'KILL' },
      desk,
    );
    expect([await status(FERRY), await status(GULLS)]).toEqual([410, 200]);
    const media = proof.filter(({ kind }) => kind === 'media').map(({ path, now }) => `${path} ${now}`);
    expect(media).toEqual([`/_/media/${GULLS} clear`, `/_/media/${FERRY} gone`]);
  });

  it('stays while a past version that can be read shows it, and goes when that one is suppressed', async () => {
    const { publish, suppress, status } = await aPaper();
    await publish({ story: shows(FERRY) });
    await publish({ story: shows(GULLS), change: 'update', note: 'Another picture.' });
    expect(await status(FERRY)).toBe(200);
    await suppress(idOf(1), 1);
    expect([await status(FERRY), await status(GULLS)]).toEqual([410, 200]);
  });

  it('comes back with a withdrawn story that comes back, and the shelf is what pressing everything gives', async () => {
    const { rooms, publish, status } = await aPaper();
    await publish({ story: shows(FERRY) });
    await withdrawWithProof(rooms, { storyId: idOf(1), reason: 'It was too early.' }, desk);
    expect(await status(FERRY)).toBe(410);
    await publish({ story: shows(FERRY), change: 'update', note: 'Checked again.' });
    expect(await status(FERRY)).toBe(200);
    await catchUp(rooms);
    expect(await checkShelf(rooms)).toEqual([]);
  });
});
