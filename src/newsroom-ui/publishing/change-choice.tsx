import { useId } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { publishingWords as words } from '../words/publishing.ts';
import type { Change } from './publish-dialog.tsx';

interface ChangeChoiceProps {
  readonly changes: readonly Change[];
  readonly value: Change;
  onChange(change: Change): void;
}

/** What kind of change it is, and what the chosen one means for readers; short, because the note to them stands below. */
export function ChangeChoice({ changes, value, onChange }: ChangeChoiceProps) {
  const says = useId();
  return (
    <RadioGroup
      className="act-choice choice-short"
      value={value}
      onChange={(name) => onChange(name as Change)}
      aria-describedby={says}
    >
      <Label className="choice-label">{words.kindOfChange}</Label>
      {changes.map((change) => (
        <Radio key={change} value={change} className="choice-one">
          <span className="choice-name">{words.changes[change].name}</span>
        </Radio>
      ))}
      <p id={says} className="choice-says" aria-live="polite">
        {words.changes[value].says}
      </p>
    </RadioGroup>
  );
}
