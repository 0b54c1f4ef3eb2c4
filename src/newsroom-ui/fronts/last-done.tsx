import { useQuery } from '@tanstack/react-query';
import { namedBy } from '../../story/arrange.ts';
import { Moment } from '../../ui/moment.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { actInWords } from './act-words.ts';
import { useFront } from './arranging-context.ts';
import { type DoneCommand, type FrontView, lastCommandsQuery } from './front-query.ts';

/** Who did what on this front, the last first. */
export function LastDone() {
  const { view, names } = useFront();
  const { data } = useQuery(lastCommandsQuery(view.revision));
  const done = (data?.commands ?? []).filter((one) => isAbout(one, view)).toReversed();
  return (
    <details className="front-history">
      <summary>{words.history}</summary>
      {done.length === 0 ? (
        <p className="front-soft">{words.historyNone}</p>
      ) : (
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
      )}
    </details>
  );
}

function isAbout({ do: act }: DoneCommand, { draft }: FrontView): boolean {
  const { fronts, containers } = namedBy(act);
  return fronts.includes(draft.id) || containers.some((id) => draft.containers.includes(id));
}
