import type { Answer } from '../../contract/endpoint.ts';
import type { frontsContract } from '../../contract/fronts.ts';
import { pictureIn } from '../../site/front-places.ts';
import { tellingRetractions, toldHeadline } from '../../site/told-retractions.ts';
import { storeArchive } from '../../store/archive.ts';
import type { readDeskStories } from '../../store/desk.ts';
import { readPictures } from '../../store/media-items.ts';
import type { Db } from '../../store/open-store.ts';
import { type PublicCard, readPublicCards } from '../../store/public-cards.ts';
import type { Archive } from '../../story/archive.ts';
import { drawn, withPictures } from '../../story/drawn-pictures.ts';
import { everyImageIn } from '../../story/images-in.ts';
import { type Picture, wideEnough } from '../../story/picture.ts';

type CardStoryView = Answer<(typeof frontsContract)['readFront']>['stories'][number];
type DeskRow = Awaited<ReturnType<typeof readDeskStories>>[number];

/** What is known of stories at once, and an archive that asks the store for the rest alone. */
export interface KnownStories {
  readonly cards: ReadonlyMap<string, PublicCard>;
  readonly archive: Archive;
}

/** Stories with their pictures, in a question or two however many they are. */
export async function knownStories(db: Db, ids: readonly string[]): Promise<KnownStories> {
  const cards = await readPublicCards(db, ids);
  const shown = [...cards.values()].flatMap(({ card: { mainMedia } }) => everyImageIn({ mainMedia, body: [] }));
  const pictures = await readPictures(
    db,
    shown.flatMap(({ picture }) => picture?.id ?? []),
  );
  const archive = storeArchive(db);
  const known: Archive = {
    ...archive,
    card: async (id) => {
      const one = cards.get(id);
      if (!one) return archive.card(id);
      return one.state.is === 'live' ? one.card : null;
    },
    corrected: async (id) => (cards.has(id) ? (cards.get(id)?.corrected ?? null) : archive.corrected(id)),
    picture: async (id) => pictures.get(id) ?? archive.picture(id),
  };
  return { cards, archive: tellingRetractions(withPictures(known)) };
}

/** What readers have of a story, or what the desk has while they have nothing; null for one that is not known here. */
export async function storyView(
  { cards, archive }: KnownStories,
  id: string,
  desk: DeskRow | undefined,
): Promise<CardStoryView | null> {
  const scheduledAt = desk?.scheduledAt ?? null;
  const published = cards.get(id);
  if (!published) {
    if (!desk) return null;
    const { headline, dir, kind } = desk;
    const never = { state: 'never', version: 0, corrected: null, sortAt: null, thumb: null } as const;
    return { id, headline, dir, kind, scheduledAt, ...never };
  }
  const { card, state, version, corrected, sortAt } = published;
  // Cards show the short one: editors who saw another would arrange another front than readers get.
  const { indexHeadline, dir, kind } = card;
  const headline = card.retracted ? await toldHeadline(archive, indexHeadline, card) : indexHeadline;
  const { mainMedia } = await drawn(
    card,
    (one) => archive.picture(one),
    (one) => archive.recording(one),
  );
  const thumb = thumbOf(pictureIn(mainMedia));
  return { id, headline, dir, kind, state: state.is, version, corrected, scheduledAt, sortAt, thumb };
}

/** The smallest that is sharp at the size of a stamp. */
export function thumbOf(picture: Picture | null): string | null {
  return wideEnough(picture?.renditions ?? [], THUMB_WIDTH)?.path ?? null;
}

const THUMB_WIDTH = 160;
