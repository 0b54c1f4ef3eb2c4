import type { ReactNode } from 'react';
import './badge.css';

/** A word about the state of something; the colour says nothing that the word does not. */
export function Badge({
  tone = 'plain',
  children,
}: {
  readonly tone?: 'plain' | 'accent' | 'live' | 'warn' | 'stop';
  readonly children: ReactNode;
}) {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}
