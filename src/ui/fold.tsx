import type { ReactNode } from 'react';
import './fold.css';

interface FoldProps {
  readonly label: string;
  /** What of it is in force, for whoever sees it closed; null for nothing. */
  readonly on: string | null;
  /** Whether it is open when it comes. */
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

/** Choices that not everybody needs, under a button in the line of the others. Open, they have the whole width below that line. */
export function Fold({ label, on, isOpen = false, children }: FoldProps) {
  return (
    <details className="fold" open={isOpen || undefined}>
      <summary>
        {label}
        {on !== null && <span className="fold-on">{on}</span>}
      </summary>
      {children}
    </details>
  );
}
