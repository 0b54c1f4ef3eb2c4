import type { ContainerSettings, Label, Sublink } from '../../story/arrangement.ts';
import { frontNamed } from '../../story/front-id.ts';
import type { ListName } from '../../story/front.ts';
import type { NewsroomFacts } from '../session.ts';
import { frontWords as words } from '../words/fronts.ts';
import type { CardStory, FrontView } from './front-query.ts';

/** What editors are told about a card: its words beside those of its story, and whether readers see them. */
export interface CardWords {
  /** What is on the card. */
  readonly headline: string;
  readonly dir: 'ltr' | 'rtl' | 'auto';
  /** The story's own headline, where the card says another. */
  readonly own: string | null;
  /** `changed`: the story is not what it was when something was written on the card. `corrected`: and readers see its own words. */
  readonly since: 'changed' | 'corrected' | null;
  readonly state: CardState;
}

/** Whether readers can see what a card leads to. `unknown`: a story that is not here. */
export type CardState = 'live' | 'scheduled' | 'draft' | 'withdrawn' | 'killed' | 'link' | 'newest' | 'unknown';

export function wordsOf(card: Sublink, story: CardStory | undefined, newsroom: NewsroomFacts): CardWords {
  const { content, overrides } = card;
  const own = ownHeadline(card, story, newsroom);
  const written = overrides.headline?.value;
  return {
    headline: written ?? own,
    dir: content.is === 'story' && written === undefined ? (story?.dir ?? 'auto') : 'auto',
    own: written === undefined || written === own ? null : own,
    since: story && content.is === 'story' ? sinceWritten(card, story) : null,
    state: content.is === 'story' ? stateOf(story) : content.is,
  };
}

function ownHeadline({ content }: Sublink, story: CardStory | undefined, newsroom: NewsroomFacts): string {
  if (content.is === 'link') return content.headline;
  if (content.is === 'newest') return words.newestOf(listName(content.list, newsroom));
  return story?.headline ?? words.unknownStory;
}

function stateOf(story: CardStory | undefined): CardState {
  if (!story) return 'unknown';
  if (story.state !== 'never') return story.state;
  return story.scheduledAt === null ? 'draft' : 'scheduled';
}

/** Overrides that are shown only with the version of the story for which they were written. */
const ofOneVersion = ['headline', 'kicker', 'trailText', 'picture'] as const;

function sinceWritten({ overrides }: Sublink, { version, corrected }: CardStory): CardWords['since'] {
  const against = ofOneVersion.flatMap((field) => overrides[field]?.against ?? []);
  if (against.some((one) => one < (corrected ?? 0))) return 'corrected';
  return against.some((one) => one < version) ? 'changed' : null;
}

/** A list as editors name it; that of a section or topic that is no more as it was called. */
export function listName(list: ListName, { editions, sections, topics, past }: NewsroomFacts): string {
  const gone = past[list];
  if (gone !== undefined) return words.noMore(gone);
  const [kind, ...rest] = list.split('/');
  const slug = rest.join('/');
  if (kind === 'section') return sections.find((one) => one.slug === slug)?.name ?? slug;
  if (kind === 'topic') return topics.find((one) => one.slug === slug)?.name ?? slug;
  if (kind === 'edition') return editions.find(({ id }) => id === slug)?.name ?? slug;
  return words.allStories;
}

/** The titles of the containers in which each story stands on a front, under other cards too; what was taken off is not on it. */
export function whereStoriesStand({ containers }: Pick<FrontView, 'containers'>): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { draft } of containers) {
    const shown = Object.entries(draft.lists).flatMap(([list, ids = []]) => (list === 'off' ? [] : ids));
    for (const card of shown) {
      const content = draft.cards[card]?.content;
      if (content?.is === 'story') found.set(content.id, [...(found.get(content.id) ?? []), titleOf(draft)]);
    }
  }
  return found;
}

/** The title of a container; of one without a title what it looks like. */
export function titleOf({ title, layout }: Pick<ContainerSettings, 'title' | 'layout'>): string {
  return title ?? words.untitled(words.shortLayouts[layout]);
}

/** What readers are told about who paid. */
export function labelInWords(label: Label): string {
  return label.is === 'advertisement' ? words.advertisement : words.sponsoredBy(label.by);
}

/** What a front is of, as editors name it among others; its own name for one that is not known here. */
export function frontName(front: string, newsroom: NewsroomFacts): string {
  const { is } = frontNamed(front);
  const name = ownName(front, newsroom);
  if (name === null) return front;
  const called = { edition: plain, free: plain, section: words.sectionNamed, topic: words.topicNamed };
  return is === 'promos' ? words.promosOf(name) : called[is](name);
}

/** The heading of a front's screen; null for one that is not known here. */
export function frontTitle(front: string, newsroom: NewsroomFacts): string | null {
  const { is } = frontNamed(front);
  const name = ownName(front, newsroom);
  if (name === null) return null;
  const called = { edition: words.frontOf, free: plain, section: words.sectionFront, topic: words.topicFront };
  return is === 'promos' ? words.promosOf(name) : called[is](name);
}

const plain = (name: string): string => name;

function ownName(front: string, { editions, sections, topics, fronts }: NewsroomFacts): string | null {
  const { is, word } = frontNamed(front);
  if (is === 'edition' || is === 'promos') return editions.find(({ id }) => id === word)?.name ?? null;
  const known = { section: sections, topic: topics, free: fronts }[is];
  return known.find(({ slug }) => slug === word)?.name ?? null;
}
