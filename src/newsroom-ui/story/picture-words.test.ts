import { EditorState } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { aStory } from '../../../test/house/stories.ts';
import { documentOf } from '../../story/document-of.ts';
import { documentSchema } from '../../story/document-schema.ts';
import { draftOf } from '../../story/draft-of.ts';
import type { Picture } from '../../story/picture.ts';
import { withPictureWords } from './picture-words.ts';
import { noRights } from '../../story/media-rights.ts';
import { verdictOn } from './verdict.ts';

const picture = (id: string): Picture => ({ id, width: 320, height: 200, renditions: [] });
const chosen = { picture: picture('one'), alt: 'A ferry at dawn', credit: 'Ada Reed' };

test('alt text and credit go into the form of the picture they came with, where it is still empty', () => {
  const story = aStory({
    mainMedia: { type: 'image', picture: picture('one') },
    body: [
      { type: 'image', picture: picture('two') },
      { type: 'gallery', images: [{ type: 'image', picture: picture('one'), alt: 'Written before' }] },
    ],
  });
  const state = EditorState.create({ doc: documentOf(story), schema: documentSchema });
  const tr = withPictureWords(state, chosen);
  if (!tr) throw new Error('nothing written');
  const { mainMedia, body } = draftOf(state.apply(tr).doc, story).story;
  expect(mainMedia).toMatchObject({ alt: 'A ferry at dawn', credit: 'Ada Reed' });
  expect(body[0]).toMatchObject({ alt: '', credit: null });
  expect(body[1]).toMatchObject({ images: [{ alt: 'Written before', credit: 'Ada Reed' }] });
  expect(withPictureWords(state, { ...chosen, alt: '', credit: '' })).toBeNull();
});

test('comments stand against a draft while they are not settled, even when their words were rewritten', () => {
  const anchor = { id: 'c', from: 1, to: 2, quote: 'a' };
  const said = [{ key: 'c', thread: 'c', by: 'p', at: '2026-11-23T09:00:00Z', text: 'So?', settled: null }] as const;
  const story = aStory({ byline: [{ person: 'Ines Duarte' }], topics: ['ports'] });
  const draft = { story, pending: { suggestions: [], comments: ['c', 'orphan'] } };
  const codes = (thread: object) =>
    verdictOn(draft, [{ id: 'c', said, anchor, settled: null, ...thread }]).warns.map(({ code }) => code);
  expect(codes({})).toEqual(['comments-open']);
  expect(codes({ settled: { by: 'p', at: '2026-11-23T09:00:00Z' } })).toEqual([]);
  expect(codes({ anchor: null })).toEqual(['comments-open']);
});

test('a picture whose rights have ended stands against a draft while it is typed', () => {
  const shown = { id: 'aaaaaaaa', width: 1600, height: 1067, renditions: [] };
  const image = { type: 'image', picture: shown, alt: 'A', decorative: false, caption: 'A', credit: 'A' } as const;
  const draft = { story: aStory({ mainMedia: image }), pending: { suggestions: [], comments: [] } };
  const at = '2026-11-23T09:00:00Z';
  const used = {
    rights: { ...noRights, expires: at },
    instructions: null,
    end: null,
    replacedAt: null,
    usesElsewhere: 0,
    recording: null,
  };
  expect(verdictOn(draft, [], { rights: { at, media: new Map([[shown.id, used]]) } }).blocks).toMatchObject([
    { code: 'picture-ended', where: 'mainMedia' },
  ]);
  expect(verdictOn(draft, []).blocks).toEqual([]);
});
