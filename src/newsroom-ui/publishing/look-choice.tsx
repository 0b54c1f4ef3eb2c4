import { Label, Radio, RadioGroup } from 'react-aria-components';
import './look-choice.css';

interface LookChoiceProps<Look extends string> {
  /** What is looked at, said aloud. */
  readonly label: string;
  readonly looks: Readonly<Record<Look, string>>;
  readonly look: Look;
  onLook(look: Look): void;
}

/** The ways to look at one thing, side by side, one of them taken. */
export function LookChoice<Look extends string>({ label, looks, look, onLook }: LookChoiceProps<Look>) {
  return (
    <RadioGroup className="looks" orientation="horizontal" value={look} onChange={(name) => onLook(name as Look)}>
      <Label className="only-read-aloud">{label}</Label>
      {(Object.keys(looks) as Look[]).map((name) => (
        <Radio key={name} value={name} className="look">
          {looks[name]}
        </Radio>
      ))}
    </RadioGroup>
  );
}
