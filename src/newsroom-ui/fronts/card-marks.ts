import type { ContainerSettings, Sublink } from '../../story/arrangement.ts';
import { frontWords as words } from '../words/fronts.ts';
import { type CardState, type CardWords, labelInWords } from './card-words.ts';
import type { CardStory, FrontContainer } from './front-query.ts';

/** Something an editor should know of a card; what is as it should be has no mark. */
export interface Mark {
  /** `quiet` is no more than a note. */
  readonly tone: 'quiet' | 'plain' | 'accent' | 'warn' | 'stop';
  readonly say: string;
  /** The moment that belongs to it. */
  readonly at?: string;
}

/** What a mark is made from: a card, its story, the words on it, and the place that readers would find it in; null for none. */
export interface Marked {
  readonly card: Sublink;
  readonly story: CardStory | undefined;
  readonly said: CardWords;
  readonly place: FrontContainer['places'][number] | null;
  /** Whether it stands in a slot itself, and not under another card or without room. */
  readonly isInSlot: boolean;
  /** Whether the newsroom has not said yet what becomes of it. */
  readonly isWaiting?: boolean;
  readonly layout: ContainerSettings['layout'];
  /** The moment of looking, in milliseconds. */
  readonly now: number;
}

/** A story older than this stands there on purpose, or was forgotten. */
const OLD_MS = 3 * 24 * 3_600_000;

/** The marks of a card, what stops it from being seen first. */
export function marksOf(marked: Marked): Mark[] {
  const { card, said } = marked;
  const label = card.overrides.label?.value ?? null;
  return [
    ...stateMarks(marked),
    ...(said.since ? [{ tone: 'warn', say: words.since[said.since] } as const] : []),
    ...pictureMarks(marked),
    ...(label ? [{ tone: 'plain', say: labelInWords(label) } as const] : []),
    ...bylineMarks(card),
    ...ageMarks(marked),
  ];
}

const tones = {
  scheduled: 'accent',
  draft: 'warn',
  withdrawn: 'stop',
  killed: 'stop',
  link: 'plain',
  newest: 'plain',
  unknown: 'stop',
} as const satisfies Partial<Record<CardState, Mark['tone']>>;

function stateMarks({ said: { state }, story, place, isInSlot, isWaiting = false }: Marked): Mark[] {
  const isElsewhere = !isWaiting && isInSlot && place === null && (state === 'live' || state === 'newest');
  const elsewhere = { tone: 'warn', say: state === 'newest' ? words.newestNone : words.standsAbove } as const;
  if (state === 'live') return isElsewhere ? [elsewhere] : [];
  const at = state === 'scheduled' && story?.scheduledAt ? { at: story.scheduledAt } : {};
  return [{ tone: tones[state], say: words.states[state], ...at }, ...(isElsewhere ? [elsewhere] : [])];
}

const withPictures: ReadonlySet<ContainerSettings['layout']> = new Set(['splash', 'lead', 'grid', 'pictures']);

function pictureMarks({ card: { overrides, content }, story, place, said, isInSlot, layout }: Marked): Mark[] {
  const isPictured = isInSlot && withPictures.has(layout) && said.state === 'live' && content.is === 'story';
  const chosen = overrides.picture?.value.is ?? null;
  if (chosen === 'none') return [{ tone: 'plain', say: words.pictureOff }];
  if (chosen === 'story') return [{ tone: 'plain', say: words.pictureOther }];
  if (chosen === 'library') return [{ tone: 'plain', say: words.pictureLibrary }];
  if (!isPictured || !place || place.thumb) return [];
  return [{ tone: 'warn', say: story?.thumb ? words.pictureAbove : words.noPicture }];
}

function ageMarks({ story, said, now }: Marked): Mark[] {
  if (said.state !== 'live' || !story?.sortAt) return [];
  return now - Date.parse(story.sortAt) > OLD_MS ? [{ tone: 'quiet', say: words.old, at: story.sortAt }] : [];
}

function bylineMarks({ overrides: { byline } }: Sublink): Mark[] {
  if (!byline) return [];
  return [{ tone: 'plain', say: byline.value ? words.bylineShown : words.bylineHidden }];
}
