import { silentLog } from '../../src/base/log.ts';
import { openMemoryShelf } from '../../src/press/memory-shelf.ts';
import type { PressRooms } from '../../src/press/press-tasks.ts';
import type { Site } from '../../src/site/page-kind.ts';
import { saveSection, saveSettings } from '../../src/store/documents.ts';
import type { Store } from '../../src/store/open-store.ts';
import { type Settings, settingsSchema } from '../../src/story/newsroom.ts';
import { tickingClock } from './clocks.ts';
import { type SmallSite, aSmallSite } from './small-site.ts';
import { actMaker, actsOn, aStore } from './stores.ts';

export function someSettings(said: object = {}): Settings {
  const uk = { id: 'uk', name: 'UK', lang: 'en-GB', clocks: [{ label: 'GMT', timeZone: 'UTC' }] };
  return settingsSchema.parse({
    name: 'The Harbour Times',
    siteUrl: 'https://harbour.example',
    editions: [uk],
    ...said,
  });
}

/** A press with the small site, a real store and a shelf in memory, in a newsroom of two sections. */
export async function aSmallPress(said: { store?: Store; site?: SmallSite } = {}) {
  const store = said.store ?? (await aStore());
  const site = said.site ?? aSmallSite();
  const clock = tickingClock();
  const act = actMaker(clock);
  await store.write(async (tx) => {
    await saveSettings(tx, someSettings(), act('set-up'));
    for (const slug of ['world', 'sport'])
      await saveSection(tx, { slug, name: slug, description: null, edition: 'uk' }, act('set-up'));
  });
  const rooms: PressRooms = { store, site, shelf: openMemoryShelf(), clock, log: silentLog };
  return { ...rooms, rooms, site, act, clock, ...actsOn(store, act) };
}

/** The same rooms with another part. */
export function withSite(rooms: PressRooms, site: Site): PressRooms {
  return { ...rooms, site };
}
