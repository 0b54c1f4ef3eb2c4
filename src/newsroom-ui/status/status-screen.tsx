import { useQuery } from '@tanstack/react-query';
import { type AnswerOf, call } from '../api.ts';
import { Badge } from '../../ui/badge.tsx';
import { counted } from '../../ui/language.ts';
import { Screen } from '../../ui/screen.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { OnlyAdministrators } from '../people/only-administrators.tsx';
import { useMe } from '../session.ts';
import { statusWords as words } from '../words/status.ts';
import './status.css';

const LOOK_EVERY_MS = 10_000;

type Standing = AnswerOf<'GET /api/status'>['standings'][number];

/** Whether everything is well, and what is slow, full, behind or away, with what to do about it. */
export function StatusScreen() {
  const { role } = useMe();
  return role === 'administrator' ? <Status /> : <OnlyAdministrators title={words.title} says={words.notYours} />;
}

function Status() {
  const asked = useQuery({
    queryKey: ['status'],
    queryFn: () => call('GET /api/status'),
    refetchInterval: LOOK_EVERY_MS,
  });
  const standings = asked.data?.standings;
  return (
    <Screen title={words.title} beside={standings && <Summary standings={standings} />}>
      {asked.isPending && <Loading />}
      {asked.isError && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      {standings && (
        <>
          <ul className="status-list">
            {standings.toSorted(wrongFirst).map((standing) => (
              <One key={standing.name} standing={standing} />
            ))}
          </ul>
          <p className="status-looked">{words.looked}</p>
        </>
      )}
    </Screen>
  );
}

function Summary({ standings }: { readonly standings: readonly Standing[] }) {
  const wrong = standings.filter(({ is }) => is === 'wrong').length;
  return (
    <span role="status">
      {wrong === 0 ? (
        <Badge tone="live">{words.allWell}</Badge>
      ) : (
        <Badge tone="warn">{counted(wrong, words.toDo)}</Badge>
      )}
    </span>
  );
}

function wrongFirst(one: Standing, other: Standing): number {
  return Number(other.is === 'wrong') - Number(one.is === 'wrong');
}

const TONES = { well: 'live', mind: 'plain', wrong: 'warn' } as const;

function One({ standing: { name, is, says } }: { readonly standing: Standing }) {
  return (
    <li>
      <h2>{name}</h2>
      <Badge tone={TONES[is]}>{words.is[is]}</Badge>
      <div className="status-says">
        {says.map(({ say, where }) => (
          <p key={`${say} ${where}`}>
            {withCommands(say)}
            {where !== null && (
              <code className="status-where" dir="auto">
                {where}
              </code>
            )}
          </p>
        ))}
      </div>
    </li>
  );
}

/** Words of the command line stand between backticks. */
function withCommands(text: string) {
  return text.split('`').map((part, at) => (at % 2 === 1 ? <code key={part}>{part}</code> : part));
}
