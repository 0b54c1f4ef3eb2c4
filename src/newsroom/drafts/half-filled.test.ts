import { expect, test } from 'vitest';
import { aHouse } from '../../../test/house/houses.ts';
import { listening } from '../../../test/house/editors.ts';
import { aNewsroomApp } from '../../../test/house/newsroom-apps.ts';
import { aStory, idOf, paragraph } from '../../../test/house/stories.ts';
import { blankNode } from '../../story/document-forms.ts';
import { documentOf } from '../../story/document-of.ts';
import type { NodeName } from '../../story/document-schema.ts';
import { saveDraft } from '../../store/drafts.ts';
import { partsOf } from './y-story.ts';
import { writeDocument } from './write-document.ts';

/** Every block that somebody may leave half filled. */
const blocks: readonly NodeName[] = [
  'crosshead',
  'list',
  'keyPoints',
  'pullQuote',
  'quote',
  'image',
  'gallery',
  'video',
  'audio',
  'embed',
  'table',
  'factBox',
  'timeline',
  'relatedLink',
  'livePost',
];

const id = idOf(1);

/** A newsroom with one draft, into which an empty block was put, or whose headline was taken out. */
async function withBlank(block: NodeName | 'headline') {
  const house = await aHouse({ shelf: 'memory' });
  const { store, clock } = house;
  await store.write((tx) =>
    saveDraft(tx, aStory({ body: [paragraph('The ferry came in.')] }), { at: clock.now(), by: 'Ada Reed' }),
  );
  const { collaboration } = await listening(house.rooms);
  await collaboration.drafts.edit(id, 'ada', (doc) => {
    const { story } = partsOf(doc);
    const written = aStory({ body: [paragraph('The ferry came in.')] });
    const now = documentOf(block === 'headline' ? { ...written, headline: '' } : written);
    const more = block === 'headline' ? [] : [blankNode(block, block === 'livePost' ? { id: 'post-1' } : null)];
    writeDocument(doc, story, now.copy(now.content.append(now.type.create(null, more).content)));
  });
  const ask = await aNewsroomApp({ ...house.rooms, drafts: collaboration.drafts });
  return async (method: 'GET' | 'POST', path: string, payload?: object) => {
    const answer = await ask('editor', { method, url: `/api/stories/${id}${path}`, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.body };
  };
}

test.each([...blocks, 'headline'] as const)(
  'a half-filled %s takes nothing from anybody but its publication',
  async (block) => {
    const ask = await withBlank(block);
    const plan = await ask('GET', '/plan');
    expect(plan.status, plan.body).toBe(200);
    const { blocks: inTheWay, seen } = JSON.parse(plan.body) as {
      blocks: { where: string; say: string }[];
      seen: string;
    };
    for (const [method, path, body] of [
      ['GET', '/history'],
      ['GET', '/preview'],
      ['POST', '/duplicate'],
      ['POST', '/follow-up', { headline: 'The day after' }],
      ['POST', '/link-check'],
    ] as const) {
      const answer = await ask(method, path, body);
      expect(answer.status, `${path} ${answer.body}`).toBeLessThan(300);
    }
    const published = await ask('POST', '/publish', { seen, change: 'first', note: null });
    expect(published.status).toBe(inTheWay.length > 0 ? 422 : 200);
    for (const { where, say } of inTheWay) {
      expect(where).toMatch(block === 'headline' ? /^headline$/ : /^body\/1/);
      expect(say).toMatch(/\.$/);
    }
  },
);

test('what is in the way is named block by block', async () => {
  const said = await Promise.all(
    blocks.map(async (block) => {
      const { body } = await (await withBlank(block))('GET', '/plan');
      return [block, (JSON.parse(body) as { blocks: { code: string }[] }).blocks.map(({ code }) => code)] as const;
    }),
  );
  expect(Object.fromEntries(said)).toMatchObject({
    crosshead: ['text-missing'],
    pullQuote: ['text-missing'],
    quote: ['paragraphs-missing'],
    embed: ['provider-missing', 'url-missing'],
    factBox: ['title-missing'],
    relatedLink: ['href-missing', 'text-missing'],
    video: ['title-missing'],
    audio: ['title-missing'],
  });
});
