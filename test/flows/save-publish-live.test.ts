import { beforeAll, describe, expect, it } from 'vitest';
import { checkShelf } from '../../src/press/check.ts';
import { whyPage } from '../../src/press/why.ts';
import { saveDraft } from '../../src/store/drafts.ts';
import { readVersions } from '../../src/store/versions.ts';
import { aDelivery, ask } from '../house/deliveries.ts';
import { aHouse, desk, type House } from '../house/houses.ts';
import { aStory, idOf, paragraph } from '../house/stories.ts';

// The whole house in one process, as one story goes through it: a reporter writes, an editor publishes, a reader reads.
// Store, press, site, shelf and delivery are the real ones; each step here is one act of a newsroom.

const ID = idOf(1);
const ADDRESS = `/news/${ID}/ferry-reaches-the-islands`;
const written = aStory({ headline: 'Ferry reaches the islands', section: 'world', topics: ['ports'] });

describe('a story, from the desk to the reader', () => {
  let house: House;
  let port: number;

  /** What a reader gets at an address: the status, and the page or where it leads. */
  const read = async (path: string) => {
    const { status, text, headers } = await ask(port, path);
    return { status, text, to: headers.location ?? null };
  };

  beforeAll(async () => {
    house = await aHouse({ shelf: 'disk' });
    port = (await aDelivery({ folder: house.folder })).port;
  });

  it('1. a reporter saves a draft: it is kept, and readers see nothing of it', async () => {
    await house.store.write((tx) => saveDraft(tx, written, { at: house.clock.now(), by: 'Ada Reed' }));
    expect((await read(ADDRESS)).status).toBe(404);
  });

  it('2. an editor publishes it: live at its address, on the front, in its section, topic and feeds, when the act returns', async () => {
    const receipt = await house.publish({ story: written });
    for (const path of [ADDRESS, '/', '/world', '/topics/ports', '/feeds/uk.rss', `/lite${ADDRESS}`]) {
      expect((await read(path)).text, path).toContain('Ferry reaches the islands');
    }
    expect(receipt.pressed.every(({ result }) => result !== 'failed')).toBe(true);
    expect((await read('/sport')).text).not.toContain('Ferry reaches the islands');
  });

  it('3. the receipt says which pages were pressed, and the ledger remembers why', async () => {
    const why = await whyPage(house.store, '/world');
    expect(why?.change).toMatchObject({
      act: 'publish',
      by: desk.name,
      summary: 'Published “Ferry reaches the islands”',
    });
    expect(why?.page.because).toContain('list/section/world/newest');
  });

  it('4. a fact was wrong: the correction stands on the story, in its history, and on the corrections page', async () => {
    const body = [paragraph('The ferry came in at nine.')];
    await house.publish({
      story: { ...written, body },
      change: 'correction',
      note: 'The ferry came in at nine, not at first light.',
    });
    expect((await read(ADDRESS)).text).toContain('came in at nine.');
    for (const path of [ADDRESS, `${ADDRESS}/history`, '/corrections']) {
      expect((await read(path)).text, path).toContain('not at first light');
    }
    expect((await read(`${ADDRESS}/versions/1`)).text).toContain('at first light.');
  });

  it('5. the story moves to another section and another slug: the old address leads to the new one', async () => {
    const moved = { ...written, section: 'sport', urlSlug: 'ferry-race' };
    await house.publish({ story: moved, change: 'minor' });
    expect(await read(ADDRESS)).toMatchObject({ status: 301, to: `/news/${ID}/ferry-race` });
    expect((await read('/sport')).text).toContain('Ferry reaches the islands');
    expect((await read('/world')).text).not.toContain('Ferry reaches the islands');
  });

  it('6. a version named somebody it should not have: a tombstone with date and reason stands in its place', async () => {
    await house.suppress(ID, 1, 'It named a child.');
    const page = await read(`/news/${ID}/ferry-race/versions/1`);
    expect(page.text).toContain('It named a child.');
    expect(page.text).not.toContain('at first light.');
  });

  it('7. an editor withdraws it: gone from every list, and its addresses say so', async () => {
    await house.withdraw(ID);
    for (const path of [ADDRESS, `/news/${ID}/ferry-race`]) expect((await read(path)).status, path).toBe(410);
    for (const path of ['/', '/sport', '/feeds/uk.rss', '/sitemaps/2026-11.xml']) {
      expect((await read(path)).text, path).not.toContain('Ferry reaches the islands');
    }
  });

  it('8. it stands again after all: live under the same address, as its next version', async () => {
    await house.publish({
      story: { ...written, urlSlug: 'ferry-race' },
      change: 'update',
      note: 'It was checked and stands.',
    });
    expect((await read(`/news/${ID}/ferry-race`)).status).toBe(200);
    expect(await readVersions(house.store.reader, ID)).toHaveLength(4);
  });

  it('9. a court forbids it: killed for good, and every address it ever had says why', async () => {
    await house.kill(ID, 'A court has forbidden this story.');
    const addresses = [
      ADDRESS,
      `/news/${ID}`,
      `/news/${ID}/ferry-race`,
      `/news/${ID}/ferry-race/history`,
      `/lite${ADDRESS}`,
    ];
    for (const path of addresses) {
      const { status, text } = await read(path);
      expect(status, path).toBe(410);
      expect(text, path).toContain('A court has forbidden this story.');
    }
    expect((await read('/corrections')).text).not.toContain('Ferry reaches the islands');
    await expect(house.publish({ story: written, change: 'update', note: 'x' })).rejects.toMatchObject({
      code: 'story-killed',
    });
  });

  it('10. through all of this the shelf is what pressing everything gives, byte for byte', async () => {
    expect(await checkShelf(house.rooms)).toEqual([]);
  });
});
