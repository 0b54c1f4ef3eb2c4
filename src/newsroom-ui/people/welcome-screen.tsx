import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { type AnswerOf, call, Refused } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Loading } from '../../ui/states.tsx';
import { sessionQuery } from '../session.ts';
import { Steps } from '../first-run/steps.tsx';
import { peopleWords } from '../words/people.ts';
import { Door, DoorProblem } from './door.tsx';
import { DoorForm } from './door-form.tsx';
import { keptSession } from './kept-session.ts';
import { makePasskey } from './passkeys.ts';
import { problemAt } from './use-doing.ts';

const words = peopleWords.welcome;

/** Where a link leads: the token stands after the `#`, which no server and no log ever sees. */
export function WelcomeScreen() {
  const { newsroom, demo, hasBegun } = useSuspenseQuery(sessionQuery).data;
  const [token] = useState(() => location.hash.slice(1));
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => call('POST /api/welcome/look', { body: { token } }),
    enabled: token.length >= 20,
    staleTime: Infinity,
  });
  return (
    <Door title={words.title} over={peopleWords.door.to(newsroom)} isDemo={demo}>
      {token.length < 20 && <NoLink say={words.noLink} />}
      {link.isError && <NoLink say={link.error.message} />}
      {link.isLoading && <Loading lines={4} />}
      {link.data?.kind === 'first' && !hasBegun && <Steps here="you" />}
      {link.data && <Joining token={token} link={link.data} />}
    </Door>
  );
}

function NoLink({ say }: { readonly say: string }) {
  return (
    <>
      <DoorProblem>{say}</DoorProblem>
      <Link to="/sign-in" search={{}}>
        {words.toSignIn}
      </Link>
    </>
  );
}

type LinkFacts = AnswerOf<'POST /api/welcome/look'>;
type MadePasskey = NonNullable<Awaited<ReturnType<typeof makePasskey>>>;

const greetings: Readonly<Record<LinkFacts['kind'], (link: LinkFacts) => string>> = {
  first: () => words.first,
  invitation: ({ role }) => words.invitation(peopleWords.roles[role]),
  reset: () => words.reset,
};

interface JoiningProps {
  readonly token: string;
  readonly link: LinkFacts;
}

function Joining({ token, link }: JoiningProps) {
  const [who, setWho] = useState({ name: link.name ?? '', email: link.email ?? '' });
  const [password, setPassword] = useState('');
  const [passkey, setPasskey] = useState<MadePasskey | null>(null);
  const { error, isBusy, run } = useSending();
  const join = (): void => {
    const ways = {
      ...(password !== '' && { password }),
      ...(passkey && { passkey: { name: words.passkeyName, response: passkey } }),
    };
    void run(() => call('POST /api/welcome', { body: { token, ...who, ...ways } }));
  };
  return (
    <DoorForm error={error} fields={['name', 'email', 'password']} onSend={join}>
      <p>{greetings[link.kind](link)}</p>
      <Who who={who} onChange={setWho} hasAddress={link.email !== null} error={error} />
      {link.passkeys && <PasskeyWay {...who} token={token} passkey={passkey} onMade={setPasskey} />}
      <Field
        label={words.passwordLabel}
        hint={link.passkeys ? words.passwordHint : words.passwordOnlyHint}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        isRequired={!passkey}
        error={problemAt(error, 'password')}
      />
      <Button look="main" type="submit" isDisabled={isBusy}>
        {words.join}
      </Button>
    </DoorForm>
  );
}

interface Newcomer {
  readonly name: string;
  readonly email: string;
}

interface WhoProps {
  readonly who: Newcomer;
  onChange(who: Newcomer): void;
  /** True when the link says for which address it is. */
  readonly hasAddress: boolean;
  readonly error: Refused | null;
}

/** Who comes in: the name that colleagues will see, and the address they sign in with. */
function Who({ who, onChange, hasAddress, error }: WhoProps) {
  return (
    <>
      <Field
        label={words.name}
        hint={words.nameHint}
        autoComplete="name"
        value={who.name}
        onChange={(name) => onChange({ ...who, name })}
        isRequired
        error={problemAt(error, 'name')}
      />
      <Field
        label={words.email}
        hint={words.emailHint}
        type="email"
        autoComplete="username"
        value={who.email}
        onChange={(email) => onChange({ ...who, email })}
        isReadOnly={hasAddress}
        isRequired
        error={problemAt(error, 'email')}
      />
    </>
  );
}

function useSending() {
  const router = useRouter();
  const [error, setError] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = async (send: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await send();
      const problem = await keptSession();
      if (problem === null) return router.history.push('/');
      setError(new Refused({ title: problem, status: 400 }));
    } catch (failed) {
      setError(failed instanceof Refused ? failed : new Refused({ title: String(failed), status: 0 }));
    } finally {
      setBusy(false);
    }
  };
  return { error, isBusy, run };
}

interface PasskeyWayProps extends Newcomer {
  readonly token: string;
  readonly passkey: MadePasskey | null;
  onMade(passkey: MadePasskey): void;
}

function PasskeyWay({ token, name, email, passkey, onMade }: PasskeyWayProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    setProblem(null);
    const { options } = await call('POST /api/welcome/passkey-options', { body: { token, name, email } });
    const made = await makePasskey(options);
    if (made) onMade(made);
    else setProblem(peopleWords.account.passkeyStopped);
  };
  const isReady = name.trim() !== '' && email.includes('@');
  return (
    <section className="door-way">
      <h2>{words.wayTitle}</h2>
      <p className="door-soft">{words.waySays}</p>
      {problem && <DoorProblem>{problem}</DoorProblem>}
      {passkey ? (
        <p className="door-note" role="status">
          {words.passkeyMade}
        </p>
      ) : (
        <Button
          isDisabled={!isReady}
          onPress={() => void make().catch((error: unknown) => setProblem(error instanceof Error ? error.message : ''))}
        >
          {words.makePasskey}
        </Button>
      )}
    </section>
  );
}
