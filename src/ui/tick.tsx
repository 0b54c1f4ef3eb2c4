import type { ReactNode } from 'react';
import './tick.css';

interface TickProps {
  readonly isTicked: boolean;
  onTick(isTicked: boolean): void;
  readonly isDisabled?: boolean;
  /** True for one that belongs to the one above it. */
  readonly isUnder?: boolean;
  /** What is ticked; names that people gave stand in an element of `dir="auto"`. */
  readonly children: ReactNode;
}

/** A box to tick, with its label: both are the target. */
export function Tick({ isTicked, onTick, isDisabled = false, isUnder = false, children }: TickProps) {
  return (
    <label className={isUnder ? 'tick is-under' : 'tick'}>
      <input
        type="checkbox"
        checked={isTicked}
        disabled={isDisabled}
        onChange={({ target }) => onTick(target.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
