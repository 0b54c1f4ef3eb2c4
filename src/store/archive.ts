import { readAuthor, readAuthorAt, readAuthors, readSigner } from './authors.ts';
import { readBanner } from './banners.ts';
import type { Archive } from '../story/archive.ts';
import { isWrongBefore } from '../story/version.ts';
import { countCorrections, readCorrections } from './corrections.ts';
import {
  readAnySection,
  readAnyTopic,
  readFreeFront,
  readFreeFronts,
  readFront,
  readMostRead,
  readSection,
  readSections,
  readSettings,
  readTopic,
  readTopics,
} from './documents.ts';
import { readPageIds, readPageOfWord } from './first-words.ts';
import { readDay } from './days.ts';
import { readLiveFront } from './launches.ts';
import { readAddresses, readMonth, readMonths, readNewest } from './listings.ts';
import { readPicture, readRecording } from './media-items.ts';
import { readMediaState } from './media-uses.ts';
import { readNewsWindow } from './news-window.ts';
import { standsFor } from './led-addresses.ts';
import type { Db } from './open-store.ts';

import { readCard, readPublished, readUpdatedAt, readVersion, readVersions, readWhereabouts } from './versions.ts';

/** The archive as it stands in the store. Throws where there are no settings: a newsroom is set up with them. */
export function storeArchive(db: Db): Archive {
  return {
    settings: () => settingsOf(db),
    edition: async (id) => (await settingsOf(db)).editions.find((edition) => edition.id === id) ?? null,
    section: (slug) => readSection(db, slug),
    sectionInPlaceOf: async (slug) => (await readAnySection(db, slug))?.ended?.to ?? null,
    sections: () => readSections(db),
    topic: (slug) => readTopic(db, slug),
    topicInPlaceOf: async (slug) => (await readAnyTopic(db, slug))?.ended?.to ?? null,
    topics: () => readTopics(db),
    authorAt: (slug) => readAuthorAt(db, slug),
    author: (id) => readAuthor(db, id),
    authors: async () => (await readAuthors(db)).filter(({ withdrawn }) => !withdrawn),
    signedBy: (name) => readSigner(db, name),
    freeFront: (slug) => readFreeFront(db, slug),
    freeFronts: async () => (await readFreeFronts(db)).filter(({ end }) => !end),
    front: (edition) => readFront(db, edition),
    launchedFront: (front) => readLiveFront(db, front),
    story: (id) => readPublished(db, id),
    whereabouts: (id) => readWhereabouts(db, id),
    plainPage: (word) => readPageOfWord(db, word),
    plainPages: () => readPageIds(db),
    card: (id) => readCard(db, id),
    updatedAt: (id) => readUpdatedAt(db, id),
    versions: (id) => readVersions(db, id),
    version: (id, number) => readVersion(db, id, number),
    retraction: async (id) => (await readVersions(db, id)).findLast(({ change }) => change === 'retraction') ?? null,
    corrected: async (id) =>
      (await readVersions(db, id)).findLast(({ change }) => isWrongBefore(change))?.number ?? null,
    newest: (list, limit) => readNewest(db, list, limit),
    month: (list, month) => readMonth(db, list, month),
    months: (list) => readMonths(db, list),
    addresses: (month) => readAddresses(db, month),
    banner: (edition) => readBanner(db, edition),
    mostRead: (edition) => readMostRead(db, edition),
    corrections: (edition, slice) => readCorrections(db, edition, slice),
    correctionCount: (edition) => countCorrections(db, edition),
    day: (edition) => readDay(db, edition),
    newsWindow: () => readNewsWindow(db),
    media: (id) => readMediaState(db, id),
    picture: (id) => readPicture(db, id),
    recording: (id) => readRecording(db, id),
    redirect: (path) => standsFor(db, path),
  };
}

async function settingsOf(db: Db) {
  const settings = await readSettings(db);
  if (!settings) throw new Error('This newsroom has no settings; it was not set up.');
  return settings;
}
