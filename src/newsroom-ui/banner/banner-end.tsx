import { useState } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { WrittenTime } from '../../contract/publishing.ts';
import { TimeField, useClocks } from '../publishing/when-field.tsx';
import { bannerWords as words } from '../words/banner.ts';

/** When a banner ends; null while a time is to be written and is none yet. */
export type ChosenEnd = { readonly minutes: number } | WrittenTime | null;

interface BannerEndProps {
  readonly until: ChosenEnd;
  /** The same function at each drawing. */
  onUntil(until: ChosenEnd): void;
}

/** When a banner ends: every one has an end. */
export function BannerEnd({ until, onUntil }: BannerEndProps) {
  const clocks = useClocks();
  // One function for as long as the form is there: the field of times tells it each time that it changes.
  const [onWhen] = useState(() => (chosen: { readonly when: WrittenTime } | null) => onUntil(chosen?.when ?? null));
  const minutes = until !== null && 'minutes' in until ? String(until.minutes) : 'at';
  return (
    <>
      <RadioGroup
        className="choice choice-short"
        value={minutes}
        onChange={(value) => onUntil(value === 'at' ? null : { minutes: Number(value) })}
      >
        <Label className="choice-label">{words.ends}</Label>
        {words.lasts.map(([one, name]) => (
          <Radio key={one} value={String(one)} className="choice-one">
            <span className="choice-name">{name}</span>
          </Radio>
        ))}
        <Radio value="at" className="choice-one">
          <span className="choice-name">{words.atTime}</span>
        </Radio>
      </RadioGroup>
      {minutes === 'at' && <TimeField {...clocks} onWhen={onWhen} />}
    </>
  );
}
