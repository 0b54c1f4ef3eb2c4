import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { localTimeAt } from '../../story/local-time.ts';
import { maySomewhere } from '../../story/front-rights.ts';
import { type AnswerOf, call } from '../api.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Failed } from '../../ui/states.tsx';
import { NotDone } from '../shell/not-done.tsx';
import { useMe } from '../session.ts';
import { publishingWords as words } from '../words/publishing.ts';
import { Readings } from './when-field.tsx';
import './coming-up.css';

type Launch = AnswerOf<'GET /api/launches'>['planned'][number];

const LOOK_EVERY_MS = 2000;

/** What changes on fronts by itself: what goes live without stories, and what is live until a time. */
export function ComingLaunches() {
  const launches = useQuery({
    queryKey: ['launches', 'coming'],
    queryFn: () => call('GET /api/launches'),
    refetchInterval: LOOK_EVERY_MS,
  });
  if (launches.isError) return <Failed error={launches.error} onRetry={() => void launches.refetch()} />;
  const planned = (launches.data?.planned ?? []).filter(({ release }) => release === null);
  const all = [...planned, ...(launches.data?.live ?? [])];
  if (all.length === 0) return null;
  return (
    <section className="coming-part">
      <h2>{words.comingFronts}</h2>
      <ol className="coming">
        {all.map((launch) => (
          <One key={launch.id} launch={launch} isLive={!planned.includes(launch)} />
        ))}
      </ol>
    </section>
  );
}

function One({ launch, isLive }: { readonly launch: Launch; readonly isLive: boolean }) {
  const { at, until } = launch;
  return (
    <li className={`coming-one coming-${isLive ? 'done' : 'planned'}`}>
      <div className="coming-when">
        {!isLive && at && <On launch={launch} at={at} />}
        <span className="coming-badges">
          <Badge tone={isLive ? 'live' : 'accent'}>{words.states[isLive ? 'done' : 'planned']}</Badge>
        </span>
      </div>
      <div className="coming-what">
        <p className="coming-headline" dir="auto">
          {launch.names.join(', ')}
        </p>
        {until && (
          <p className="coming-soft">
            {words.frontsUntil} <On launch={launch} at={until} />
          </p>
        )}
        <p className="coming-soft">{words.plannedBy(launch.planned.by)}</p>
        {!isLive && <TakeBack id={launch.id} />}
      </div>
    </li>
  );
}

/** A moment on the clock on which the launch was planned. */
function On({ launch: { zone }, at }: { readonly launch: Launch; readonly at: string }) {
  const clock = zone ?? 'UTC';
  return <Readings clocks={[{ label: clock, local: localTimeAt(at, clock) }]} />;
}

function TakeBack({ id }: { readonly id: string }) {
  const me = useMe();
  const known = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => call('POST /api/launches/:id/cancellation', { params: { id }, body: { why: words.takeBackWhy } }),
    onSuccess: () => known.invalidateQueries({ queryKey: ['launches'] }),
  });
  if (!maySomewhere(me, 'front.launch')) return null;
  return (
    <div className="publish-buttons">
      <Button small isPending={cancel.isPending} onPress={() => cancel.mutate()}>
        {words.cancelLaunch}
      </Button>
      {cancel.isError && <NotDone error={cancel.error} />}
    </div>
  );
}
