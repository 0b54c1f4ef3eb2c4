import { call } from '../api.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { peopleWords } from '../words/people.ts';
import type { OwnAccount } from './account-screen.tsx';
import { agentInWords } from './agent.ts';
import { DoorProblem } from './door.tsx';
import { useDoing } from './use-doing.ts';

const words = peopleWords.account;

/** Where one is signed in, and the end of it. */
export function Sessions({ account: { sessions } }: { readonly account: OwnAccount }) {
  const { isBusy, error, run } = useDoing();
  const end = (id: string): void => {
    const said = { say: words.ended, refresh: 'account' };
    void run(() => call('DELETE /api/account/sessions/:id', { params: { id } }), said);
  };
  const endOthers = (): void => {
    void run(() => call('DELETE /api/account/sessions'), { say: words.othersEnded, refresh: 'account' });
  };
  return (
    <section className="account-part">
      <h2>{words.sessions}</h2>
      {error && <DoorProblem>{error.message}</DoorProblem>}
      <ul className="account-list">
        {sessions.map((session) => (
          <li key={session.id}>
            <span>
              <strong title={session.agent}>{agentInWords(session.agent)}</strong>{' '}
              {session.isCurrent && <Badge tone="live">{words.thisOne}</Badge>}
              <span className="account-soft">
                {words.ways[session.way]} {words.since} <Moment at={session.firstUsedAt} />, {words.used}{' '}
                <Moment at={session.lastUsedAt} /> · {session.address}
              </span>
            </span>
            {!session.isCurrent && (
              <Button
                small
                isDisabled={isBusy}
                onPress={() => end(session.id)}
                aria-label={`${words.end}: ${agentInWords(session.agent)}, ${session.address}`}
              >
                {words.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <div>
          <Button isDisabled={isBusy} onPress={endOthers}>
            {words.endOthers}
          </Button>
        </div>
      )}
    </section>
  );
}
