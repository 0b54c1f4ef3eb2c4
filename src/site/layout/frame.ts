import type { Archive } from '../../story/archive.ts';
import type { Edition, Settings } from '../../story/newsroom.ts';
import { defaultEdition } from '../addresses.ts';

/** What every page stands in: the newsroom, the edition whose furniture it wears, and its own address. */
export interface Frame {
  readonly settings: Settings;
  readonly edition: Edition;
  /** The page's canonical path; its lite rendition stands at `/lite` before it. */
  readonly path: string;
}

/** The frame of a page of an edition; pages of an edition that is no more wear the default one. */
export async function loadFrame(archive: Archive, edition: string | null, path: string): Promise<Frame> {
  const settings = await archive.settings();
  const own = edition === null ? null : await archive.edition(edition);
  return { settings, edition: own ?? defaultEdition(settings), path };
}
