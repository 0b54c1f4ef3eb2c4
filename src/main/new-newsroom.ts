import type { Act } from '../story/act.ts';
import { saveFront, saveSection, saveSettings, saveTopic } from '../store/documents.ts';
import type { Db } from '../store/open-store.ts';
import type { WholeSettings } from '../newsroom/replace-all.ts';
import type { Front } from '../story/front.ts';
import { type Section, type Settings, settingsSchema } from '../story/newsroom.ts';

/** The settings of a newsroom that has said nothing yet: one edition, with the clocks of Greenwich and London. */
export function plainSettings(siteUrl: string): Settings {
  return settingsSchema.parse({
    name: 'Standfirst',
    siteUrl,
    editions: [
      {
        id: 'uk',
        name: 'UK edition',
        lang: 'en-GB',
        clocks: [
          { label: 'GMT', timeZone: 'UTC' },
          { label: 'UK', timeZone: 'Europe/London' },
        ],
        nav: ['home-news'],
      },
    ],
    externalLinksNote: 'We are not responsible for the content of other sites.',
  });
}

/** Sets up an empty newsroom: settings, a section for what has none, and a front that fills itself. */
export async function setUpPlain(tx: Db, { settings, sections, topics }: WholeSettings, act: Act): Promise<void> {
  await saveSettings(tx, settings, act);
  for (const edition of settings.editions) await saveFront(tx, plainFront(edition.id), act);
  const isNamed = sections.some(({ slug }) => slug === settings.defaultSection);
  for (const section of isNamed ? sections : [plainSection(settings), ...sections]) await saveSection(tx, section, act);
  for (const topic of topics) await saveTopic(tx, topic, act);
}

function plainFront(edition: string): Front {
  const backfill = `edition/${edition}` as const;
  return {
    edition,
    containers: [
      { id: 'splash', title: null, layout: 'splash', curated: [], backfill, size: 1 },
      { id: 'lead', title: null, layout: 'lead', curated: [], backfill, size: 4 },
      { id: 'latest', title: 'Latest', layout: 'list', curated: [], backfill, size: 12 },
    ],
  };
}

function plainSection(settings: Settings): Section {
  return { slug: settings.defaultSection, name: 'News', description: null, edition: settings.editions[0]?.id ?? 'uk' };
}
