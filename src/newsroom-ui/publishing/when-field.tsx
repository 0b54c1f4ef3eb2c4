import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { type AnswerOf, call } from '../api.ts';
import { Field } from '../../ui/field.tsx';
import { publishingWords as words } from '../words/publishing.ts';

/** A moment as somebody wrote it on a clock of the newsroom. */
export interface Written {
  readonly local: string;
  readonly zone: string;
  readonly which?: 'first' | 'second';
}

type Moment = AnswerOf<'GET /api/moment'>;

interface WhenFieldProps {
  readonly zones: readonly string[];
  readonly zone: string;
  readonly isLater: boolean;
  onLater(isLater: boolean): void;
  /** The time, when it is a real one; null until then. */
  onWhen(when: Written | null): void;
}

/** Now, or at a set time on one of the newsroom's clocks. */
export function WhenField({ isLater, onLater, ...time }: WhenFieldProps) {
  return (
    <section className="publish-part">
      <RadioGroup
        className="choice choice-row"
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

/** A time on a clock, and what it means on all the others; a time that clocks never show, or show twice, is said to be so. */
export function TimeField({ zones, zone: own, onWhen }: Pick<WhenFieldProps, 'zones' | 'zone' | 'onWhen'>) {
  const [local, setLocal] = useState('');
  const [zone, setZone] = useState(own);
  const [which, setWhich] = useState<'first' | 'second'>();
  const moment = useQuery({
    queryKey: ['moment', local, zone],
    queryFn: () => call('GET /api/moment', { query: { local, zone } }),
    enabled: local !== '',
  });
  const is = moment.data?.is;
  useEffect(() => {
    const isSure = is === 'once' || (is === 'twice' && which !== undefined);
    onWhen(isSure ? { local, zone, ...(is === 'twice' && which && { which }) } : null);
  }, [is, local, zone, which, onWhen]);
  return (
    <div className="when">
      <Field
        label={words.dayAndTime}
        type="datetime-local"
        value={local}
        onChange={setLocal}
        error={moment.data?.is === 'never' ? words.neverShown(moment.data.nearest.map(shown)) : undefined}
      />
      <ZoneChoice zones={zones} zone={zone} onZone={setZone} />
      {moment.data?.is === 'once' && <Readings clocks={moment.data.moments[0]?.clocks ?? []} />}
      {moment.data?.is === 'twice' && <WhichChoice moment={moment.data} which={which} onWhich={setWhich} />}
    </div>
  );
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
      className="choice"
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
  const dayWords = new Date(`${day}T12:00:00Z`).toLocaleDateString(document.documentElement.lang, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `${dayWords}, ${time.length > 5 ? time.replace(/:00$/, '') : time}`;
}
