import { useId } from 'react';
import { mediaWords as words } from '../words/media.ts';
import { filled } from '../words/panels.ts';

const WHOLE = 100;

interface LineProps {
  readonly label: string;
  readonly share: number;
  onChange(share: number): void;
}

/** A share of the width or height of a picture, set to the hundredth. */
export function ShareLine({ label, share, onChange }: LineProps) {
  const id = useId();
  const value = Math.round(share * WHOLE);
  return (
    <div className="focus-line">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={WHOLE}
        value={value}
        aria-valuetext={filled(words.hundredths, { share: value })}
        onChange={({ target }) => onChange(Number(target.value) / WHOLE)}
      />
      <output htmlFor={id}>{filled(words.hundredths, { share: value })}</output>
    </div>
  );
}
