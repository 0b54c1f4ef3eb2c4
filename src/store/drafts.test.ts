import { describe, expect, it } from 'vitest';
import { aStore } from '../../test/house/stores.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { lastSeq } from './changes.ts';
import { readDraft, saveDraft } from './drafts.ts';

const who = (second: number) => ({ at: `2026-11-23T09:00:0${second}Z`, by: 'ada' });

describe('a draft', () => {
  it('is its latest revision; every revision is kept', async () => {
    const store = await aStore();
    expect(await store.write((tx) => saveDraft(tx, aStory({ headline: 'One' }), who(1)))).toBe(1);
    expect(await store.write((tx) => saveDraft(tx, aStory({ headline: 'Two' }), who(2)))).toBe(2);
    expect(await readDraft(store.reader, idOf(1))).toEqual({
      storyId: idOf(1),
      number: 2,
      savedAt: '2026-11-23T09:00:02Z',
      by: 'ada',
      story: aStory({ headline: 'Two' }),
    });
    expect(await store.reader.selectFrom('revisions').selectAll().execute()).toHaveLength(2);
  });

  it('saved as it stands makes no revision; gone back to, it makes one', async () => {
    const store = await aStore();
    const save = (headline: string) => store.write((tx) => saveDraft(tx, aStory({ headline }), who(1)));
    expect([await save('One'), await save('One'), await save('Two'), await save('One')]).toEqual([1, 1, 2, 3]);
  });

  it('is no concern of readers: it touches no fact', async () => {
    const store = await aStore();
    await store.write((tx) => saveDraft(tx, aStory(), who(1)));
    expect(await lastSeq(store.reader)).toBe(0);
  });

  it('that nobody began is null', async () => {
    const store = await aStore();
    expect(await readDraft(store.reader, idOf(1))).toBeNull();
  });
});
