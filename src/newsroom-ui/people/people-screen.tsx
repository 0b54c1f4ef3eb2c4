import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type AnswerOf, call } from '../api.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useMe } from '../session.ts';
import { counted } from '../../ui/language.ts';
import { peopleWords } from '../words/people.ts';
import { FrontRightsLine } from './front-rights.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { OpenLinks } from './open-links.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { OnlyAdministrators } from './only-administrators.tsx';
import { SecondFactorRules } from './second-factor-rules.tsx';
import './people.css';

const words = peopleWords.people;

export type ListedPerson = AnswerOf<'GET /api/people'>['people'][number];

/** Everybody who has an account, and the links that are open. */
export function PeopleScreen() {
  const { role } = useMe();
  return role === 'administrator' ? <People /> : <OnlyAdministrators title={words.title} says={words.notYours} />;
}

function People() {
  const [isInviting, setInviting] = useState(false);
  const asked = useQuery({ queryKey: ['people'], queryFn: () => call('GET /api/people') });
  const invite = (
    <>
      {asked.data && <Badge>{counted(asked.data.people.length, words.count)}</Badge>}
      <Button look="main" onPress={() => setInviting(true)}>
        {words.invite}
      </Button>
    </>
  );
  return (
    <Screen title={words.title} beside={invite}>
      {asked.isPending && <Loading />}
      {asked.isError && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data && (
        <>
          <Everybody people={asked.data.people} />
          <OpenLinks invitations={asked.data.invitations} />
          <SecondFactorRules />
        </>
      )}
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Screen>
  );
}

function Everybody({ people }: { readonly people: readonly ListedPerson[] }) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const found = people.filter(({ name, email }) =>
    `${name} ${email}`.toLowerCase().includes(typed.trim().toLowerCase()),
  );
  const person = people.find(({ id }) => id === chosen);
  return (
    <section className="people-part">
      <div className="people-find">
        <Field label={words.find} type="search" value={typed} onChange={setTyped} />
      </div>
      {found.length === 0 && <Empty title={words.nobody} />}
      <ul className="people-list">
        {found.map((one) => (
          <PersonRow key={one.id} person={one} onManage={() => setChosen(one.id)} />
        ))}
      </ul>
      {person && <PersonDialog person={person} onClose={() => setChosen(null)} />}
    </section>
  );
}

function PersonRow({ person, onManage }: { readonly person: ListedPerson; onManage(): void }) {
  const me = useMe();
  const { name, email, role, state, isDemo, lastSeenAt } = person;
  return (
    <li className={state === 'deactivated' ? 'people-row people-row-shut' : 'people-row'}>
      <span className="people-who">
        <strong dir="auto">{name}</strong>
        <span className="people-soft">{email}</span>
      </span>
      <span className="people-states">
        <Badge tone={role === 'administrator' ? 'accent' : 'plain'}>{peopleWords.roles[role]}</Badge>
        {person.id === me.id && <Badge tone="live">{words.you}</Badge>}
        {state === 'deactivated' && <Badge tone="stop">{words.shut}</Badge>}
        {isDemo && <Badge tone="warn">{words.demo}</Badge>}
      </span>
      <span className="people-soft">{waysOf(person)}</span>
      <span className="people-soft">
        {lastSeenAt ? (
          <>
            {words.lastSeen} <Moment at={lastSeenAt} />
          </>
        ) : (
          words.notHere
        )}
      </span>
      <Button small onPress={onManage} aria-label={words.manageWhom(name)}>
        {words.manage}
      </Button>
      <FrontRightsLine person={person} />
    </li>
  );
}

function waysOf({ hasPassword, passkeys, isDemo }: ListedPerson): string {
  const ways = [hasPassword && words.byPassword, passkeys > 0 && counted(passkeys, words.byPasskeys)].filter(Boolean);
  if (isDemo && ways.length === 0) return '';
  return `${words.signsIn} ${ways.length > 0 ? ways.join(', ') : words.noWay}`;
}
