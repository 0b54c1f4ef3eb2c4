import { type AnswerOf, call } from '../api.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { peopleWords } from '../words/people.ts';
import { DoorProblem } from './door.tsx';
import { useDoing } from './use-doing.ts';

const words = peopleWords.people;

type Invitations = AnswerOf<'GET /api/people'>['invitations'];

/** Links that were made and not used yet, and the end of them. */
export function OpenLinks({ invitations }: { readonly invitations: Invitations }) {
  const { isBusy, error, run } = useDoing();
  const revoke = (id: string): void => {
    const said = { say: words.revoked, refresh: 'people' };
    void run(() => call('DELETE /api/invitations/:id', { params: { id } }), said);
  };
  return (
    <section className="people-part">
      <h2>{words.invitations}</h2>
      {error && <DoorProblem>{error.message}</DoorProblem>}
      {invitations.length === 0 && <p className="people-soft">{words.noInvitations}</p>}
      <ul className="people-list">
        {invitations.map((one) => (
          <li key={one.id} className="people-row people-row-link">
            <span className="people-who">
              <strong dir="auto">{one.name ?? one.email}</strong>
              <span className="people-soft">{one.name === null ? '' : one.email}</span>
            </span>
            <span className="people-states">
              <Badge>{one.kind === 'reset' ? words.resetFor : peopleWords.roles[one.role]}</Badge>
              {one.hasExpired && <Badge tone="warn">{words.expired}</Badge>}
            </span>
            <span className="people-soft">
              {words.by} {one.madeBy}, {words.expires} <Moment at={one.expiresAt} />
            </span>
            <Button
              small
              isDisabled={isBusy}
              onPress={() => revoke(one.id)}
              aria-label={words.revokeWhom(one.name ?? one.email ?? '')}
            >
              {words.revoke}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
