import { useQueries, useQuery } from '@tanstack/react-query';
import { Tick } from '../../ui/tick.tsx';
import type { Api } from '../../contract/contract.ts';
import { frontQuery, frontsQuery, type FrontView } from '../fronts/front-query.ts';
import { publishingWords as words } from '../words/publishing.ts';

export type WithFronts = NonNullable<Api['POST /api/releases']['request']['body']['launch']>;

interface TogetherFrontsProps {
  readonly chosen: WithFronts | null;
  onChoose(launch: WithFronts | null): void;
}

/** Fronts that are arranged otherwise than readers have them: what is chosen goes live with the stories, as it stands now. */
export function TogetherFronts({ chosen, onChoose }: TogetherFrontsProps) {
  const fronts = (useQuery(frontsQuery).data?.fronts ?? []).filter(({ isArranged }) => isArranged);
  const views = useQueries({ queries: fronts.map(({ id }) => frontQuery(id)) }).flatMap(({ data }) => data ?? []);
  const changed = views.filter((view) => changedIn(view).length > 0);
  if (changed.length === 0) return null;
  const isChosen = ({ draft }: FrontView): boolean => chosen?.things.some(({ id }) => id === draft.id) ?? false;
  const toggle = (view: FrontView): void => {
    const now = changed.filter((one) => (one === view ? !isChosen(one) : isChosen(one)));
    const things = [...new Map(now.flatMap(changedIn).map((one) => [`${one.kind}/${one.id}`, one])).values()];
    // The oldest of what was seen: what somebody changed after it is refused.
    const on = Math.min(...now.map(({ revision }) => revision));
    onChoose(things.length > 0 ? { things, on } : null);
  };
  return (
    <fieldset className="together-fronts">
      <legend>{words.withWhichFronts}</legend>
      {changed.map((view) => (
        <Tick key={view.draft.id} isTicked={isChosen(view)} onTick={() => toggle(view)}>
          <bdi>{fronts.find(({ id }) => id === view.draft.id)?.name}</bdi>
        </Tick>
      ))}
    </fieldset>
  );
}

/** The front itself, so that it is named, and each of its containers that readers do not have as it is arranged. */
function changedIn({ draft, live, difference, containers }: FrontView): WithFronts['things'] {
  const changed = containers.filter((one) => one.live === null || one.differences.length > 0);
  const isFront = live === null || Object.values(difference).some((ids) => ids.length > 0);
  if (changed.length === 0 && !isFront) return [];
  return [{ kind: 'front', id: draft.id }, ...changed.map((one) => ({ kind: 'container' as const, id: one.draft.id }))];
}
