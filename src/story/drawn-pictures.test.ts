import { expect, test } from 'vitest';
import { aStory } from '../../test/house/stories.ts';
import { type AskPicture, drawn, endOf } from './drawn-pictures.ts';
import type { EndedPicture } from './media-rights.ts';
import { everyImageIn } from './images-in.ts';
import { mediaIn } from './media-in.ts';
import { held, isHeld, type Picture, pictureSchema } from './picture.ts';
import type { Story } from './story.ts';

const FERRY = 'fe44a0c51234abcd';
const GULLS = '60115a0c51234abc';

function aPicture(id: string): Picture {
  const rendition = { path: `/media/${id}/320.webp`, type: 'image/webp', width: 320, height: 200 };
  return pictureSchema.parse({ id, width: 640, height: 400, renditions: [rendition] });
}

function image(picture: Picture) {
  return { type: 'image', picture, alt: 'A ferry', decorative: false, caption: null, credit: null } as const;
}

function aStoryWith(main: Picture, inText: Picture): Story {
  const gallery = { type: 'gallery', title: null, images: [image(inText), { ...image(inText), picture: null }] };
  const story = aStory({ mainMedia: image(main) });
  return { ...story, body: [...story.body, gallery as Story['body'][number]] };
}

const library = (...pictures: Picture[]) => {
  const asked: string[] = [];
  const ask = async (id: string) => (asked.push(id), pictures.find((one) => one.id === id) ?? null);
  return { asked, ask };
};

test('what a story holds of a picture is which it is and how large, and counts as shown', () => {
  const picture = held(aPicture(FERRY));
  expect(picture).toEqual({ id: FERRY, width: 640, height: 400, renditions: [] });
  expect([isHeld(picture), isHeld(aPicture(FERRY))]).toEqual([true, false]);
  expect(mediaIn(aStoryWith(picture, aPicture(GULLS)))).toEqual([GULLS, FERRY].toSorted());
});

test('a story is drawn with the pictures of the library, each asked for once; those it holds itself stay as they were', async () => {
  const { ask, asked } = library(aPicture(FERRY), { ...aPicture(GULLS), width: 9 });
  const story = aStoryWith(held(aPicture(FERRY)), held(aPicture(FERRY)));
  expect(await drawn(story, ask)).toEqual(aStoryWith(aPicture(FERRY), aPicture(FERRY)));
  expect(asked).toEqual([FERRY]);
  const old = aStoryWith(aPicture(FERRY), aPicture(GULLS));
  expect(await drawn(old, ask)).toBe(old);
});

test('what nobody may be shown any more is drawn by no story, whether it holds it or has its sizes itself', async () => {
  const end: EndedPicture = { ended: 'expired', at: '2026-11-23T09:00:00Z', reason: null };
  const ask: AskPicture = async (id) => (id === FERRY ? end : aPicture(id));
  for (const ferry of [held(aPicture(FERRY)), aPicture(FERRY)]) {
    const story = await drawn(aStoryWith(ferry, aPicture(GULLS)), ask);
    expect(everyImageIn(story).map(({ picture }) => picture?.id)).toEqual([undefined, GULLS, undefined]);
    expect(everyImageIn(story).map(endOf)).toEqual([end, null, null]);
  }
});

test('of a picture that the library does not have the words are left', async () => {
  const story = await drawn(aStoryWith(held(aPicture(FERRY)), aPicture(GULLS)), library().ask);
  expect(story.mainMedia).toEqual({ ...image(aPicture(FERRY)), picture: null });
  expect(everyImageIn(story).map(({ picture }) => picture?.id)).toEqual([undefined, GULLS, undefined]);
});
