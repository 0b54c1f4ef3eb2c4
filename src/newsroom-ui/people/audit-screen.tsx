import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { type AnswerOf, call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { peopleWords } from '../words/people.ts';
import { useMe } from '../session.ts';
import { Choice } from './choice.tsx';
import { OnlyAdministrators } from './only-administrators.tsx';
import './audit.css';

const words = peopleWords.audit;

interface Search {
  readonly words: string;
  readonly person: string;
  readonly act: string;
  /** Days as their fields write them, in the clock of whoever looks. */
  readonly from: string;
  readonly to: string;
}

const everything: Search = { words: '', person: '', act: '', from: '', to: '' };

/** Everything that was done, to be searched. */
export function AuditScreen() {
  const { role } = useMe();
  return role === 'administrator' ? <Record /> : <OnlyAdministrators title={words.title} says={words.notYours} />;
}

function Record() {
  const [search, setSearch] = useState(everything);
  const asked = useDeferredValue(search);
  const found = useInfiniteQuery({
    queryKey: ['audit', asked],
    queryFn: ({ pageParam }) => call('GET /api/audit', { query: { ...queryOf(asked), before: pageParam } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const acts = found.data?.pages.flatMap((page) => page.acts) ?? [];
  return (
    <Screen title={words.title}>
      <p className="audit-says">{words.says}</p>
      <Filters search={search} onChange={setSearch} />
      {found.isPending && <Loading />}
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && acts.length === 0 && (
        <Empty title={words.none}>
          <p>{words.noneNext}</p>
        </Empty>
      )}
      <ol className="audit-list">
        {acts.map((act) => (
          <Row key={act.seq} act={act} />
        ))}
      </ol>
      {found.hasNextPage && (
        <div>
          <Button isPending={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
            {words.older}
          </Button>
        </div>
      )}
    </Screen>
  );
}

/** A day begins and ends where the person is who asks. */
function queryOf({ words: typed, person, act, from, to }: Search) {
  return {
    ...(typed.trim() !== '' && { words: typed }),
    ...(person !== '' && { person }),
    ...(act !== '' && { act }),
    ...(from !== '' && { from: new Date(`${from}T00:00:00`).toISOString() }),
    ...(to !== '' && { to: dayAfter(to) }),
  };
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + 1);
  return date.toISOString();
}

interface FiltersProps {
  readonly search: Search;
  onChange(search: Search): void;
}

function Filters({ search, onChange }: FiltersProps) {
  const known = useQuery({ queryKey: ['audit-filters'], queryFn: () => call('GET /api/audit/filters') });
  const change = (said: Partial<Search>): void => onChange({ ...search, ...said });
  const people = known.data?.people.map(({ id, name }) => ({ value: id, name })) ?? [];
  const acts = known.data?.acts.map((act) => ({ value: act, name: act })) ?? [];
  const everybody = [{ value: '', name: words.everybody }, { value: 'system', name: words.system }, ...people];
  return (
    <search className="audit-filters">
      <Field label={words.words} type="search" value={search.words} onChange={(typed) => change({ words: typed })} />
      <Choice
        label={words.person}
        value={search.person}
        options={everybody}
        onChange={(person) => change({ person })}
      />
      <Choice
        label={words.act}
        value={search.act}
        options={[{ value: '', name: words.everything }, ...acts]}
        onChange={(act) => change({ act })}
      />
      <Field label={words.from} type="date" value={search.from} onChange={(from) => change({ from })} />
      <Field label={words.to} type="date" value={search.to} onChange={(to) => change({ to })} />
      <Button onPress={() => onChange(everything)}>{words.clear}</Button>
    </search>
  );
}

type Act = AnswerOf<'GET /api/audit'>['acts'][number];

function Row({ act }: { readonly act: Act }) {
  const details = Object.entries(act.details).filter(([, value]) => value !== null);
  return (
    <li className="audit-row">
      <Moment at={act.at} />
      <span className="audit-what">
        <span dir="auto">{act.summary}</span>
        {(details.length > 0 || act.storyId) && (
          <details>
            <summary>{words.details}</summary>
            <dl>
              {act.storyId && <Detail name={words.story} value={act.storyId} />}
              {details.map(([name, value]) => (
                <Detail key={name} name={name} value={String(value)} />
              ))}
            </dl>
          </details>
        )}
      </span>
      <span className="audit-who" dir="auto">
        {act.name ?? (act.by === 'system' ? words.system : act.by)}
      </span>
    </li>
  );
}

function Detail({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  );
}
