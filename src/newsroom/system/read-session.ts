import { unseenEvents } from '../../store/account-events.ts';
import { readAllSections, readAllTopics, readFreeFronts, readSettings } from '../../store/documents.ts';
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
  const sections = await readAllSections(store.reader);
  const topics = await readAllTopics(store.reader);
  return {
    editions: editions.map(({ id, name, lang, dir, clocks }) => ({ id, name, lang, dir, clocks })),
    sections: sections.filter(isThere).map(({ slug, name, edition }) => ({ slug, name, edition })),
    topics: topics.filter(isThere).map(({ slug, name, edition, type }) => ({ slug, name, edition, type })),
    past: { ...pastNames('section', sections), ...pastNames('topic', topics) },
    fronts: (await readFreeFronts(store.reader))
      .filter(({ end }) => !end)
      .map(({ slug, name, edition }) => ({ slug, name, edition })),
  };
});

interface Filing {
  readonly slug: string;
  readonly name: string;
  readonly ended?: object | undefined;
}

function isThere({ ended }: Filing): boolean {
  return ended === undefined;
}

/** What those that are no more were called, by the names of their lists. */
function pastNames(of: 'section' | 'topic', all: readonly Filing[]): Record<string, string> {
  return Object.fromEntries(all.filter((one) => !isThere(one)).map(({ slug, name }) => [`${of}/${slug}`, name]));
}
