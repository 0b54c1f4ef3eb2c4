import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { frontNamed } from '../../story/front-id.ts';
import type { FreeFront } from '../../story/free-front.ts';
import { mayOnFront } from '../../story/front-rights.ts';
import { isAtLeast } from '../../story/person.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { sayWhy, toast } from '../../ui/toasts.tsx';
import { type AnswerOf, call } from '../api.ts';
import { useMe, useNewsroom } from '../session.ts';
import { Pick } from '../story-dialogs/desk-form.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { askAgainForFronts, NewFreeFrontDialog } from './free-front-dialog.tsx';
import { freeFrontsQuery, frontsQuery } from './front-query.ts';
import { useFrontEvents } from './use-front-events.ts';
import './fronts.css';

type Fronts = AnswerOf<'GET /api/fronts'>;
type Front = Fronts['fronts'][number];

/** Every front, and how far each is arranged. */
export function FrontsScreen() {
  const asked = useQuery(frontsQuery);
  useFrontEvents();
  return (
    <Screen title={words.title}>
      <p className="fronts-says">{words.says}</p>
      {asked.isPending && <Loading lines={3} />}
      {asked.isError && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data?.fronts.length === 0 && <Empty title={words.none} />}
      {asked.data && asked.data.fronts.length > 0 && <Kinds fronts={asked.data} />}
    </Screen>
  );
}

function Kinds({ fronts: { fronts, free, sections, topics, promos } }: { readonly fronts: Fronts }) {
  return (
    <div className="fronts-kinds">
      <Kind title={words.ofEditions} fronts={fronts} called={words.frontOf} />
      <Free fronts={free} />
      <Kind title={words.ofSections} says={words.ofSectionsSay} fronts={sections} />
      <Kind title={words.ofTopics} says={words.ofTopicsSay} fronts={topics}>
        <TopicPick arranged={topics} />
      </Kind>
      <Kind title={words.promos} says={words.promosSay} fronts={promos} called={words.promosOf} />
    </div>
  );
}

interface KindProps {
  readonly title: string;
  readonly says?: string;
  readonly fronts: readonly Front[];
  called?(name: string): string;
  readonly children?: ReactNode;
}

function Kind({ title, says, fronts, called = (name) => name, children }: KindProps) {
  return (
    <section className="fronts-kind">
      <h2>{title}</h2>
      {says && <p className="fronts-says">{says}</p>}
      <ul className="fronts">
        {fronts.map((front) => (
          <FrontLine key={front.id} front={front} name={called(front.name)} />
        ))}
      </ul>
      {children}
    </section>
  );
}

function FrontLine({
  front: { id, name: ownName, path, isArranged, isLaunched },
  name,
}: {
  readonly front: Front;
  readonly name: string;
}) {
  const way = isLaunched ? 'launched' : isArranged ? 'draft' : 'untouched';
  const tone = ({ launched: 'live', draft: 'accent', untouched: 'plain' } as const)[way];
  return (
    <li>
      {/* What is made of a name and our own words is written as ours are. */}
      <Link to="/fronts/$front" params={{ front: id }} dir={name === ownName ? 'auto' : undefined}>
        {name}
      </Link>
      {path !== null && <span className="fronts-path">{decodeURI(path)}</span>}
      <Badge tone={tone}>{fillsItself(id) ? words.ways[way] : words.emptyWays[way]}</Badge>
    </li>
  );
}

/** Of a front of its own, and of promos, there is nothing until somebody arranges it. */
function fillsItself(front: string): boolean {
  return !['free', 'promos'].includes(frontNamed(front).is);
}

/** Fronts with an address of their own, how one is made, and those that have ended. */
function Free({ fronts }: { readonly fronts: readonly Front[] }) {
  const me = useMe();
  const goTo = useNavigate();
  const [isMaking, setMaking] = useState(false);
  // Whoever may launch named fronts alone could not launch a new one.
  const mayMake = isAtLeast(me.role, 'editor') && mayOnFront(me, 'front.launch', 'free/');
  return (
    <Kind title={words.free} says={words.freeSay} fronts={fronts}>
      {mayMake && <Button onPress={() => setMaking(true)}>{words.newFreeDots}</Button>}
      {mayMake && <Ended />}
      {isMaking && (
        <NewFreeFrontDialog
          onMade={(slug) => void goTo({ to: '/fronts/$front', params: { front: `free/${slug}` } })}
          onClose={() => setMaking(false)}
        />
      )}
    </Kind>
  );
}

function Ended() {
  const { data } = useQuery(freeFrontsQuery);
  const ended = (data?.fronts ?? []).filter((front) => front.end);
  if (ended.length === 0) return null;
  return (
    <details className="fronts-ended">
      <summary>{words.freeEndedOnes}</summary>
      <ul className="fronts">
        {ended.map((front) => (
          <EndedLine key={front.slug} front={front} />
        ))}
      </ul>
    </details>
  );
}

function EndedLine({ front: { slug, name } }: { readonly front: FreeFront }) {
  const back = useMutation({
    mutationFn: () => call('POST /api/free-fronts/:slug/return', { params: { slug } }),
    onSuccess: () => {
      toast({ say: words.freeBack(name) });
      askAgainForFronts();
    },
    onError: sayWhy,
  });
  return (
    <li>
      <span dir="auto">{name}</span>
      <span className="fronts-path">/{slug}</span>
      <Button small isPending={back.isPending} aria-label={words.bringBackWhich(name)} onPress={() => back.mutate()}>
        {words.bringBack}
      </Button>
    </li>
  );
}

/** Any topic, of which there may be thousands: its front is found by its name. */
function TopicPick({ arranged }: { readonly arranged: readonly Front[] }) {
  const { topics } = useNewsroom();
  const goTo = useNavigate();
  const others = topics.filter(({ slug }) => !arranged.some(({ id }) => id === `topic/${slug}`));
  if (others.length === 0) return null;
  return (
    <Pick
      label={words.anotherTopic}
      value=""
      onPick={(slug) => slug !== '' && void goTo({ to: '/fronts/$front', params: { front: `topic/${slug}` } })}
    >
      <option value="" />
      {others.map(({ slug, name }) => (
        <option key={slug} value={slug}>
          {name}
        </option>
      ))}
    </Pick>
  );
}
