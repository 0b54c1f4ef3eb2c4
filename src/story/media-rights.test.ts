import { expect, test } from 'vitest';
import { aStory } from '../../test/house/stories.ts';
import type { ImageBlock } from './blocks.ts';
import { noRights, rightsProblems, type UsedMedia } from './media-rights.ts';

test('rights are asked of every picture where it stands: posters and drawings too', () => {
  const shown = (id: string): ImageBlock => {
    const picture = { id, width: 9, height: 9, renditions: [] };
    return { type: 'image', picture, alt: 'x', decorative: false, caption: null, credit: null };
  };
  const story = aStory({
    mainMedia: { type: 'video', title: 'v', poster: shown('p1') },
    body: [
      { type: 'gallery', images: [shown('p2')] },
      { type: 'embed', provider: 'x', url: 'https://x.example', poster: shown('p3') },
      { type: 'table', rows: [['1']], drawing: shown('p4') },
    ],
  });
  const rights = { ...noRights, editions: ['arabic'] };
  const used: UsedMedia = {
    rights,
    instructions: null,
    end: null,
    replacedAt: null,
    usesElsewhere: 0,
    recording: null,
  };
  const media = new Map(['p1', 'p2', 'p3', 'p4'].map((id) => [id, used]));
  expect(
    rightsProblems(story, { media, at: '2026-11-23T00:00:00Z' }).map(({ code, where }) => `${where}: ${code}`),
  ).toEqual([
    'mainMedia/poster: picture-territory',
    'body/0/images/0: picture-territory',
    'body/1/poster: picture-territory',
    'body/2/drawing: picture-territory',
  ]);
});
