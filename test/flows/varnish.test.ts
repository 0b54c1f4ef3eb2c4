import { expect, test } from 'vitest';
import { cacheFrontOf } from '../../src/newsroom/cache-front.ts';
import { openPurging } from '../../src/newsroom/purge-caches.ts';
import { storyPath } from '../../src/story/published.ts';
import { aDelivery, ask } from '../house/deliveries.ts';
import { aHouse } from '../house/houses.ts';
import { aStory, idOf } from '../house/stories.ts';
import { hasVarnish, PURGE_TOKEN, startVarnish } from '../house/varnish.ts';

/** A house whose site is read through Varnish. */
async function aSiteBehindVarnish() {
  const house = await aHouse({ shelf: 'disk' });
  const story = aStory({ id: idOf(1), headline: 'The first headline' });
  await house.publish({ story });
  const delivery = await aDelivery({ folder: house.folder });
  const port = await startVarnish(delivery.port);
  const front = cacheFrontOf({ STANDFIRST_CDN: `varnish http://127.0.0.1:${port}`, STANDFIRST_CDN_TOKEN: PURGE_TOKEN });
  const purging = openPurging(house.rooms, {
    front: front!,
    liveUpTo: () => house.shelf.standings().number,
    isBack: () => false,
  });
  await purging.settled(5000);
  return { house, story, delivery, port, purging, through: (path: string) => ask(port, path) };
}

test.skipIf(!hasVarnish)(
  'through Varnish no stale byte is read once what was published is purged, and what was killed is gone (varnish or its xkey is not installed)',
  async () => {
    const { house, story, delivery, port, purging, through } = await aSiteBehindVarnish();
    const path = storyPath(story);
    for (const place of [path, '/', '/world']) await through(place);
    expect((await through(path)).text).toContain('The first headline');
    // It keeps pages: this one comes without our server being asked.
    const asked = (): number => delivery.tally().ready + delivery.tally().made;
    await new Promise((resolve) => setTimeout(resolve, 50));
    const [before] = [asked(), await through(path), await through('/')];
    expect(asked() - before).toBeLessThanOrEqual(1);

    for (let round = 1; round <= 5; round += 1) {
      const headline = `Headline of round ${round}`;
      await house.publish({ story: { ...story, headline }, change: 'update', note: 'It went on.' });
      expect(await purging.settled(5000)).toBe('purged');
      for (const place of [path, '/', '/world']) expect((await through(place)).text).toContain(headline);
    }

    await house.kill(idOf(1));
    expect(await purging.settled(5000)).toBe('purged');
    expect((await through(path)).status).toBe(410);
    for (const place of ['/', '/world']) expect((await through(place)).text).not.toContain('Headline of round');
    // Keys are between us and our caches, and nobody else may empty one.
    expect((await through('/')).headers['surrogate-key']).toBeUndefined();
    expect((await ask(port, '/', { method: 'PURGE', headers: { 'x-purge-all': '1' } })).status).toBe(403);
  },
);

test.skipIf(!hasVarnish)(
  'through Varnish readers have pages while our servers are down (varnish or its xkey is not installed)',
  async () => {
    const { delivery, purging, through, house, story } = await aSiteBehindVarnish();
    // All that the first start lets go of, twice: the house's clock goes on by a second at each look.
    for (let time = 0; time < 12; time += 1) await purging.look();
    await through('/world');
    await house.publish({
      story: { ...story, headline: 'Just before the end' },
      change: 'update',
      note: 'It went on.',
    });
    await delivery.close();
    expect(await purging.settled(5000)).toBe('purged');
    // What was let go softly is all there is now, and is better than nothing.
    expect(await through('/world')).toMatchObject({ status: 200, text: expect.stringContaining('The first headline') });
  },
);
