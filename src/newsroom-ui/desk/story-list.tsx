import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useNewsroom } from '../session.ts';
import { deskWords as words } from '../words/desk.ts';
import type { DeskStory, DeskView } from '../story-dialogs/desk-query.ts';
import { sectionName, useColleagues } from '../story-dialogs/names.ts';
import type { RowActs } from '../story-dialogs/story-actions.tsx';
import { ColumnHeads } from './column-heads.tsx';
import { groupStories } from './group-stories.ts';
import { StoryRow } from './story-row.tsx';
import { focusedStory, rowLinks } from './row-focus.ts';

interface ListProps {
  readonly stories: readonly DeskStory[];
  readonly sort: DeskView['sort'];
  onSort(sort: string): void;
  readonly selected: ReadonlySet<string>;
  onSelect(id: string): void;
  readonly acts: RowActs;
  readonly hasMore: boolean;
  onMore(): void;
}

/** The stories of a lane, in groups where the order makes some, more of them as one comes near the end. */
export function StoryList({ stories, sort, onSort, selected, onSelect, acts, hasMore, onMore }: ListProps) {
  useKeptFocus(stories);
  const groups = useGroups(stories, sort);
  return (
    <>
      <ColumnHeads sort={sort} onSort={onSort} />
      {groups.map(({ name, stories: grouped }, at) => (
        <section key={at} aria-label={name || undefined}>
          {name && (
            <h2 className="stories-group" dir="auto">
              {name}{' '}
              {(!hasMore || at < groups.length - 1) && <span className="lane-count figures">{grouped.length}</span>}
            </h2>
          )}
          <ol className="stories">
            {grouped.map((story) => (
              <StoryRow
                key={story.id}
                story={story}
                isSelected={selected.has(story.id)}
                onSelect={onSelect}
                acts={acts}
              />
            ))}
          </ol>
        </section>
      ))}
      {hasMore ? <More onMore={onMore} /> : <p className="stories-end">{words.end}</p>}
    </>
  );
}

function useGroups(stories: readonly DeskStory[], sort: DeskView['sort']) {
  const newsroom = useNewsroom();
  const { people, nameOf } = useColleagues();
  return useMemo(() => {
    const sectionOf = (slug: string): string => sectionName(newsroom, slug);
    return groupStories(stories, sort, { nameOf, sectionOf, now: new Date() });
    // `nameOf` is made again with every drawing; what it says follows from `people`.
  }, [stories, sort, newsroom, people]);
}

/** When the row that had the focus has left the lane, the one now in its place has it. */
function useKeptFocus(stories: readonly DeskStory[]): void {
  const last = useRef<{ id: string; at: number } | null>(null);
  useLayoutEffect(() => {
    const note = (): void => {
      const id = focusedStory();
      if (id) last.current = { id, at: rowLinks().findIndex((link) => link.closest(`[data-story="${id}"]`)) };
      else if (document.activeElement !== document.body) last.current = null;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useLayoutEffect(() => {
    const was = last.current;
    if (!was || document.activeElement !== document.body || stories.some(({ id }) => id === was.id)) return;
    rowLinks()[Math.min(was.at, stories.length - 1)]?.focus();
  }, [stories]);
}

function More({ onMore }: { onMore(): void }) {
  const place = useRef<HTMLButtonElement>(null);
  const more = useRef(onMore);
  more.current = onMore;
  useEffect(() => {
    const seen = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) more.current();
      },
      { rootMargin: '600px' },
    );
    if (place.current) seen.observe(place.current);
    return () => seen.disconnect();
  }, []);
  return (
    <button type="button" ref={place} className="stories-end" onClick={onMore}>
      {words.more}
    </button>
  );
}
