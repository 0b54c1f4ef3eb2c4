import { recordingOf } from '../../story/drawn-pictures.ts';
import type { VNode } from 'preact';
import type { BlockOf, MainMedia } from '../../story/blocks.ts';
import { cutTo } from '../../story/picture.ts';
import type { ShownCard } from './shown-card.ts';
import { LabelLine } from './label.tsx';
import { durationCode, durationLine } from '../times.ts';
import type { RenderContext } from './render-context.ts';
import { Picture, WHOLE_SCREEN } from './picture.tsx';
import { Day, Moment } from './time.tsx';
import { langAttributes } from './lang-attributes.ts';

/** How much of a story a card shows, and how large. */
export interface CardLook {
  /** Names the card's form in the style sheets: `card-splash`. */
  readonly name: 'splash' | 'big' | 'medium' | 'small' | 'line' | 'opinion' | 'framed';
  /** The `sizes` of its picture; null for a card without one. */
  readonly sizes: string | null;
  readonly trail: boolean;
  readonly byline: boolean;
  readonly day: boolean;
}

export const looks = {
  splash: {
    name: 'splash',
    sizes: `(min-width: 100em) 51rem, (min-width: 80em) 45rem, (min-width: 60em) 58vw, ${WHOLE_SCREEN}`,
    trail: true,
    byline: true,
    day: false,
  },
  big: {
    name: 'big',
    sizes: `(min-width: 100em) 50rem, (min-width: 80em) 43rem, (min-width: 44em) 55vw, ${WHOLE_SCREEN}`,
    trail: true,
    byline: false,
    day: false,
  },
  medium: {
    name: 'medium',
    sizes: '(min-width: 100em) 27rem, (min-width: 60em) 24rem, (min-width: 44em) 45vw, 40vw',
    trail: true,
    byline: false,
    day: false,
  },
  small: { name: 'small', sizes: '(min-width: 60em) 11rem, 28vw', trail: true, byline: false, day: false },
  brief: { name: 'line', sizes: null, trail: true, byline: false, day: false },
  line: { name: 'line', sizes: null, trail: false, byline: false, day: false },
  dated: { name: 'small', sizes: '(min-width: 44em) 12rem, 30vw', trail: true, byline: false, day: true },
  opinion: { name: 'opinion', sizes: null, trail: true, byline: true, day: false },
  picture: {
    name: 'framed',
    sizes: `(min-width: 60em) 36rem, ${WHOLE_SCREEN}`,
    trail: false,
    byline: false,
    day: false,
  },
} as const satisfies Record<string, CardLook>;

interface CardProps {
  readonly card: ShownCard;
  readonly look: CardLook;
  readonly context: RenderContext;
  /** The level that fits under the heading the card stands below. */
  readonly level: 2 | 3;
  /** True for the picture that a reader sees first on the page. */
  readonly first?: boolean;
}

/** A story on a front or in a list. The whole card leads to it; a story in another language says so. */
export function Card({ card, look, context, level, first = false }: CardProps): VNode {
  const Heading = `h${level}` as const;
  const { placed } = card;
  const media = look.sizes === null ? null : stillIn(card.mainMedia);
  return (
    <article class={classOf(card, look, media !== null)} {...langAttributes(card, context.edition)}>
      <div class="card-text">
        <LabelLine label={placed?.label ?? null} words={context.words} />
        <Kicker card={card} context={context} />
        <Heading>
          {card.kind === 'opinion' && placed?.byline !== false && <Author card={card} comma={context.words.comma} />}
          <a href={card.path} {...(placed?.label ? { rel: 'sponsored' } : {})}>
            {card.indexHeadline}
          </a>
        </Heading>
        {look.trail && card.trailText && <p class="trail">{card.trailText}</p>}
        {(placed?.byline ?? look.byline) && card.kind !== 'opinion' && <By card={card} context={context} />}
        <When card={card} look={look} context={context} />
        {placed && <Sublinks cards={placed.sublinks} context={context} />}
      </div>
      {look.name === 'opinion' && card.face && (
        <div class="face">
          <Picture picture={cutTo('1:1', card.face)} alt="" sizes="6rem" />
        </div>
      )}
      {media?.picture && look.sizes && (
        <div class="card-picture">
          <Picture
            picture={cutTo('3:2', media.picture)}
            alt={media.decorative ? '' : media.alt}
            sizes={look.sizes}
            first={first}
          />
        </div>
      )}
    </article>
  );
}

function classOf({ kind, face }: ShownCard, { name }: CardLook, hasPicture: boolean): string {
  const opinion = kind === 'opinion' ? ' is-opinion' : '';
  const faced = name === 'opinion' && face ? ' faced' : '';
  return `card card-${name}${hasPicture ? '' : ' no-picture'}${opinion}${faced}`;
}

/** When it appeared, where that matters; of a live story when it last moved. */
function When({ card, look, context }: Pick<CardProps, 'card' | 'look' | 'context'>): VNode | null {
  const { words, edition } = context;
  if (card.movedAt !== undefined)
    return (
      <p class="card-day">
        {words.lastUpdated}
        {words.colon} <Moment at={card.movedAt} edition={edition} />
      </p>
    );
  if (!look.day && !card.isOld) return null;
  return (
    <p class="card-day">
      <Day at={card.sortAt} edition={edition} />
    </p>
  );
}

/** Headlines of what belongs to a story, at the end of its words: nothing may stand between these and the picture (`cards.css`). */
function Sublinks({ cards, context }: { cards: readonly ShownCard[]; context: RenderContext }): VNode | null {
  if (cards.length === 0) return null;
  return (
    <ul class="sublinks">
      {cards.map((card) => (
        <li {...langAttributes(card, context.edition)}>
          <a href={card.path}>{card.indexHeadline}</a>
        </li>
      ))}
    </ul>
  );
}

function Kicker({ card, context }: { card: ShownCard; context: RenderContext }): VNode | null {
  const film = card.mainMedia?.type === 'video' ? card.mainMedia : null;
  const seconds = film && (recordingOf(film)?.seconds ?? film.durationSeconds);
  const label = labelOf(card, context);
  if (!label && seconds === null) return null;
  return (
    <p class={card.kind === 'live' ? 'kicker live' : 'kicker'}>
      {label} {seconds !== null && <time datetime={durationCode(seconds)}>{durationLine(seconds)}</time>}
    </p>
  );
}

/** What is over a headline. An opinion names its author beside the headline instead, and nobody is named twice. */
function labelOf({ kicker, kind, byline }: ShownCard, { words }: RenderContext): string | null {
  if (kind !== 'opinion') return kicker ?? words.kinds[kind];
  return byline.some(({ person }) => person === kicker) ? null : kicker;
}

function Author({ card, comma }: { card: ShownCard; comma: string }): VNode | null {
  const names = card.byline.map(({ person }) => person).join(comma);
  return names ? <span class="author">{names} </span> : null;
}

function By({ card, context: { words } }: { card: ShownCard; context: RenderContext }): VNode | null {
  const names = card.byline.map(({ person }) => person).join(words.comma);
  return names ? (
    <p class="card-by">
      {words.by} {names}
    </p>
  ) : null;
}

/** The picture a card shows: the main picture, or the still of a film; null when no bytes have survived. */
export function stillIn(media: MainMedia | null): BlockOf<'image'> | null {
  const still = media?.type === 'video' ? media.poster : media;
  return still?.picture ? still : null;
}
