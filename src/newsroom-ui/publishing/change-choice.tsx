import { Label, Radio, RadioGroup } from 'react-aria-components';
import { publishingWords as words } from '../words/publishing.ts';
import type { Change } from './publish-dialog.tsx';

interface ChangeChoiceProps {
  readonly changes: readonly Change[];
  readonly value: Change;
  onChange(change: Change): void;
}

/** What kind of change it is, each with what it means for readers. */
export function ChangeChoice({ changes, value, onChange }: ChangeChoiceProps) {
  return (
    <RadioGroup className="choice" value={value} onChange={(name) => onChange(name as Change)}>
      <Label className="choice-label">{words.kindOfChange}</Label>
      {changes.map((change) => (
        <Radio key={change} value={change} className="choice-one">
          <span className="choice-name">{words.changes[change].name}</span>
          <span className="choice-says">{words.changes[change].says}</span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
