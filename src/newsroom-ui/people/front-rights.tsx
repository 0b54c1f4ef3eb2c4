import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type FrontPermission, frontPermissions, frontRoles, namedFronts } from '../../story/front-rights.ts';
import { isAtLeast } from '../../story/person.ts';
import { Button } from '../../ui/button.tsx';
import { listed } from '../../ui/language.ts';
import { Tick } from '../../ui/tick.tsx';
import { call } from '../api.ts';
import { frontName } from '../fronts/card-words.ts';
import { frontsQuery } from '../fronts/front-query.ts';
import { useNewsroom } from '../session.ts';
import { peopleWords } from '../words/people.ts';
import { Choice } from './choice.tsx';
import type { ListedPerson } from './people-screen.tsx';
import type { Doing } from './use-doing.ts';

const words = peopleWords.fronts;

interface RightsProps {
  readonly person: ListedPerson;
  readonly doing: Doing;
}

/** On which fronts somebody may do what: as their role says, or on named ones alone. */
export function FrontRightsOf(props: RightsProps) {
  return (
    <section className="people-act">
      <h3>{words.title}</h3>
      <p className="people-soft">{words.says}</p>
      {frontPermissions.map((permission) => (
        <Right key={permission} {...props} permission={permission} />
      ))}
    </section>
  );
}

function Right({ person, doing, permission }: RightsProps & { readonly permission: FrontPermission }) {
  const known = namedFronts(person, permission);
  const [chosen, setChosen] = useState<readonly string[] | null>(known);
  const save = (fronts: readonly string[]): void => {
    const asked = { params: { id: person.id }, body: { permission, fronts: [...fronts] } };
    void doing.run(() => call('PUT /api/people/:id/fronts', asked), {
      say: peopleWords.people.saved,
      refresh: 'people',
    });
  };
  const isChanged = chosen !== null && [...chosen].toSorted().join() !== (known ?? []).toSorted().join();
  return (
    <div className="people-right">
      <Choice
        label={words.may[permission]}
        value={chosen === null ? 'role' : 'named'}
        options={[
          { value: 'role', name: isAtLeast(person.role, frontRoles[permission]) ? words.all : words.noneByRole },
          { value: 'named', name: words.onlyThese },
        ]}
        onChange={(value) => {
          setChosen(value === 'role' ? null : (known ?? []));
          if (value === 'role' && known) save([]);
        }}
      />
      {chosen !== null && <Fronts permission={permission} chosen={chosen} onChoose={setChosen} />}
      {isChanged && (
        <Button isDisabled={doing.isBusy || chosen.length === 0} onPress={() => save(chosen)}>
          {peopleWords.people.save}
        </Button>
      )}
    </div>
  );
}

interface FrontsProps {
  readonly permission: FrontPermission;
  readonly chosen: readonly string[];
  onChoose(chosen: readonly string[]): void;
}

function Fronts({ permission, chosen, onChoose }: FrontsProps) {
  const newsroom = useNewsroom();
  const { data } = useQuery(frontsQuery);
  const { fronts = [], free = [], sections = [], topics = [], promos = [] } = data ?? {};
  const offered = permission === 'banner.put' ? fronts : [...fronts, ...free, ...sections, ...topics, ...promos];
  // One that has ended since is named still, so that it can be taken away.
  const all = [...new Set([...offered.map(({ id }) => id), ...chosen])];
  const toggle = (id: string): void =>
    onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset className="people-fronts">
      <legend>{words.which[permission]}</legend>
      {all.map((id) => (
        <Tick key={id} isTicked={chosen.includes(id)} onTick={() => toggle(id)}>
          <span dir="auto">{frontName(id, newsroom)}</span>
        </Tick>
      ))}
    </fieldset>
  );
}

/** The same in a line, for the list of people; nothing where their role says it all. */
export function FrontRightsLine({ person }: { readonly person: ListedPerson }) {
  const newsroom = useNewsroom();
  const lines = frontPermissions.flatMap((permission) => {
    const named = namedFronts(person, permission);
    return named ? [words.only[permission](listed(named.map((front) => frontName(front, newsroom))))] : [];
  });
  if (lines.length === 0) return null;
  return (
    <span className="people-soft people-only" dir="auto">
      {lines.join(' ')}
    </span>
  );
}
