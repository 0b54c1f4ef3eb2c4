import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { localTimeAt } from '../../story/local-time.ts';
import { mayOnFront } from '../../story/front-rights.ts';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/language.ts';
import { sayWhy, toast } from '../../ui/toasts.tsx';
import { type AnswerOf, call } from '../api.ts';
import { Readings } from '../publishing/when-field.tsx';
import { useMe } from '../session.ts';
import { frontWords as words } from '../words/fronts.ts';
import { useFront } from './arranging-context.ts';
import { launchesQuery } from './front-query.ts';

type Planned = AnswerOf<'GET /api/launches'>['planned'][number];

/** What of this front goes live by itself, soonest first. */
export function PlannedLaunches() {
  const { view } = useFront();
  const { data } = useQuery(launchesQuery);
  const here = new Set([view.draft.id, ...view.draft.containers]);
  const planned = (data?.planned ?? []).filter(({ things }) => things.some(({ id }) => here.has(id)));
  if (planned.length === 0) return null;
  return (
    <section className="front-planned">
      <h2>{words.planned}</h2>
      <ul>
        {planned.map((launch) => (
          <One key={launch.id} launch={launch} />
        ))}
      </ul>
    </section>
  );
}

function One({ launch: { id, at, until, zone, planned, things } }: { readonly launch: Planned }) {
  const { view } = useFront();
  const me = useMe();
  const known = useQueryClient();
  const clock = zone ?? 'UTC';
  const cancel = useMutation({
    mutationFn: () => call('POST /api/launches/:id/cancellation', { params: { id }, body: { why: words.cancelWhy } }),
    onSuccess: () => {
      toast({ say: words.cancelled });
      return known.invalidateQueries({ queryKey: launchesQuery.queryKey });
    },
    onError: sayWhy,
  });
  return (
    <li>
      {at && <Readings clocks={[{ label: clock, local: localTimeAt(at, clock) }]} />}
      {until && (
        <>
          <span>{words.until}</span> <Readings clocks={[{ label: clock, local: localTimeAt(until, clock) }]} />
        </>
      )}
      <span dir="auto">{words.plannedBy(planned.by, counted(things.length, words.things))}</span>
      {mayOnFront(me, 'front.launch', view.draft.id) && (
        <Button small isPending={cancel.isPending} onPress={() => cancel.mutate()}>
          {words.cancelPlan}
        </Button>
      )}
    </li>
  );
}
