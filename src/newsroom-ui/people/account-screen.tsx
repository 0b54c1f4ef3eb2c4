import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type AnswerOf, call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { dateText } from '../../ui/language.ts';
import { queries } from '../queries.ts';
import { sessionQuery } from '../session.ts';
import { peopleWords } from '../words/people.ts';
import { DoorForm } from './door-form.tsx';
import { AccountEvents } from './own-events.tsx';
import { Passkeys } from './own-passkeys.tsx';
import { SecondFactor } from './own-second-factor.tsx';
import { Sessions } from './own-sessions.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { SignOut } from './sign-out.tsx';
import { problemAt, useDoing } from './use-doing.ts';
import './people.css';

const words = peopleWords.account;

export type OwnAccount = AnswerOf<'GET /api/account'>;

/** One's own name, ways to sign in, and where one is signed in. */
export function AccountScreen() {
  const session = useSuspenseQuery(sessionQuery).data;
  const account = useQuery({ queryKey: ['account', 'own'], queryFn: () => call('GET /api/account') });
  return (
    <Screen title={words.title} beside={<SignOut />}>
      {account.isPending && <Loading />}
      {account.isError && <Failed error={account.error} onRetry={() => void account.refetch()} />}
      {account.data && (
        <div className="account">
          {account.data.isDemo && (
            <p className="door-note">{account.data.isEverybodys ? words.demo : words.demoInvited}</p>
          )}
          {session.lacksSecondFactor && <p className="door-note">{peopleWords.secondFactor.needed}</p>}
          <You account={account.data} />
          {!account.data.isEverybodys && <Password account={account.data} />}
          {!account.data.isEverybodys && <Passkeys account={account.data} />}
          {!account.data.isEverybodys && <SecondFactor account={account.data} />}
          <Sessions account={account.data} />
          {!account.data.isEverybodys && <AccountEvents />}
        </div>
      )}
    </Screen>
  );
}

function You({ account }: { readonly account: OwnAccount }) {
  return (
    <section className="account-part">
      <h2>{words.you}</h2>
      <OwnName account={account} />
      <dl className="account-facts">
        <div>
          <dt>{words.email}</dt>
          <dd>{account.email}</dd>
        </div>
        <div>
          <dt>{words.role}</dt>
          <dd>
            {peopleWords.roles[account.role]}
            <span className="account-soft"> {peopleWords.can[account.role]}</span>
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** One's name, and a button that saves another. */
function OwnName({ account }: { readonly account: OwnAccount }) {
  const [name, setName] = useState(account.name);
  const { isBusy, error, run } = useDoing();
  const save = async (): Promise<void> => {
    const said = { say: words.saved, refresh: 'account' };
    if (await run(() => call('PUT /api/account/name', { body: { name } }), said))
      await queries.invalidateQueries({ queryKey: ['session'] });
  };
  return (
    <DoorForm className="account-name" error={error} fields={['name']} onSend={() => void save()}>
      <Field
        label={words.name}
        value={name}
        onChange={setName}
        autoComplete="name"
        isRequired
        isReadOnly={account.isEverybodys}
        error={problemAt(error, 'name')}
      />
      {!account.isEverybodys && (
        <Button type="submit" isDisabled={isBusy || name.trim() === account.name}>
          {words.save}
        </Button>
      )}
    </DoorForm>
  );
}

function Password({ account }: { readonly account: OwnAccount }) {
  const [isOpen, setOpen] = useState(false);
  const { passwordSetAt } = account;
  return (
    <section className="account-part">
      <h2>{words.password}</h2>
      <p className="account-soft">
        {passwordSetAt ? `${words.passwordSet} ${dateText(passwordSetAt, { dateStyle: 'long' })}` : words.noPassword}
      </p>
      <div>
        <Button onPress={() => setOpen(true)}>{passwordSetAt ? words.changePassword : words.setPassword}</Button>
      </div>
      {isOpen && <PasswordDialog hasOne={passwordSetAt !== null} onClose={() => setOpen(false)} />}
    </section>
  );
}
