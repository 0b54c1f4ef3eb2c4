import type { Instant } from '../../base/clock.ts';
import { bannerAt } from '../../store/banners.ts';
import { readFrontAt } from '../../store/launches.ts';
import type { Db } from '../../store/open-store.ts';
import { settingAt } from '../../store/setting-versions.ts';
import type { Archive } from '../../story/archive.ts';
import { sectionSchema, settingsSchema } from '../../story/newsroom.ts';

/**
 * The archive with the chrome of a moment, as far as it was written down: settings, editions and sections as they were, the breaking banner that stood,
 * and which fronts were launched. What was read most then nobody knows, so there is none; type and layout are those of this build.
 */
export function chromeAt(db: Db, archive: Archive, at: Instant): Archive {
  const settings: Archive['settings'] = async () => {
    const was = await settingAt(db, 'settings', at);
    // Null before the newsroom was set up: then there was nothing to look at either.
    return was === undefined || was === null ? archive.settings() : settingsSchema.parse(was);
  };
  const section: Archive['section'] = async (slug) => {
    const was = await settingAt(db, `section/${slug}`, at);
    if (was === undefined) return archive.section(slug);
    const then = was === null ? null : sectionSchema.parse(was);
    return then?.ended ? null : then;
  };
  return {
    ...archive,
    settings,
    section,
    edition: async (id) => (await settings()).editions.find((edition) => edition.id === id) ?? null,
    banner: (edition) => bannerAt(db, edition, at),
    launchedFront: (front) => readFrontAt(db, front, at),
    mostRead: async () => [],
  };
}
