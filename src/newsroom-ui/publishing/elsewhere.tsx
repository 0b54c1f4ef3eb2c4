import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, call } from '../api.ts';
import { Badge } from '../../ui/badge.tsx';
import { PreciseMoment } from '../../ui/moment.tsx';
import { elsewhereWords as words } from '../words/elsewhere.ts';

/** How often machines elsewhere are asked for while one has not said yet that it has what was published, in milliseconds. */
const ASK_EVERY_MS = 500;
const ASK_QUIETLY_MS = 10_000;

type Elsewhere = NonNullable<AnswerOf<'GET /api/nodes'>['elsewhere']>;

/** On which machines elsewhere readers have what was published up to now, and since when; nothing where there are none. `of` names what. */
export function ElsewhereFor({ of }: { readonly of: string }) {
  const first = useQuery({
    queryKey: ['nodes', of],
    queryFn: () => call('GET /api/nodes', { query: {} }),
    staleTime: Infinity,
  });
  const settle = first.data?.elsewhere ? first.data.settle : null;
  const now = useQuery({
    queryKey: ['nodes', of, settle],
    queryFn: () => call('GET /api/nodes', { query: { settle: settle ?? 0 } }),
    enabled: settle !== null,
    refetchInterval: ({ state }) => (isAwaited(state.data?.elsewhere ?? null) ? ASK_EVERY_MS : false),
  });
  const elsewhere = now.data?.elsewhere ?? first.data?.elsewhere ?? null;
  return (
    elsewhere && (
      <section className="elsewhere">
        <h3>{words.title}</h3>
        <Nodes elsewhere={elsewhere} />
      </section>
    )
  );
}

/** The same for whatever is newest, as long as somebody looks. */
export function ElsewhereNow() {
  const now = useQuery({
    queryKey: ['nodes', 'now'],
    queryFn: () => call('GET /api/nodes', { query: {} }),
    refetchInterval: ({ state }) => (isAwaited(state.data?.elsewhere ?? null) ? ASK_EVERY_MS : ASK_QUIETLY_MS),
  });
  if (!now.data?.elsewhere) return null;
  return (
    <section className="press-part">
      <h2>{words.title}</h2>
      <Nodes elsewhere={now.data.elsewhere} />
    </section>
  );
}

function isAwaited(elsewhere: Elsewhere | null): boolean {
  return elsewhere?.nodes.some(({ hadAt, isAway }) => hadAt === null && !isAway) ?? false;
}

function Nodes({ elsewhere: { nodes, publishedAt, is, why } }: { readonly elsewhere: Elsewhere }) {
  return (
    <>
      {publishedAt === null && <p role="status">{is === 'stopped' ? words.stopped : words.notPublished}</p>}
      {why !== null && <p className="problem-stop">{why}</p>}
      {nodes.length === 0 && <p>{words.noNodes}</p>}
      <ul className="elsewhere-nodes">
        {nodes.map((node) => (
          <Node key={node.name} node={node} />
        ))}
      </ul>
    </>
  );
}

function Node({ node: { name, hadAt, heardAt, isAway, trouble } }: { readonly node: Elsewhere['nodes'][number] }) {
  return (
    <li>
      <b dir="auto">{name}</b>{' '}
      {hadAt !== null && (
        <span>
          <Badge tone="live">{words.has}</Badge> <PreciseMoment at={hadAt} />
        </span>
      )}
      {hadAt === null && !isAway && <Badge tone="warn">{words.onItsWay}</Badge>}
      {isAway && (
        <span>
          <Badge tone="warn">{words.away}</Badge> <PreciseMoment at={heardAt} />
        </span>
      )}
      {trouble !== null && hadAt === null && <span className="elsewhere-trouble">{trouble}</span>}
    </li>
  );
}
