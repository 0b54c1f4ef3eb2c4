import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Badge } from '../../ui/badge.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Empty } from '../../ui/states.tsx';
import { useMe } from '../session.ts';
import { offlineWords as words } from '../words/offline.ts';
import { counted } from '../../ui/language.ts';
import { keptStories, type KeptStory } from './kept-stories.ts';
import './kept-here.css';
import { uiWords } from '../../ui/words.ts';

/** In place of the desk while there is no connection: the way back to the texts that are kept on this device. */
export function KeptHere() {
  const me = useMe();
  const kept = useQuery({
    queryKey: ['kept-here', me.id],
    queryFn: () => keptStories(me.id),
    networkMode: 'always',
    staleTime: 0,
  });
  if (!kept.data) return null;
  if (kept.data.length === 0)
    return (
      <Empty title={uiWords.noConnection}>
        <p>{words.noneKept}</p>
      </Empty>
    );
  return (
    <section className="kept-here">
      <h2>{uiWords.noConnection}</h2>
      <p>{words.keptHere}</p>
      <KeptList stories={kept.data} />
    </section>
  );
}

/** Kept stories, and how much of each is nowhere else. */
export function KeptList({ stories }: { readonly stories: readonly KeptStory[] }) {
  return (
    <ul className="kept-list">
      {stories.map(({ id, headline, at, unsaved }) => (
        <li key={id}>
          <Link to={`/stories/${id}` as '/'} dir="auto">
            {headline || words.untitled}
          </Link>
          <span className="kept-facts">
            {unsaved > 0 && <Badge tone="warn">{counted(unsaved, words.onlyHere)}</Badge>}
            <span>
              {words.lastOpen} <Moment at={at} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
