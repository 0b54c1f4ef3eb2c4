import { useState } from 'react';
import { type Cue, momentTyped, shortMoment } from '../../story/captions.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { filmWords as words } from '../words/film.ts';

interface CueLineProps {
  readonly number: number;
  readonly cue: Cue;
  /** What is said then in the first language, where this is another. */
  readonly said: string | undefined;
  readonly problem: string | undefined;
  onChange(to: Cue): void;
  onRemove(): void;
  /** Shows the film where it begins. */
  onShow(): void;
}

/** One line of captions: from when until when, and what it says. */
export function CueLine({ number, cue, said, problem, onChange, onRemove, onShow }: CueLineProps) {
  return (
    <li className="cue">
      <Moment label={words.from(number)} at={cue.from} onChange={(from) => onChange({ ...cue, from })} />
      <Moment label={words.to(number)} at={cue.to} onChange={(to) => onChange({ ...cue, to })} />
      <Field
        label={words.line(number)}
        lines={2}
        value={cue.text}
        placeholder={said}
        error={problem}
        onChange={(text) => onChange({ ...cue, text })}
      />
      <div className="cue-acts">
        <Button look="plain" small aria-label={words.showLine(number)} onPress={onShow}>
          <span aria-hidden="true">▶</span>
        </Button>
        <Button look="plain" small aria-label={words.removeLine(number)} onPress={onRemove}>
          <span aria-hidden="true">×</span>
        </Button>
      </div>
    </li>
  );
}

interface MomentProps {
  readonly label: string;
  readonly at: number;
  onChange(to: number): void;
}

/** Minutes and seconds, as `1:02.5`; what is none is put back. */
function Moment({ label, at, onChange }: MomentProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = (): void => {
    const moment = momentTyped(typed ?? '');
    if (moment !== null && moment !== at) onChange(moment);
    setTyped(null);
  };
  return <Field label={label} value={typed ?? shortMoment(at)} onChange={setTyped} onBlur={settle} />;
}
