import type { Archive } from '../../../story/archive.ts';
import type { CardPicture, Overrides, StandingCard, Sublink } from '../../../story/arrangement.ts';
import type { Edition } from '../../../story/newsroom.ts';
import type { Card } from '../../../story/published.ts';
import { hungPicture } from '../../../story/images-in.ts';
import { UNDATED } from '../../../story/lists.ts';
import type { Placing, ShownCard } from '../../layout/shown-card.ts';
import { shown } from '../../layout/shown-card.ts';
import { toldHeadline } from '../../told-retractions.ts';

/** What resolving a card may ask, and the stories that have their place on the front already. */
export interface Placed {
  readonly archive: Archive;
  readonly edition: Edition;
  readonly isTaken: (storyId: string) => boolean;
  /** Ids of live stories of a list that have no place on the front, newest first. */
  readonly newest: (list: Parameters<Archive['newest']>[0]) => Promise<readonly string[]>;
}

/** A card that an editor placed, as readers see it; null while what it leads to is not live, or stands on the front already. */
export async function placedCard(front: Placed, card: StandingCard | Sublink): Promise<ShownCard | null> {
  const { content, overrides } = card;
  if (content.is === 'link') return linkCard(front, card, content);
  const id = content.is === 'story' ? content.id : (await front.newest(content.list))[0];
  if (id === undefined || front.isTaken(id)) return null;
  const own = await front.archive.card(id);
  if (!own) return null;
  const said = content.is === 'story' ? await inPlaceOf(front.archive, own, overrides) : own;
  return withPlacing(front, shown(said, front.edition.id), card);
}

/** A story's card with the words and the picture that an editor chose for it. */
async function inPlaceOf(archive: Archive, own: Card, overrides: Overrides): Promise<Card> {
  const { headline, kicker, trailText, picture } = await standingOf(archive, own.id, overrides);
  const said = headline && (own.retracted ? await toldHeadline(archive, headline.value, own) : headline.value);
  return {
    ...own,
    ...(said !== undefined && { headline: said, indexHeadline: said }),
    ...(kicker && { kicker: kicker.value }),
    ...(trailText && { trailText: trailText.value }),
    ...(picture && { mainMedia: await mediaOf(archive, own, picture.value) }),
  };
}

/** What was written of a version that a correction or a retraction made wrong is not shown any more: the story speaks for itself. */
async function standingOf(archive: Archive, id: string, overrides: Overrides): Promise<Overrides> {
  const { headline, kicker, trailText, picture } = overrides;
  const written = { headline, kicker, trailText, picture };
  const some = Object.entries(written).filter(([, one]) => one !== undefined);
  if (some.length === 0) return {};
  const corrected = (await archive.corrected(id)) ?? 0;
  return Object.fromEntries(some.filter(([, one]) => one && one.against >= corrected));
}

/** None, that of another story while readers have that, or one of the library while they may be shown it. */
async function mediaOf(
  archive: Archive,
  own: Pick<Card, 'mainMedia'>,
  picture: CardPicture,
): Promise<Card['mainMedia']> {
  if (picture.is === 'none') return null;
  if (picture.is === 'library') return (await hungFrom(archive, picture)) ?? own.mainMedia;
  const other = await archive.card(picture.id);
  return other?.mainMedia ?? own.mainMedia;
}

async function hungFrom(
  archive: Archive,
  { id, alt }: Extract<CardPicture, { is: 'library' }>,
): Promise<Card['mainMedia']> {
  const picture = await archive.picture(id);
  if (!picture || 'ended' in picture) return null;
  return hungPicture(picture, alt);
}

async function withPlacing(front: Placed, card: ShownCard, placed: StandingCard | Sublink): Promise<ShownCard> {
  const { byline, label } = placed.overrides;
  const sublinks = 'sublinks' in placed ? await sublinksOf(front, placed) : [];
  const placing: Placing = {
    isLink: placed.content.is === 'link',
    byline: byline?.value ?? null,
    label: label?.value ?? null,
    sublinks,
  };
  const isPlain = !placing.isLink && placing.byline === null && placing.label === null && sublinks.length === 0;
  return isPlain ? card : { ...card, placed: placing };
}

async function sublinksOf(front: Placed, { sublinks }: StandingCard): Promise<ShownCard[]> {
  const cards = await Promise.all(sublinks.map((one) => placedCard({ ...front, isTaken: () => false }, one)));
  return cards.filter((card) => card !== null);
}

/** An address with an editor's words for it. It speaks the language of the edition. */
async function linkCard(
  front: Placed,
  card: StandingCard | Sublink,
  { href, headline: said }: Extract<Sublink['content'], { is: 'link' }>,
): Promise<ShownCard> {
  const { headline, kicker, trailText, picture } = card.overrides;
  const words = headline?.value ?? said;
  const mainMedia = picture ? await mediaOf(front.archive, { mainMedia: null }, picture.value) : null;
  const link: ShownCard = {
    id: card.id,
    path: href,
    kind: 'report',
    lang: front.edition.lang,
    dir: front.edition.dir,
    headline: words,
    indexHeadline: words,
    kicker: kicker?.value ?? null,
    trailText: trailText?.value ?? null,
    byline: [],
    mainMedia,
    firstPublishedAt: null,
    sortAt: UNDATED,
  };
  return withPlacing(front, link, card);
}
