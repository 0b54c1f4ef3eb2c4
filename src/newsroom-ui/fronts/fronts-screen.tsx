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
      {asked.data && <Promos promos={asked.data.promos} />}
    </Screen>
  );
}

/** What stands on every story of an edition: arranged and launched as fronts are. */
function Promos({ promos }: { readonly promos: readonly Front[] }) {
  return (
    <section className="fronts-promos">
      <h2>{words.promos}</h2>
      <p className="fronts-says">{words.promosSay}</p>
      <ul className="fronts">
        {promos.map((front) => (
          <FrontLine key={front.id} front={front} called={words.promosOf} />
        ))}
      </ul>
    </section>
  );
}

interface FrontLineProps {
  readonly front: Front;
  called?(edition: string): string;
}

function FrontLine({ front: { id, name, isArranged, isLaunched }, called = words.frontOf }: FrontLineProps) {
  const way = isLaunched ? 'launched' : isArranged ? 'draft' : 'untouched';
  const tone = ({ launched: 'live', draft: 'accent', untouched: 'plain' } as const)[way];
  return (
    <li>
      <Link to="/fronts/$front" params={{ front: id }} dir="auto">
        {called(name)}
      </Link>
      <Badge tone={tone}>{words.ways[way]}</Badge>
    </li>
  );
}
