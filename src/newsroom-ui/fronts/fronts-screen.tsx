import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Badge } from '../../ui/badge.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import type { AnswerOf } from '../api.ts';
import { frontWords as words } from '../words/fronts.ts';
import { frontsQuery } from './front-query.ts';
import { useFrontEvents } from './use-front-events.ts';
import './fronts.css';

type Front = AnswerOf<'GET /api/fronts'>['fronts'][number];

/** The front of every edition, and how far each is arranged. */
export function FrontsScreen() {
  const asked = useQuery(frontsQuery);
  useFrontEvents();
  return (
    <Screen title={words.title}>
      <p className="fronts-says">{words.says}</p>
      {asked.isPending && <Loading lines={3} />}
      {asked.isError && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data?.fronts.length === 0 && <Empty title={words.none} />}
      <ul className="fronts">
        {asked.data?.fronts.map((front) => (
          <FrontLine key={front.id} front={front} />
        ))}
      </ul>
    </Screen>
  );
}

function FrontLine({ front: { id, name, isArranged, isLaunched } }: { readonly front: Front }) {
  const way = isLaunched ? 'launched' : isArranged ? 'draft' : 'untouched';
  const tone = ({ launched: 'live', draft: 'accent', untouched: 'plain' } as const)[way];
  return (
    <li>
      <Link to="/fronts/$front" params={{ front: id }} dir="auto">
        {words.frontOf(name)}
      </Link>
      <Badge tone={tone}>{words.ways[way]}</Badge>
    </li>
  );
}
