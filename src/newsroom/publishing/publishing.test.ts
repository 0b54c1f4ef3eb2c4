import { describe, expect, it } from 'vitest';
import { publishStory } from '../../../test/house/publish-story.ts';
import { failingShelf } from '../../../test/house/shelves.ts';
import { aHouse, desk } from '../../../test/house/houses.ts';
import { aStory, idOf } from '../../../test/house/stories.ts';
import { Refusal } from '../../base/problem.ts';
import { lastSeq, readChange } from '../../store/changes.ts';
import { readDraft } from '../../store/drafts.ts';
import { readVersions } from '../../store/versions.ts';
import { catchUp } from '../../press/press.ts';
import { killStory } from './kill-story.ts';
import { suppressVersion } from './suppress-version.ts';

describe('publishing', () => {
  it('answers with the version and what was pressed, and keeps the draft with it', async () => {
    const { rooms, store } = await aHouse();
    const { version, press } = await publishStory(rooms, { story: aStory(), change: 'first', note: null }, desk);
    expect(version).toBe(1);
    expect(press.pressed.map(({ path }) => path)).toContain(`/news/${idOf(1)}/ferry-reaches-the-islands`);
    expect((await readDraft(store.reader, idOf(1)))?.story).toEqual(aStory());
    expect(await readChange(store.reader, await lastSeq(store.reader))).toMatchObject({
      by: desk.name,
      act: 'publish',
      summary: 'Published “Ferry reaches the islands”',
    });
  });

  it('is refused with every reason, and keeps nothing, not even the draft', async () => {
    const { rooms, store } = await aHouse();
    const before = await lastSeq(store.reader);
    const story = aStory({ headline: 'TK', body: [] });
    const refusal = await publishStory(rooms, { story, change: 'first', note: null }, desk).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: 'not-publishable', status: 422 });
    expect((refusal as Refusal).problems.map(({ code }) => code)).toEqual(['body-empty', 'tk-left']);
    expect(await readDraft(store.reader, story.id)).toBeNull();
    expect(await lastSeq(store.reader)).toBe(before);
  });

  it('of a killed story is refused and keeps no draft either', async () => {
    const { rooms, store, publish, kill } = await aHouse();
    await publish({ story: aStory() });
    await kill(idOf(1));
    const story = aStory({ headline: 'Again' });
    await expect(publishStory(rooms, { story, change: 'update', note: 'x' }, desk)).rejects.toMatchObject({
      status: 409,
    });
    expect((await readDraft(store.reader, idOf(1)))?.story).toEqual(aStory());
  });

  it('on a full disk says that it is kept when it is, and comes to readers with the next press', async () => {
    const { rooms, store, shelf } = await aHouse();
    const full = () => {
      throw new Refusal('disk-full', 507, 'The disk is full.');
    };
    const trouble = { ...rooms, shelf: failingShelf(shelf, { put: full }) };
    const publishing = publishStory(trouble, { story: aStory(), change: 'first', note: null }, desk);
    await expect(publishing).rejects.toMatchObject({ code: 'kept-not-pressed', status: 507 });
    await expect(publishing).rejects.toThrow(/This has been saved and need not be done again.*The disk is full/);
    expect(await readVersions(store.reader, idOf(1))).toHaveLength(1);
    const { pressed } = await catchUp(rooms);
    expect(pressed.map(({ path }) => path)).toContain(`/news/${idOf(1)}/ferry-reaches-the-islands`);
  });
});

describe('acts that readers are told of', () => {
  it.each(['', '  \n'])('need a reason, and %j is none', async (reason) => {
    const { rooms, publish } = await aHouse();
    await publish({ story: aStory() });
    await publish({ story: aStory(), change: 'minor' });
    await expect(killStory(rooms, { storyId: idOf(1), reason }, desk)).rejects.toMatchObject({
      code: 'reason-missing',
      status: 422,
    });
    await expect(suppressVersion(rooms, { storyId: idOf(1), number: 1, reason }, desk)).rejects.toMatchObject({
      code: 'reason-missing',
    });
  });
});
