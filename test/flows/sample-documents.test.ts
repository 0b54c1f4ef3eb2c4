import { expect, test } from 'vitest';
import { sampleNewsroom } from '../../src/sample/sample-newsroom.ts';
import { documentOf } from '../../src/story/document-of.ts';
import { draftOf } from '../../src/story/draft-of.ts';
import { storySchema } from '../../src/story/story.ts';
import { asSeen, filingOf } from '../house/any-story.ts';

test('every story of the sample newsroom goes into a document and comes back as it was', () => {
  const { acts } = sampleNewsroom('https://harbour.example');
  const stories = acts.flatMap((act) => (act.act === 'publish' ? [storySchema.parse(act.story)] : []));
  expect(stories.length).toBeGreaterThan(50);
  for (const story of stories) {
    const doc = documentOf(story);
    doc.check();
    expect(asSeen(draftOf(doc, filingOf(story)).story)).toEqual(asSeen(story));
  }
});
