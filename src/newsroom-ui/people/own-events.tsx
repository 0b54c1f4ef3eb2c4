import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../api.ts';
import { Badge } from '../../ui/badge.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { queries } from '../queries.ts';
import { peopleWords } from '../words/people.ts';

const words = peopleWords.events;

/** What happened to one's account lately; what is new is seen once it stands here. */
export function AccountEvents() {
  const asked = useQuery({ queryKey: ['account', 'events'], queryFn: () => call('GET /api/account/events') });
  const newest = asked.data?.events.find(({ isNew }) => isNew)?.seq;
  useEffect(() => {
    if (newest === undefined) return;
    const seen = call('PUT /api/account/events/seen', { body: { upTo: newest } });
    seen.then(() => queries.invalidateQueries({ queryKey: ['session'] })).catch(() => {});
  }, [newest]);
  return (
    <section className="account-part">
      <h2>{words.title}</h2>
      <p className="account-soft">{words.says}</p>
      {asked.isPending && <Loading lines={4} />}
      {asked.isError && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      <ol className="account-list">
        {asked.data?.events.map(({ seq, at, summary, by, address, isNew }) => (
          <li key={seq}>
            <span>
              <span dir="auto">{summary}</span> {isNew && <Badge tone="warn">{words.isNew}</Badge>}
              <span className="account-soft">
                {[by ?? words.nobody, address].filter(Boolean).join(' · ')} · <Moment at={at} />
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
