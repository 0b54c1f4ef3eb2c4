import { messageOf } from '../../base/problem.ts';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button as PlainButton } from 'react-aria-components';
import { type AnswerOf, call, Refused } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { sessionQuery } from '../session.ts';
import { peopleWords } from '../words/people.ts';
import { doWork, workIn } from './device-work.ts';
import { Door, DoorProblem } from './door.tsx';
import { DoorForm } from './door-form.tsx';
import { CurrentPassword } from './current-password.tsx';
import { keptSession } from './kept-session.ts';
import { signInWithPasskey } from './passkeys.ts';

const words = peopleWords.door;

/** Where one comes in: with a password, with a passkey, or as somebody of the demonstration. */
export function SignInScreen() {
  const { newsroom, demo } = useSuspenseQuery(sessionQuery).data;
  const ways = useQuery({ queryKey: ['ways'], queryFn: () => call('GET /api/session/ways') });
  return (
    <Door title={words.signIn} over={words.to(newsroom)} isDemo={demo}>
      {ways.isPending && <Loading lines={4} />}
      {ways.isError && <Failed error={ways.error} onRetry={() => void ways.refetch()} />}
      {ways.data && <Ways ways={ways.data} />}
    </Door>
  );
}

/** Takes a way in and goes where one was going; or says why not. */
function useEntering() {
  const router = useRouter();
  const { to } = useSearch({ strict: false }) as { to?: string };
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const enter = async (way: () => Promise<string | null>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const stopped = await way().catch(messageOf);
    const found = stopped ?? (await keptSession());
    setProblem(found);
    setBusy(false);
    if (found === null) router.history.push(isOurs(to) ? to : '/');
  };
  return { problem, isBusy, enter };
}

/** True for a place in the newsroom; a link must not lead elsewhere after signing in. */
function isOurs(to: string | undefined): to is string {
  return to !== undefined && URL.parse(to, location.origin)?.origin === location.origin && to.startsWith('/');
}

interface Asking {
  /** Told when the device works a while first, because many have guessed. */
  onWork(isWorking: boolean): void;
  /** Told when a code is asked for beside the password. */
  onCode(): void;
}

async function signInWithPassword(body: Typed, { onWork, onCode }: Asking): Promise<string | null> {
  const send = (more: object = {}): Promise<unknown> => call('POST /api/session', { body: { ...body, ...more } });
  try {
    await send().catch(async (refused: unknown) => {
      const work = refused instanceof Refused ? workIn(refused.details) : null;
      if (!work) throw refused;
      onWork(true);
      await send({ work: await doWork(work) }).finally(() => onWork(false));
    });
    return null;
  } catch (refused) {
    if (!(refused instanceof Refused) || refused.code !== 'code-needed') throw refused;
    onCode();
    return '';
  }
}

interface Typed {
  readonly email: string;
  readonly password: string;
  readonly code?: string;
}

function Ways({ ways }: { readonly ways: AnswerOf<'GET /api/session/ways'> }) {
  const { problem, isBusy, enter } = useEntering();
  return (
    <>
      {!window.isSecureContext && <DoorProblem>{words.notSecure}</DoorProblem>}
      {problem && <DoorProblem>{problem}</DoorProblem>}
      {ways.isNew && ways.demoPeople.length === 0 && <p className="door-note">{words.isNew}</p>}
      <div className="door-ways">
        {ways.demoPeople.length > 0 && (
          <DemoPeople
            people={ways.demoPeople}
            onChoose={(id) => void enter(() => call('POST /api/session/demo', { body: { id } }).then(() => null))}
          />
        )}
        <OwnWays hasPasskeys={ways.passkeys} isBusy={isBusy} enter={enter} />
      </div>
    </>
  );
}

interface OwnWaysProps {
  readonly hasPasskeys: boolean;
  readonly isBusy: boolean;
  enter(way: () => Promise<string | null>): Promise<void>;
}

/** In with an account of one's own. */
function OwnWays({ hasPasskeys, isBusy, enter }: OwnWaysProps) {
  const [isWorking, setWorking] = useState(false);
  const [asksCode, setAsksCode] = useState(false);
  const asking = { onWork: setWorking, onCode: () => setAsksCode(true) };
  const passkey = () => enter(async () => ((await signInWithPasskey()) ? null : words.passkeyStopped));
  return (
    <div className="door-way">
      <PasswordForm
        isBusy={isBusy}
        asksCode={asksCode}
        onSend={(typed) => void enter(() => signInWithPassword(typed, asking))}
      />
      <p role="status" className={isWorking ? 'door-note' : 'only-read-aloud'}>
        {isWorking && words.working}
      </p>
      {hasPasskeys && (
        <div className="door-way">
          <p className="door-or">{words.or}</p>
          <Button onPress={() => void passkey()} isDisabled={isBusy}>
            {words.withPasskey}
          </Button>
        </div>
      )}
      <p className="door-soft">{words.forgotten}</p>
    </div>
  );
}

interface PasswordFormProps {
  readonly asksCode: boolean;
  readonly isBusy: boolean;
  onSend(typed: Typed): void;
}

function PasswordForm({ isBusy, asksCode, onSend }: PasswordFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const send = () => onSend({ email, password, ...(asksCode && { code }) });
  return (
    <DoorForm error={null} onSend={send}>
      <Field
        label={words.email}
        type="email"
        autoComplete="username webauthn"
        value={email}
        onChange={setEmail}
        isRequired
      />
      <CurrentPassword label={words.password} value={password} onChange={setPassword} />
      {asksCode && (
        <Field
          label={words.code}
          hint={words.codeHint}
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          autoFocus
          isRequired
        />
      )}
      <Button look="main" type="submit" isDisabled={isBusy}>
        {words.signIn}
      </Button>
    </DoorForm>
  );
}

interface DemoPeopleProps {
  readonly people: AnswerOf<'GET /api/session/ways'>['demoPeople'];
  onChoose(id: string): void;
}

function DemoPeople({ people, onChoose }: DemoPeopleProps) {
  return (
    <section className="door-way door-demo-ways">
      <h2>{words.demoTitle}</h2>
      <p className="door-soft">{words.demoSays}</p>
      <ul className="door-demo-people">
        {people.map(({ id, name, role }) => (
          <li key={id}>
            <PlainButton className="door-person" onPress={() => onChoose(id)}>
              <strong dir="auto">{name}</strong>
              <span>{peopleWords.roles[role]}</span>
            </PlainButton>
          </li>
        ))}
      </ul>
      <p className="door-or">{words.or}</p>
    </section>
  );
}
