import type { Archive } from '../story/archive.ts';
import type { MainMedia } from '../story/blocks.ts';
import type { StandingContainer } from '../story/arrangement.ts';
import type { Edition } from '../story/newsroom.ts';
import type { Picture } from '../story/picture.ts';
import { stillIn } from './layout/card.tsx';
import type { ShownCard } from './layout/shown-card.ts';
import { fillPlaces } from './pages/front/fill.ts';
import { withPicturesOnce } from './pages/front/pictures-once.ts';

/** A place of a front, and what readers find in it. */
export interface FrontPlace {
  /** The card that an editor put there; null where the container fills itself. */
  readonly card: string | null;
  /** Its story, or the card's own id for an address that is not a story. */
  readonly story: string;
  readonly headline: string;
  readonly dir: 'ltr' | 'rtl';
  /** The picture that it shows, which may be none though its story has one. */
  readonly picture: Picture | null;
}

/**
 * What readers would find in the places of these containers, were they a front of an edition: by the names of the containers, each in the
 * order of the page. It is the page's own work, so that whoever arranges sees what it will do.
 */
export async function frontPlaces(
  front: { readonly archive: Archive; readonly edition: Edition },
  containers: readonly StandingContainer[],
): Promise<ReadonlyMap<string, readonly FrontPlace[]>> {
  const filled = await fillPlaces(front, containers);
  const { theme } = await front.archive.settings();
  const drawn = withPicturesOnce(
    filled.map(({ container: { id, title, layout, label }, places }) => ({
      ...{ id, title, layout, label, path: null },
      cards: places.map(({ shown }) => shown),
    })),
    theme,
  );
  return new Map(
    drawn.map(({ id, cards }, at) => {
      const byHand = new Map(filled[at]?.places.map(({ card, shown }) => [shown.id, card]));
      return [id, cards.map((card) => placeOf(card, byHand.get(card.id) ?? null))];
    }),
  );
}

function placeOf({ id, indexHeadline, dir, mainMedia }: ShownCard, card: string | null): FrontPlace {
  return { card, story: id, headline: indexHeadline, dir, picture: pictureIn(mainMedia) };
}

/** The picture that a card shows of a story's main media; null where that has none. */
export function pictureIn(media: MainMedia | null): Picture | null {
  return stillIn(media)?.picture ?? null;
}
