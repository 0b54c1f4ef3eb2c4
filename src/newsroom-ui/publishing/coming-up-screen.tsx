import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isAtLeast } from '../../story/person.ts';
import { type AnswerOf, call } from '../api.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { useMe } from '../session.ts';
import { publishingWords as words } from '../words/publishing.ts';
import { ComingLaunches } from './coming-launches.tsx';
import type { Release } from './planned.tsx';
import { ReleaseList } from './release-list.tsx';
import { TogetherDialog } from './together-dialog.tsx';
import { Readings } from './when-field.tsx';

const LOOK_EVERY_MS = 2000;

/** What goes live by itself, soonest first, and what became of the last ones. */
export function ComingUpScreen() {
  const releases = useQuery({
    queryKey: ['releases'],
    queryFn: () => call('GET /api/releases'),
    refetchInterval: LOOK_EVERY_MS,
  });
  return (
    <Screen title={words.comingUp} beside={<Together />}>
      {releases.isPending && <Loading />}
      {releases.isError && <Failed error={releases.error} onRetry={() => void releases.refetch()} />}
      {releases.data && (
        <>
          <Planned releases={releases.data.planned} />
          <ComingLaunches />
          <Embargoed stories={releases.data.embargoed} />
          <section className="coming-part">
            <h2>{words.ended}</h2>
            {releases.data.ended.length === 0 ? (
              <p className="coming-none">{words.endedNone}</p>
            ) : (
              <ReleaseList releases={releases.data.ended} />
            )}
          </section>
        </>
      )}
    </Screen>
  );
}

function Embargoed({ stories }: { readonly stories: AnswerOf<'GET /api/releases'>['embargoed'] }) {
  if (stories.length === 0) return null;
  return (
    <section className="coming-part">
      <h2>{words.embargoes}</h2>
      <p className="coming-soft">{words.embargoesSay}</p>
      <ol className="coming">
        {stories.map(({ storyId, headline, dir, clocks, isPlanned }) => (
          <li key={storyId} className="coming-one">
            <div className="coming-when">
              <Readings clocks={clocks} />
              <span className="coming-badges">
                <Badge tone={isPlanned ? 'accent' : 'warn'}>
                  {isPlanned ? words.embargoPlanned : words.embargoNotPlanned}
                </Badge>
              </span>
            </div>
            <div className="coming-what">
              <a className="coming-headline" href={`/stories/${storyId}`} dir={dir}>
                {headline}
              </a>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Together() {
  const { role } = useMe();
  const [isOpen, setOpen] = useState(false);
  if (!isAtLeast(role, 'editor')) return null;
  return (
    <>
      <Button onPress={() => setOpen(true)}>{words.releaseTogether}</Button>
      {isOpen && <TogetherDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function Planned({ releases }: { readonly releases: readonly Release[] }) {
  if (releases.length === 0)
    return (
      <Empty title={words.comingUpNone}>
        <p>{words.comingUpNoneNext}</p>
      </Empty>
    );
  return <ReleaseList releases={releases} />;
}
