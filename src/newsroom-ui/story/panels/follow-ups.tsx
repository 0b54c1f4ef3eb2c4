import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, call } from '../../api.ts';
import { panelWords } from '../../words/panels.ts';

const words = panelWords.filing;

type Kin = AnswerOf<'GET /api/stories/:id/follow-ups'>['by'][number];

/** What a story takes further, and what takes it further; nothing for a story that stands alone. */
export function FollowUps({ storyId }: { readonly storyId: string }) {
  const { data } = useQuery({
    queryKey: ['follow-ups', storyId],
    queryFn: () => call('GET /api/stories/:id/follow-ups', { params: { id: storyId } }),
  });
  if (!data || (data.of === null && data.by.length === 0)) return null;
  return (
    <section className="panel-part">
      {data.of && <Named title={words.followsUp} stories={[data.of]} />}
      {data.by.length > 0 && <Named title={words.followedBy} stories={data.by} />}
    </section>
  );
}

function Named({ title, stories }: { readonly title: string; readonly stories: readonly Kin[] }) {
  return (
    <>
      <h2>{title}</h2>
      <ul aria-label={title}>
        {stories.map(({ id, headline, dir }) => (
          <li key={id}>
            <a href={`/stories/${id}`} dir={dir}>
              {headline}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
