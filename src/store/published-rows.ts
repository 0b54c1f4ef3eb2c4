import type { Instant } from '../base/clock.ts';
import { UNDATED } from '../story/lists.ts';
import { cardOf, type PublishedStory } from '../story/published.ts';
import type { Story } from '../story/story.ts';
import { type ChangeKind, isSubstantive } from '../story/version.ts';
import type { Schema } from './schema.ts';

/** What of a version says how its story stands afterwards. */
interface Publishing {
  readonly story: Story;
  readonly change: ChangeKind;
  readonly stated?: { readonly firstPublishedAt: Instant | null; readonly lastUpdatedAt: Instant | null } | undefined;
}

/** A story as it stands for readers once its next version went live at this time. */
export function publishedAfter(
  before: PublishedStory | null,
  version: Publishing,
  { at }: { readonly at: Instant },
): PublishedStory {
  const number = (before?.version ?? 0) + 1;
  const dates = before ? laterDates(before, version, at) : firstDates(version, at);
  const { story, change } = version;
  const isRetracted = change === 'retraction' || before?.retracted === true;
  return { story, state: { is: 'live' }, version: number, change, ...(isRetracted && { retracted: true }), ...dates };
}

type Dates = Pick<PublishedStory, 'firstPublishedAt' | 'lastUpdatedAt' | 'sortAt'>;

function firstDates({ stated }: Publishing, at: Instant): Dates {
  if (!stated) return { firstPublishedAt: at, lastUpdatedAt: at, sortAt: at };
  const { firstPublishedAt, lastUpdatedAt } = stated;
  return { firstPublishedAt, lastUpdatedAt, sortAt: firstPublishedAt ?? lastUpdatedAt ?? UNDATED };
}

function laterDates(before: PublishedStory, version: Publishing, at: Instant): Dates {
  const firstPublishedAt = before.firstPublishedAt ?? version.stated?.firstPublishedAt ?? null;
  const stated = firstPublishedAt ?? version.stated?.lastUpdatedAt ?? UNDATED;
  return {
    firstPublishedAt,
    lastUpdatedAt: isSubstantive(version.change) ? (version.stated?.lastUpdatedAt ?? at) : before.lastUpdatedAt,
    // A later copy of the page may state what the first did not.
    sortAt: before.sortAt === UNDATED ? stated : before.sortAt,
  };
}

/** The row of a published story; `at` is when it came to be so. */
export function publishedRow(published: PublishedStory, at: Instant): Schema['stories'] {
  const { state, story } = published;
  return {
    id: story.id,
    state: state.is,
    state_at: state.is === 'live' ? at : state.at,
    reason: state.is === 'killed' ? state.reason : null,
    version: published.version,
    change: published.change,
    first_published_at: published.firstPublishedAt,
    last_updated_at: published.lastUpdatedAt,
    sort_at: published.sortAt,
    card: JSON.stringify(cardOf(published)),
    url_slug: story.urlSlug,
    edition: story.edition,
    // Its version has them.
    json: '',
  };
}
