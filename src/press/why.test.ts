import { describe, expect, it } from 'vitest';
import { aSmallPress } from '../../test/house/presses.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { catchUp, pressAll } from './press.ts';
import { whyPage } from './why.ts';

describe('why a page is as it is', () => {
  it('is told by what it read, and by the change that pressed it last', async () => {
    const { rooms, store, publish } = await aSmallPress();
    await catchUp(rooms);
    await publish({ story: aStory() });
    await catchUp(rooms);
    const why = await whyPage(store, '/world');
    expect(why?.change).toMatchObject({ act: 'publish', storyId: idOf(1), by: 'desk' });
    expect(why?.page).toMatchObject({
      kind: 'section',
      outcome: 'page',
      because: ['list/section/world/newest'],
      stale: false,
    });
    expect(why?.reads).toEqual(['list/section/world/newest', 'section/world', `story/${idOf(1)}/card`]);
  });

  it('is no change at all when everything was pressed', async () => {
    const { rooms, store } = await aSmallPress();
    await pressAll(rooms);
    expect((await whyPage(store, '/world'))?.change).toBeNull();
  });

  it('is unknown for an address that was never pressed', async () => {
    const { rooms, store } = await aSmallPress();
    await catchUp(rooms);
    expect(await whyPage(store, '/nowhere')).toBeNull();
  });
});
