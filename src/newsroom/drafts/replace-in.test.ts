import { Doc, XmlElement, type XmlText } from 'yjs';
import { expect, test } from 'vitest';
import { aStory } from '../../../test/house/stories.ts';
import { withReplaced } from '../../story/replace-picture.ts';
import type { Block } from '../../story/blocks.ts';
import { draftIn, partsOf, replaceIn, writeStory } from './y-story.ts';

const ferry = { id: 'aaaaaaaa', width: 700, height: 500, renditions: [] };
const gulls = { id: 'bbbbbbbb', width: 900, height: 600, renditions: [] };
const image = (picture: typeof ferry) =>
  ({ type: 'image', picture, alt: 'A ferry', decorative: false, caption: 'At noon.', credit: null }) as const;

test('a picture is replaced in a draft wherever it stands, and nothing else is touched: not even where somebody has the cursor', () => {
  const film: Block = {
    ...{ type: 'video', title: 'A film', src: null, poster: image(ferry), captions: null, transcript: null },
    ...{ durationSeconds: null, caption: null, credit: null },
  };
  const gallery: Block = { type: 'gallery', title: null, images: [image(gulls), image(ferry)] };
  const story = aStory({ mainMedia: image(ferry), body: [...aStory().body, gallery, film] });
  const doc = new Doc();
  writeStory(doc, story);
  const elements = partsOf(doc).story.toArray();
  const swap = { id: ferry.id, by: gulls, words: { caption: 'At night.', credit: '' } };
  replaceIn(doc, swap);
  const said = draftIn(doc, story).story;
  expect(said).toEqual(withReplaced(story, swap));
  expect(said.mainMedia).toEqual({ ...image(gulls), caption: 'At night.' });
  expect(JSON.stringify(said)).not.toContain(ferry.id);
  expect(
    partsOf(doc)
      .story.toArray()
      .every((one, at) => one === elements[at]),
  ).toBe(true);
});

test('what is suggested in its caption stands, as long as nobody puts another in its place', () => {
  const story = aStory({ mainMedia: image(ferry) });
  const doc = new Doc();
  writeStory(doc, story);
  const main = partsOf(doc).story.get(1) as XmlElement;
  const words = () => JSON.stringify(main.toJSON());
  const suggested = '<insertion';
  const caption = [
    ...main.createTreeWalker((one) => one instanceof XmlElement && one.getAttribute('name') === 'caption'),
  ];
  const text = (caption[0] as XmlElement).get(0) as XmlText;
  text.insert(0, 'Seen ', { insertion: { id: 's1', by: 'p1', at: '2026-11-23T09:00:00Z' } });
  replaceIn(doc, { id: ferry.id, by: gulls, words: {} });
  expect(words()).toContain(suggested);
  expect(draftIn(doc, story)).toMatchObject({ story: { mainMedia: image(gulls) }, pending: { suggestions: ['s1'] } });
});
