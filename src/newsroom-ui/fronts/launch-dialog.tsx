import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Api } from '../../contract/contract.ts';
import { mayOnFront } from '../../story/front-rights.ts';
import { listed } from '../../ui/language.ts';
import { Tick } from '../../ui/tick.tsx';
import { type AnswerOf, call } from '../api.ts';
import { ActDialog, DoneDialog } from '../publishing/act-dialog.tsx';
import { Receipt } from '../publishing/receipt.tsx';
import { type ChosenTime, TimeField, useClocks, WhenField } from '../publishing/when-field.tsx';
import { type SignedInPerson, useMe, useNewsroom } from '../session.ts';
import { frontWords as words } from '../words/fronts.ts';
import { useFront } from './arranging-context.ts';
import { frontName } from './card-words.ts';
import { type Launchable, launchables } from './launchable.ts';

/** Gives readers what is arranged: all of it or a part, now or at a time, for good or until another. */
export function LaunchDialog({ onClose }: { onClose(): void }) {
  const { arranging } = useFront();
  // What waits on this device is not part of what would go live: seen again once the newsroom has it, and this screen what it made of it.
  const isWaiting = arranging.given.length > 0;
  return <Launch key={isWaiting ? 'waits' : 'ready'} isWaiting={isWaiting} onClose={onClose} />;
}

function Launch({ isWaiting, onClose }: { readonly isWaiting: boolean; onClose(): void }) {
  const { view, names } = useFront();
  const me = useMe();
  // Readers get what was seen here: what somebody changes meanwhile is refused.
  const [{ on, edition, all }] = useState(() => ({
    on: view.revision,
    edition: view.of.edition,
    all: launchables(view, names),
  }));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(all.filter(({ fronts }) => barredOf(me, fronts).length === 0).map(keyOf)),
  );
  const time = useTime();
  const things = all.filter((one) => chosen.has(keyOf(one))).map(({ kind, id }) => ({ kind, id }));
  const launch = useLaunch(() => ({ things, on, when: time.when, until: time.until }));
  if (launch.data) return <Launched launched={launch.data} onClose={onClose} />;
  const whyNot = isWaiting
    ? words.launchWaits
    : all.length === 0
      ? words.launchNothing
      : things.length === 0
        ? words.launchChoose
        : time.whyNot;
  return (
    <ActDialog
      title={words.launchTitle}
      does={time.isLater ? words.launchLater : words.launchNow}
      act={launch}
      isReady={whyNot === null}
      whyNot={whyNot}
      onClose={onClose}
      size="medium"
    >
      {all.length > 0 && <WhatToLaunch all={all} chosen={chosen} onChoose={setChosen} />}
      {all.length > 0 && <TimeFields time={time} edition={edition} />}
    </ActDialog>
  );
}

/** The fronts among these on which somebody may not launch: a container that is there is not theirs to launch anywhere. */
function barredOf(me: SignedInPerson, fronts: readonly string[]): string[] {
  return fronts.filter((front) => !mayOnFront(me, 'front.launch', front));
}

const keyOf = ({ kind, id }: Pick<Launchable, 'kind' | 'id'>): string => `${kind}/${id}`;

type Wanted = Api['POST /api/launches']['request']['body'];

function useLaunch(wanted: () => Wanted) {
  const known = useQueryClient();
  return useMutation({
    mutationFn: () => call('POST /api/launches', { body: wanted() }),
    onSuccess: () =>
      Promise.all(['front', 'fronts', 'launches'].map((name) => known.invalidateQueries({ queryKey: [name] }))),
  });
}

interface WhatToLaunchProps {
  readonly all: readonly Launchable[];
  readonly chosen: ReadonlySet<string>;
  onChoose(chosen: ReadonlySet<string>): void;
}

function WhatToLaunch({ all, chosen, onChoose }: WhatToLaunchProps) {
  const me = useMe();
  const toggle = (key: string): void => {
    const now = new Set(chosen);
    if (!now.delete(key)) now.add(key);
    onChoose(now);
  };
  return (
    <fieldset className="front-launch">
      <legend>{words.whatGoesLive}</legend>
      <ul>
        {all.map((one) => (
          <li key={keyOf(one)}>
            <Tick
              isTicked={chosen.has(keyOf(one))}
              isDisabled={barredOf(me, one.fronts).length > 0}
              onTick={() => toggle(keyOf(one))}
            >
              <span dir="auto">{one.name}</span>
            </Tick>
            <WhereElse fronts={one.fronts} />
            {one.lines.length > 0 && (
              <ul className="front-lines">
                {one.lines.map((line, at) => (
                  <li key={`${at} ${line}`} dir="auto">
                    {line}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** The other fronts that a container stands on, which its launch changes too; and those for which one has no leave. */
function WhereElse({ fronts }: { readonly fronts: readonly string[] }) {
  const { view } = useFront();
  const me = useMe();
  const newsroom = useNewsroom();
  const others = fronts.filter((front) => front !== view.draft.id);
  if (others.length === 0) return null;
  const inWords = (ids: readonly string[]): string => listed(ids.map((id) => frontName(id, newsroom)));
  const barred = barredOf(me, others);
  return (
    <p className={barred.length > 0 ? 'problem-warn' : 'front-soft'} dir="auto">
      {barred.length > 0 ? words.notYoursToLaunch(inWords(barred)) : words.alsoLaunches(inWords(others))}
    </p>
  );
}

/** When a launch begins, and when it ends: now and never, unless somebody chooses times. */
function useTime() {
  const [isLater, setLater] = useState(false);
  const [isUntil, setUntil] = useState(false);
  const [begins, setBegins] = useState<ChosenTime | null>(null);
  const [ends, setEnds] = useState<ChosenTime | null>(null);
  const whyNot = isLater && !begins ? words.launchTime : isUntil && !ends ? words.launchEnd : null;
  return {
    ...{ isLater, setLater, setBegins, isUntil, setUntil, setEnds, whyNot },
    when: isLater ? (begins?.when ?? null) : null,
    until: isUntil ? (ends?.when ?? null) : null,
  };
}

function TimeFields({ time, edition }: { readonly time: ReturnType<typeof useTime>; readonly edition: string }) {
  const clocks = useClocks(edition);
  return (
    <>
      <WhenField {...clocks} isLater={time.isLater} onLater={time.setLater} onWhen={time.setBegins} />
      <Tick isTicked={time.isUntil} onTick={time.setUntil}>
        {words.notForGood}
      </Tick>
      {time.isUntil && (
        <fieldset>
          <legend>{words.ends}</legend>
          <TimeField {...clocks} onWhen={time.setEnds} />
        </fieldset>
      )}
    </>
  );
}

interface LaunchedProps {
  readonly launched: AnswerOf<'POST /api/launches'>;
  onClose(): void;
}

function Launched({ launched: { receipt }, onClose }: LaunchedProps) {
  const pages = receipt?.pressed.filter(({ result }) => result !== 'failed') ?? [];
  return (
    <DoneDialog title={words.launched} onClose={onClose} size="medium">
      {receipt ? (
        <Receipt receipt={{ ...receipt, showing: pages.map(({ path }) => path) }} own={[]} />
      ) : (
        <p role="status">{words.isPlanned}</p>
      )}
    </DoneDialog>
  );
}
