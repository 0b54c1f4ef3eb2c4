import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { namedBy } from '../../story/arrange.ts';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Pick } from '../story-dialogs/desk-form.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { actInWords } from './act-words.ts';
import { useFront } from './arranging-context.ts';
import { type DoneCommand, type FrontView, lastCommandsQuery } from './front-query.ts';

const A_STRETCH = 50;

/** Who did what on this front; asked for and drawn only when somebody wants to see it, not with every move. */
export function LastDone() {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="front-history" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.history}</summary>
      {isOpen && <Done />}
    </details>
  );
}

/** The last first; of everybody, or of one. */
function Done() {
  const { view } = useFront();
  const [stretches, setStretches] = useState(1);
  const [person, setPerson] = useState('');
  const { data } = useQuery(lastCommandsQuery(view.revision, stretches * A_STRETCH));
  const here = (data?.commands ?? []).filter((one) => isAbout(one, view));
  const people = [...new Set(here.map(({ by }) => by))].toSorted();
  const done = here.filter(({ by }) => person === '' || by === person).toReversed();
  const hasMore = view.revision > stretches * A_STRETCH && stretches < 10;
  return (
    <>
      {people.length > 1 && (
        <Pick label={words.byWhom} value={person} onPick={setPerson}>
          <option value="">{words.anybody}</option>
          {people.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Pick>
      )}
      {done.length === 0 ? <p className="front-soft">{words.historyNone}</p> : <Commands done={done} />}
      {hasMore && (
        <Button small onPress={() => setStretches(stretches + 1)}>
          {words.older}
        </Button>
      )}
    </>
  );
}

function Commands({ done }: { readonly done: readonly DoneCommand[] }) {
  const { names } = useFront();
  return (
    <ol>
      {done.map(({ revision, by, at, undoes, do: act }) => (
        <li key={revision}>
          <Moment at={at} />
          <span dir="auto">
            {words.theyDid(by, `${undoes === null ? '' : words.tookBack}${actInWords(act, names)}`)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function isAbout({ do: act }: DoneCommand, { draft }: FrontView): boolean {
  const { fronts, containers } = namedBy(act);
  return fronts.includes(draft.id) || containers.some((id) => draft.containers.includes(id));
}
