import { MessageChannel } from 'node:worker_threads';
import { beforeEach, describe, expect, it } from 'vitest';
import { atTheEnd } from '../../test/house/endings.ts';
import { aSmallPress, withSite } from '../../test/house/presses.ts';
import { everything, standing } from '../../test/house/shelves.ts';
import { aSmallSite } from '../../test/house/small-site.ts';
import { aStory, idOf } from '../../test/house/stories.ts';
import { saveTemplate } from '../store/documents.ts';
import { stalePaths } from '../store/ledger-rows.ts';
import type { Site } from '../site/page-kind.ts';
import { checkShelf } from './check.ts';
import { type Crew, type Hand, openCrew } from './crew.ts';
import { drawOrders } from './draw-orders.ts';
import { openMemoryShelf } from './memory-shelf.ts';
import { catchUp, pressAll, pressNow } from './press.ts';

type SmallPress = Awaited<ReturnType<typeof aSmallPress>>;

const pathOf = (number: number) => `/news/${idOf(number)}/ferry-reaches-the-islands`;
const numbers = Array.from({ length: 30 }, (_, at) => at + 1);

let press: SmallPress;

beforeEach(async () => {
  press = await aSmallPress();
  for (const number of numbers) await press.publish({ story: aStory({ id: idOf(number) }) });
  await catchUp(press.rooms);
});

/** A crew whose members draw behind ports, as threads do, but in this one. */
function aCrew(site: Site, members = 2): Crew {
  const crew = openCrew(members, () => aHand(site));
  atTheEnd(() => crew.close());
  return crew;
}

function aHand(site: Site): Hand {
  const { port1, port2 } = new MessageChannel();
  drawOrders(port2, { reader: press.store.reader, site });
  return Object.assign(port1, { terminate: () => port1.close() }) as unknown as Hand;
}

/** The newsroom under another template, of which everything but two pages is due. */
async function withNewTemplate() {
  const site = aSmallSite({ template: 'two' });
  const rooms = { ...withSite(press.rooms, site), atOnce: 2, turnOf: 7, crew: aCrew(site), forCrew: 1 };
  await press.store.write((tx) => saveTemplate(tx, site.templateHash, press.act('change-template')));
  await pressNow(rooms);
  return rooms;
}

describe('a press with a crew', () => {
  it('of everything puts the same on the shelf as one without, and writes the same down', async () => {
    const without = await pressAll({ ...press.rooms, shelf: openMemoryShelf() });
    const rooms = { ...press.rooms, crew: aCrew(press.rooms.site), forCrew: 1, shelf: openMemoryShelf() };
    const { pressed, rendered } = await pressAll(rooms);
    expect(pressed).toEqual(without.pressed);
    expect(rendered).toBe(without.rendered);
    expect(await everything(rooms.shelf)).toEqual(await everything(press.shelf));
    // What the ledger has is what this thread would have written: nothing is loaded as other than before.
    expect(await checkShelf(press.rooms)).toEqual([]);
    await press.publish({ story: aStory({ id: idOf(29), headline: 'Otherwise' }), change: 'minor' });
    expect((await catchUp(press.rooms)).pressed.map(({ path }) => path)).toEqual([pathOf(29), '/world']);
  });

  it('presses what is due, and skips what loads as before', async () => {
    const rooms = await withNewTemplate();
    const { due } = await catchUp(rooms);
    expect([due, await stalePaths(press.store.reader)]).toEqual([0, []]);
    expect(await standing(press.shelf, pathOf(3))).toMatch(/^two: /);
    expect(await checkShelf(rooms)).toEqual([]);
  });

  it('draws again what somebody changed between drawing and the shelf', async () => {
    const rooms = await withNewTemplate();
    let isFirst = true;
    const slow: Crew = {
      ...rooms.crew,
      draw: async (orders) => {
        const drawn = await rooms.crew.draw(orders);
        if (isFirst) {
          isFirst = false;
          for (const number of numbers)
            await press.publish({ story: aStory({ id: idOf(number), headline: 'Newest' }), change: 'minor' });
          // Leaves most of them due, and so to the turn that is under way.
          await pressNow({ ...rooms, crew: undefined });
        }
        return drawn;
      },
    };
    await catchUp({ ...rooms, crew: slow });
    for (const number of numbers) expect(await standing(press.shelf, pathOf(number))).toMatch(/^two: Newest/);
    expect(await checkShelf(rooms)).toEqual([]);
  });

  it('that breaks off is done without', async () => {
    const rooms = await withNewTemplate();
    const broken: Crew = { close: () => {}, draw: () => Promise.reject(new Error('no memory')) };
    const { due } = await catchUp({ ...rooms, crew: broken });
    expect(due).toBe(0);
    expect(await checkShelf(rooms)).toEqual([]);
  });

  it('reports a page that cannot be drawn, and keeps its last good bytes', async () => {
    const site = aSmallSite();
    site.failing.add(pathOf(5));
    const before = await standing(press.shelf, pathOf(5));
    const rooms = { ...press.rooms, crew: aCrew(site), forCrew: 1 };
    const { pressed } = await pressAll(rooms);
    expect(pressed.filter(({ result }) => result === 'failed').map(({ path }) => path)).toEqual([pathOf(5)]);
    expect(await standing(press.shelf, pathOf(5))).toBe(before);
    expect(await stalePaths(press.store.reader)).toEqual([pathOf(5)]);
  });
});

describe('a crew', () => {
  it('gives what two ask for at once to each of them', async () => {
    const crew = aCrew(press.rooms.site);
    const orders = (from: number) =>
      Array.from({ length: 60 }, (_, at) => ({ path: pathOf(((from + at) % 30) + 1), dataHash: null }));
    const [one, other] = await Promise.all([crew.draw(orders(0)), crew.draw(orders(11))]);
    const texts = (drawn: typeof one) => drawn.map((each) => ('error' in each ? each.error : each.reads.join()));
    expect(texts(one)).toEqual(orders(0).map(({ path }) => expect.stringContaining(path.split('/')[2]!)));
    expect(texts(other)).toEqual(orders(11).map(({ path }) => expect.stringContaining(path.split('/')[2]!)));
  });
});
