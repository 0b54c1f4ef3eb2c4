import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { frontNamed } from '../../story/front-id.ts';
import { mayOnFront } from '../../story/front-rights.ts';
import { Button } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { Refused } from '../api.ts';
import { useMe, useNewsroom } from '../session.ts';
import { useColleagues } from '../story-dialogs/names.ts';
import { frontWords as words } from '../words/fronts.ts';
import { AboutFree } from './about-free.tsx';
import { namesIn } from './act-words.ts';
import { AddStories } from './add-stories.tsx';
import { ArrangingContext, type FrontInWork, HeldContext, LatestFrontContext } from './arranging-context.ts';
import { frontTitle } from './card-words.ts';
import { besideIn, PutBeside, TakeAway } from './beside.tsx';
import { Choices } from './choices.tsx';
import { ContainerView } from './container-view.tsx';
import { FrontBar } from './front-bar.tsx';
import { type AskedFor, FrontDialog } from './front-dialogs.tsx';
import { type FrontView, frontQuery, frontsQuery } from './front-query.ts';
import type { HeldAt } from './held-at.ts';
import { LastDone } from './last-done.tsx';
import { PlannedLaunches } from './planned-launches.tsx';
import { type Arranging, useArranging } from './use-arranging.ts';
import { foreshown, waitingCards } from './waiting.ts';
import { WaitingHere } from './waiting-here.tsx';
import { Untouched } from './untouched.tsx';
import { useArrangingKeys } from './use-arranging-keys.ts';
import { useClipboard } from './use-clipboard.ts';
import { useDragging } from './use-dragging.ts';
import { useFrontEvents } from './use-front-events.ts';
import { useHeldBy, useHolding } from './use-held.ts';
import { useKeptCard } from './use-kept-card.ts';
import './fronts.css';

/** A front as editors arrange it: what readers will see of it, in its real places, and the way to give it to them; alone, or with others beside it. */
export function FrontScreen() {
  const { front } = useParams({ strict: false }) as { front: string };
  const beside = besideIn(useSearch({ strict: false }), front);
  useFrontEvents();
  return beside.length === 0 ? <OneFront front={front} /> : <SideBySide fronts={[front, ...beside]} />;
}

function OneFront({ front }: { readonly front: string }) {
  const title = useTitle(front);
  if (title === undefined) return <NoFront />;
  return (
    <Screen
      title={title}
      beside={
        <>
          <AboutFree front={front} />
          <PutBeside fronts={[front]} />
          <Link to="/fronts">{words.allFronts}</Link>
        </>
      }
    >
      <FrontContent front={front} isBeside={false} isActive />
    </Screen>
  );
}

/** Several fronts, each with all that can be done to it. Keys and the browser's own copy and paste are for the one in which one is. */
function SideBySide({ fronts }: { readonly fronts: readonly string[] }) {
  const [active, setActive] = useState(fronts[0]);
  return (
    <Screen
      title={words.sideBySide}
      beside={
        <>
          <PutBeside fronts={fronts} />
          <Link to="/fronts">{words.allFronts}</Link>
        </>
      }
    >
      <div className="fronts-columns">
        {fronts.map((front) => (
          <Column key={front} front={front} isActive={front === active} onActive={() => setActive(front)}>
            <TakeAway front={front} fronts={fronts} />
          </Column>
        ))}
      </div>
    </Screen>
  );
}

interface ColumnProps {
  readonly front: string;
  readonly isActive: boolean;
  onActive(): void;
  readonly children: ReactNode;
}

function Column({ front, isActive, onActive, children }: ColumnProps) {
  const title = useTitle(front);
  return (
    <section
      className={`fronts-column${isActive ? ' is-active' : ''}`}
      aria-label={title ?? words.noFront}
      onFocusCapture={onActive}
      onPointerDownCapture={onActive}
    >
      <header className="fronts-column-head">
        <h2 dir="auto">{title ?? words.noFront}</h2>
        {children}
      </header>
      <FrontContent front={front} isBeside isActive={isActive} />
    </section>
  );
}

interface ContentProps {
  readonly front: string;
  readonly isBeside: boolean;
  readonly isActive: boolean;
}

function FrontContent({ front, ...place }: ContentProps) {
  const me = useMe();
  const asked = useQuery(frontQuery(front));
  const arranging = useArranging(front);
  const mayArrange = mayOnFront(me, 'front.arrange', front);
  const isUntouched = asked.error instanceof Refused && asked.error.code === 'not-arranged';
  return (
    <>
      {asked.isPending && <Loading />}
      {asked.isError && !isUntouched && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      {isUntouched && <Untouched front={front} mayArrange={mayArrange} arranging={arranging} />}
      {asked.data && !isUntouched && (
        <WithHeld>
          <InWork {...place} view={asked.data} arranging={arranging} mayArrange={mayArrange} />
        </WithHeld>
      )}
    </>
  );
}

function WithHeld({ children }: { readonly children: ReactNode }) {
  const { nameOf } = useColleagues();
  return <HeldContext value={useHeldBy(nameOf)}>{children}</HeldContext>;
}

/** Undefined for a front of which nothing is known here. */
function useTitle(front: string): string | undefined {
  const title = frontTitle(front, useNewsroom());
  const view = useQuery({ ...frontQuery(front), enabled: title === null });
  // It may have been made a moment ago, elsewhere.
  const listed = useQuery({ ...frontsQuery, enabled: title === null });
  return title ?? view.data?.of.name ?? listed.data?.free.find(({ id }) => id === front)?.name;
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

interface InWorkProps extends WorkProps, Omit<ContentProps, 'front'> {
  readonly view: FrontView;
}

function InWork({ view: known, arranging, mayArrange, isBeside, isActive }: InWorkProps) {
  const [asked, setAsked] = useState<AskedFor | null>(null);
  const me = useMe().id;
  const { given } = arranging;
  const { view, blocked } = useMemo(() => foreshown(known, given, me), [known, given, me]);
  const waiting = useMemo(() => waitingCards(given), [given]);
  const newsroom = useNewsroom();
  const { nameOf } = useColleagues();
  const names = useMemo(() => namesIn(view, newsroom), [view, newsroom]);
  const onDrop = ({ act, spot: { container, list }, dragged }: HeldAt): void => {
    const place = names.place(container, list);
    const did = dragged.cut ? words.done(words.did.moveCard(dragged.name, place)) : words.putDone(dragged.name, place);
    arranging.give([act], did);
    if (dragged.cut && clipboard.clips.some(({ id }) => id === dragged.id)) clipboard.remove(dragged);
  };
  const dragging = useDragging(view, { onDrop, onNothing: arranging.tell });
  const clipboard = useClipboard({ view, names, arranging, mayArrange, isActive, ask: setAsked });
  const work: FrontInWork = {
    ...{ view, names, arranging, mayArrange, isBeside, dragging, clipboard, waiting, newsroom, nameOf },
    ask: setAsked,
  };
  const latest = useRef<FrontInWork | null>(null);
  latest.current = work;
  useArrangingKeys(mayArrange && isActive ? arranging : null);
  useKeptCard(view);
  useHolding(asked && 'card' in asked ? asked.card : null, mayArrange && isActive);
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
