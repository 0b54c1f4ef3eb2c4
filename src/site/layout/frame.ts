import type { Archive } from '../../story/archive.ts';
import { type Edition, type PageSettings, withoutNav } from '../../story/newsroom.ts';
import { defaultEdition, settingsOf } from '../addresses.ts';

/** What every page stands in: the newsroom, the edition whose chrome it wears, and its own address. */
export interface Frame {
  readonly settings: PageSettings;
  /** Without its navigation. */
  readonly edition: Edition;
  /** The page's canonical path; its lite rendition stands at `/lite` before it. */
  readonly path: string;
}

/**
 * The frame of a page of an edition; pages of an edition that is no more wear the default one. Navigations are left out: they
 * stand in includes, so that a new one leaves every page as it is.
 */
export async function loadFrame(archive: Archive, edition: string | null, path: string): Promise<Frame> {
  const settings = await archive.settings();
  const own = edition === null ? null : await archive.edition(edition);
  const worn = withoutNav(own ?? defaultEdition(settings));
  return { settings: settingsOf(worn, settings), edition: worn, path };
}
