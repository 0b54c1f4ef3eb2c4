import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { deskWords as words } from '../words/desk.ts';
import type { DeskStory } from './desk-query.ts';
import './activity.css';

/** What was done with a story, newest first, with the notes of those who handed it over. */
export function Activity({ story, onClose }: { readonly story: Pick<DeskStory, 'id' | 'headline'>; onClose(): void }) {
  const asked = useInfiniteQuery({
    queryKey: ['activity', story.id],
    queryFn: ({ pageParam }) =>
      call('GET /api/stories/:id/activity', {
        params: { id: story.id },
        query: pageParam ? { before: pageParam } : {},
      }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });
  const acts = asked.data?.pages.flatMap((page) => page.acts) ?? [];
  return (
    <Dialog title={`${words.activity}: ${story.headline}`} size="medium" onClose={onClose}>
      {asked.isPending && <Loading lines={4} />}
      {asked.isError && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && acts.length === 0 && <Empty title={words.noActivity} />}
      <ol className="activity">
        {acts.map(({ seq, at, name, summary, note }) => (
          <li key={seq}>
            <p>
              <Moment at={at} /> <span dir="auto">{name ?? words.system}</span>
            </p>
            <p dir="auto">{summary}</p>
            {note && (
              <blockquote dir="auto" className="activity-note">
                {note}
              </blockquote>
            )}
          </li>
        ))}
      </ol>
      {asked.hasNextPage && <Button onPress={() => void asked.fetchNextPage()}>{words.older}</Button>}
    </Dialog>
  );
}
