import type { Answer } from '../../contract/endpoint.ts';
import type { frontsContract } from '../../contract/fronts.ts';
import { pictureIn } from '../../site/front-places.ts';
import { storeArchive } from '../../store/archive.ts';
import type { readDeskStories } from '../../store/desk.ts';
import type { Db } from '../../store/open-store.ts';
import { withPictures } from '../../story/drawn-pictures.ts';
import { type Picture, wideEnough } from '../../story/picture.ts';

type CardStoryView = Answer<(typeof frontsContract)['readFront']>['stories'][number];
type DeskRow = Awaited<ReturnType<typeof readDeskStories>>[number];

/** What readers have of a story, or what the desk has while they have nothing; null for one that is not known here. */
export async function storyView(db: Db, id: string, desk: DeskRow | undefined): Promise<CardStoryView | null> {
  const scheduledAt = desk?.scheduledAt ?? null;
  const archive = withPictures(storeArchive(db));
  const published = await archive.story(id);
  if (!published) {
    if (!desk) return null;
    const { headline, dir, kind } = desk;
    const never = { state: 'never', version: 0, corrected: null, sortAt: null, thumb: null } as const;
    return { id, headline, dir, kind, scheduledAt, ...never };
  }
  const { story, state, version } = published;
  const corrected = await archive.corrected(id);
  // Cards show the short one: editors who saw another would arrange another front than readers get.
  const headline = story.shortHeadline ?? story.headline;
  const { dir, kind } = story;
  const thumb = thumbOf(pictureIn(story.mainMedia));
  return { id, headline, dir, kind, state: state.is, version, corrected, scheduledAt, sortAt: published.sortAt, thumb };
}

/** The smallest that is sharp at the size of a stamp. */
export function thumbOf(picture: Picture | null): string | null {
  return wideEnough(picture?.renditions ?? [], THUMB_WIDTH)?.path ?? null;
}

const THUMB_WIDTH = 160;
