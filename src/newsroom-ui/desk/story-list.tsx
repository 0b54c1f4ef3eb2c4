import { useEffect, useLayoutEffect, useRef } from 'react';
import { deskWords as words } from '../words/desk.ts';
import type { DeskStory } from '../story-dialogs/desk-query.ts';
import type { RowActs } from '../story-dialogs/story-actions.tsx';
import { StoryRow } from './story-row.tsx';
import { focusedStory, rowLinks } from './use-desk-keys.ts';

interface ListProps {
  readonly stories: readonly DeskStory[];
  readonly selected: ReadonlySet<string>;
  onSelect(id: string): void;
  readonly acts: RowActs;
  readonly hasMore: boolean;
  onMore(): void;
}

/** The stories of a lane, more of them as one comes near the end. */
export function StoryList({ stories, selected, onSelect, acts, hasMore, onMore }: ListProps) {
  useKeptFocus(stories);
  return (
    <>
      <ol className="stories">
        {stories.map((story) => (
          <StoryRow key={story.id} story={story} isSelected={selected.has(story.id)} onSelect={onSelect} acts={acts} />
        ))}
      </ol>
      {hasMore ? <More onMore={onMore} /> : <p className="stories-end">{words.end}</p>}
    </>
  );
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
