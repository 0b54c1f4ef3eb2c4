import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { localTimeAt, meaningOf } from '../../story/local-time.ts';
import type { WrittenTime } from '../../contract/publishing.ts';
import { type AnswerOf, call } from '../api.ts';
import { useNewsroom } from '../session.ts';
import { Field } from '../../ui/field.tsx';
import { dateText } from '../../ui/language.ts';
import { publishingWords as words } from '../words/publishing.ts';
import './publishing.css';

/** A time somebody chose: as it was written, and the moment it means, which is yet to come. */
export interface ChosenTime {
  readonly when: WrittenTime;
  readonly at: string;
}

type Moment = AnswerOf<'GET /api/moment'>;

interface WhenFieldProps {
  readonly zones: readonly string[];
  readonly zone: string;
  readonly isLater: boolean;
  onLater(isLater: boolean): void;
  /** Told each time that is chosen, and null while what is written is none. The same function at each drawing. */
  onWhen(chosen: ChosenTime | null): void;
}

/** Now, or at a set time on one of the newsroom's clocks. */
export function WhenField({ isLater, onLater, ...time }: WhenFieldProps) {
  return (
    <section className="publish-part">
      <RadioGroup
        className="act-choice choice-row"
        value={isLater ? 'at' : 'now'}
        onChange={(value) => onLater(value === 'at')}
      >
        <Label className="choice-label">{words.when}</Label>
        <Radio value="now" className="choice-one">
          <span className="choice-name">{words.now}</span>
        </Radio>
        <Radio value="at" className="choice-one">
          <span className="choice-name">{words.at}</span>
        </Radio>
      </RadioGroup>
      {isLater && <TimeField {...time} />}
    </section>
  );
}

interface TimeFieldProps extends Pick<WhenFieldProps, 'zones' | 'zone' | 'onWhen'> {
  /** The moment to begin with; empty without one. */
  readonly at?: string | null;
  /** True in a dialog that asks for nothing but a time. */
  readonly autoFocus?: boolean;
}

/**
 * A time on a clock, and what it means on all the others; a time that clocks never show, or show twice, is said to be so, and
 * one that has passed cannot be chosen.
 */
export function TimeField({ zones, zone: own, at: begun = null, autoFocus = false, onWhen }: TimeFieldProps) {
  const [local, setLocal] = useState(() => (begun ? localTimeAt(begun, own).replace(/:00$/, '') : ''));
  const [zone, setZone] = useState(own);
  const [which, setWhich] = useState(() => (begun ? whichOf(begun, own) : undefined));
  const { data: moment, isError } = useMoment(local, zone);
  const chosen = moment && chosenOf(moment, which);
  const at = chosen && !chosen.isPast ? chosen.at : null;
  const isTwice = moment?.is === 'twice';
  useEffect(() => {
    onWhen(at ? { when: { local, zone, ...(isTwice && which && { which }) }, at } : null);
  }, [at, isTwice, local, zone, which, onWhen]);
  const isPast = chosen ? chosen.isPast : moment?.moments.length ? moment.moments.every((one) => one.isPast) : false;
  return (
    <div className="when">
      <Field
        label={words.dayAndTime}
        type="datetime-local"
        autoFocus={autoFocus}
        value={local}
        onChange={(written) => {
          setLocal(written);
          // Which of two was meant is said about one time only.
          setWhich(undefined);
        }}
        error={isError ? words.notATime : moment && whyNotAt(moment, isPast)}
      />
      <ZoneChoice zones={zones} zone={zone} onZone={setZone} />
      {moment?.is === 'once' && <Readings clocks={moment.moments[0]?.clocks ?? []} />}
      {isTwice && <WhichChoice moment={moment} which={which} onWhich={setWhich} />}
    </div>
  );
}

/** Which of two moments with the same reading this is; undefined for a moment whose reading comes once. */
function whichOf(at: string, zone: string): 'first' | 'second' | undefined {
  const meaning = meaningOf(localTimeAt(at, zone), zone);
  if (meaning.is !== 'twice') return undefined;
  return meaning.first === at ? 'first' : 'second';
}

/** What a written time means, as the newsroom says: neither the clock nor the zone of this device is asked. */
function useMoment(local: string, zone: string) {
  return useQuery({
    queryKey: ['moment', local, zone],
    queryFn: () => call('GET /api/moment', { query: { local, zone } }),
    enabled: local !== '',
    staleTime: 0,
  });
}

function chosenOf(
  { is, moments }: Moment,
  which: 'first' | 'second' | undefined,
): Moment['moments'][number] | undefined {
  if (is === 'once') return moments[0];
  return which && moments[which === 'first' ? 0 : 1];
}

function whyNotAt({ is, nearest }: Moment, isPast: boolean): string | undefined {
  if (is === 'never') return words.neverShown(nearest.map(shown));
  return isPast ? words.hasPassed : undefined;
}

/**
 * Every clock of the newsroom's editions, and the one that an edition's times are written on: its own, after the shared one. Where
 * no edition is meant, the first one's.
 */
export function useClocks(edition?: string): { readonly zones: readonly string[]; readonly zone: string } {
  const { editions } = useNewsroom();
  const zones = [...new Set(editions.flatMap(({ clocks }) => clocks.map(({ timeZone }) => timeZone)))];
  const meant = editions.find(({ id }) => id === edition) ?? editions[0];
  return { zones, zone: meant?.clocks.at(-1)?.timeZone ?? 'UTC' };
}

function ZoneChoice({
  zones,
  zone,
  onZone,
}: {
  readonly zones: readonly string[];
  readonly zone: string;
  onZone(zone: string): void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{words.clock}</label>
      <select id={id} className="field-input" value={zone} onChange={({ target }) => onZone(target.value)}>
        {zones.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </div>
  );
}

interface WhichChoiceProps {
  readonly moment: Moment;
  readonly which: 'first' | 'second' | undefined;
  onWhich(which: 'first' | 'second'): void;
}

function WhichChoice({ moment, which, onWhich }: WhichChoiceProps) {
  return (
    <RadioGroup
      className="act-choice"
      value={which ?? null}
      onChange={(value) => onWhich(value === 'second' ? 'second' : 'first')}
    >
      <Label className="choice-label">{words.which}</Label>
      {(['first', 'second'] as const).map((one, at) => (
        <Radio key={one} value={one} className="choice-one">
          <span className="choice-name">{one === 'first' ? words.firstOf : words.secondOf}</span>
          <span className="choice-says">
            <Readings clocks={moment.moments[at]?.clocks ?? []} />
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** A moment on several clocks. */
export function Readings({ clocks }: { readonly clocks: Moment['moments'][number]['clocks'] }) {
  return (
    <span className="readings">
      {clocks.map(({ label, local }) => (
        <span key={label}>
          <b>{shown(local)}</b> {label}
        </span>
      ))}
    </span>
  );
}

/** `2026-11-24T06:00:00` as a line: the day in the words of the page, the time as clocks show it. */
function shown(local: string): string {
  const [day = '', time = ''] = local.split('T');
  const dayWords = dateText(`${day}T12:00:00Z`, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${dayWords}, ${time.length > 5 ? time.replace(/:00$/, '') : time}`;
}
