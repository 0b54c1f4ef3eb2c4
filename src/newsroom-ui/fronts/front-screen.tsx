import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { frontNamed } from '../../story/front-id.ts';
import { mayOnFront } from '../../story/front-rights.ts';
import { Button } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { Refused } from '../api.ts';
import { useMe, useNewsroom } from '../session.ts';
import { frontWords as words } from '../words/fronts.ts';
import { AboutFree } from './about-free.tsx';
import { namesIn } from './act-words.ts';
import { AddStories } from './add-stories.tsx';
import { ArrangingContext, type FrontInWork, LatestFrontContext } from './arranging-context.ts';
import { frontTitle } from './card-words.ts';
import { Choices } from './choices.tsx';
import { ContainerView } from './container-view.tsx';
import { FrontBar } from './front-bar.tsx';
import { type AskedFor, FrontDialog } from './front-dialogs.tsx';
import { type FrontView, frontQuery, frontsQuery } from './front-query.ts';
import { LastDone } from './last-done.tsx';
import { PlannedLaunches } from './planned-launches.tsx';
import { type Arranging, useArranging } from './use-arranging.ts';
import { foreshown, waitingCards } from './waiting.ts';
import { WaitingHere } from './waiting-here.tsx';
import { useArrangingKeys } from './use-arranging-keys.ts';
import { useClipboard } from './use-clipboard.ts';
import { useDragging } from './use-dragging.ts';
import { useFrontEvents } from './use-front-events.ts';
import { useHolding } from './use-held.ts';
import { useKeptCard } from './use-kept-card.ts';
import './fronts.css';

/** A front as editors arrange it: what readers will see of it, in its real places, and the way to give it to them. */
export function FrontScreen() {
  const { front } = useParams({ strict: false }) as { front: string };
  const me = useMe();
  const asked = useQuery(frontQuery(front));
  const arranging = useArranging(front);
  const mayArrange = mayOnFront(me, 'front.arrange', front);
  useFrontEvents();
  const title = useTitle(front) ?? asked.data?.of.name;
  if (title === undefined) return <NoFront />;
  const isUntouched = asked.error instanceof Refused && asked.error.code === 'not-arranged';
  return (
    <Screen
      title={title}
      beside={
        <>
          <AboutFree front={front} />
          <Link to="/fronts">{words.allFronts}</Link>
        </>
      }
    >
      {asked.isPending && <Loading />}
      {asked.isError && !isUntouched && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      {isUntouched && <Untouched front={front} mayArrange={mayArrange} arranging={arranging} />}
      {asked.data && !isUntouched && <InWork view={asked.data} arranging={arranging} mayArrange={mayArrange} />}
    </Screen>
  );
}

/** Undefined for a front of which nothing is known here. */
function useTitle(front: string): string | undefined {
  const title = frontTitle(front, useNewsroom());
  // It may have been made a moment ago, elsewhere.
  const listed = useQuery({ ...frontsQuery, enabled: title === null });
  return title ?? listed.data?.free.find(({ id }) => id === front)?.name;
}

function NoFront() {
  return (
    <Screen title={words.title}>
      <Empty title={words.noFront}>
        <Link to="/fronts">{words.allFronts}</Link>
      </Empty>
    </Screen>
  );
}

interface WorkProps {
  readonly arranging: Arranging;
  readonly mayArrange: boolean;
}

function Untouched({ front, arranging, mayArrange }: WorkProps & { readonly front: string }) {
  const { is } = frontNamed(front);
  return (
    <Empty title={is === 'free' ? words.freeNotBegun : words.notBegun}>
      <p>{mayArrange ? words.beginSays[is] : words.notBegunWho}</p>
      {mayArrange && (
        <Button look="main" isPending={arranging.waiting > 0} onPress={arranging.begin}>
          {words.begin}
        </Button>
      )}
    </Empty>
  );
}

function InWork({ view: known, arranging, mayArrange }: WorkProps & { readonly view: FrontView }) {
  const [asked, setAsked] = useState<AskedFor | null>(null);
  const me = useMe().id;
  const { given } = arranging;
  const { view, blocked } = useMemo(() => foreshown(known, given, me), [known, given, me]);
  const waiting = useMemo(() => waitingCards(given), [given]);
  const newsroom = useNewsroom();
  const names = useMemo(() => namesIn(view, newsroom), [view, newsroom]);
  const dragging = useDragging(view, ({ act, spot: { container, list }, dragged }) => {
    const place = names.place(container, list);
    const say =
      dragged.is === 'card'
        ? words.done(words.did.moveCard(names.card(dragged.card), place))
        : words.putDone(dragged.what.name, place);
    arranging.give([act], say);
    if (dragged.is === 'new' && 'cut' in dragged.what && dragged.what.cut) clipboard.remove(dragged.what);
  });
  const clipboard = useClipboard({ view, names, arranging, mayArrange, ask: setAsked });
  const work: FrontInWork = { view, names, arranging, mayArrange, dragging, clipboard, waiting, ask: setAsked };
  const latest = useRef<FrontInWork | null>(null);
  latest.current = work;
  useArrangingKeys(mayArrange ? arranging : null);
  useKeptCard(view);
  useHolding(asked && 'card' in asked ? asked.card : null, mayArrange);
  return (
    <LatestFrontContext value={latest}>
      <ArrangingContext value={work}>
        <FrontBar />
        {view.live === null && <p className="front-soft">{words.notLaunchedYet[frontNamed(view.draft.id).is]}</p>}
        <WaitingHere blocked={blocked} />
        {view.choices.length > 0 && <Choices />}
        <PlannedLaunches />
        <div className="front">
          {mayArrange && <AddStories />}
          <div className="front-containers">
            {view.containers.map((container) => (
              <ContainerView key={container.draft.id} container={container} />
            ))}
            {mayArrange && <Button onPress={() => setAsked({ is: 'new-container' })}>{words.addContainer}</Button>}
            <LastDone />
          </div>
        </div>
        {asked && <FrontDialog asked={asked} onClose={() => setAsked(null)} />}
      </ArrangingContext>
    </LatestFrontContext>
  );
}
