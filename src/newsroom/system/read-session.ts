import { unseenEvents } from '../../store/account-events.ts';
import { readFreeFronts, readSections, readSettings, readTopics } from '../../store/documents.ts';
import { sessionContract } from '../../contract/session.ts';
import { handle } from '../door.ts';

export const readSession = handle(sessionContract.readSession, async ({ rooms, who }) => {
  const settings = await readSettings(rooms.store.reader);
  return {
    person: who && { ...who.person, grants: [...(who.grants ?? [])] },
    lacksSecondFactor: who?.restrictions?.lacksSecondFactor ?? false,
    unseenEvents: who ? await unseenEvents(rooms.store.reader, who.person.id) : 0,
    newsroom: settings?.name ?? 'Standfirst',
    siteUrl: settings?.siteUrl ?? '',
    hasBegun: settings !== null,
    demo: rooms.isDemo,
  };
});

export const readNewsroom = handle(sessionContract.readNewsroom, async ({ rooms: { store } }) => {
  const settings = await readSettings(store.reader);
  const editions = settings?.editions ?? [];
  return {
    editions: editions.map(({ id, name, lang, dir, clocks }) => ({ id, name, lang, dir, clocks })),
    sections: (await readSections(store.reader)).map(({ slug, name, edition }) => ({ slug, name, edition })),
    topics: (await readTopics(store.reader)).map(({ slug, name, edition, type }) => ({ slug, name, edition, type })),
    fronts: (await readFreeFronts(store.reader))
      .filter(({ end }) => !end)
      .map(({ slug, name, edition }) => ({ slug, name, edition })),
  };
});
