import { messageOf } from '../base/problem.ts';
import type { ReactNode } from 'react';
import { useConnection } from './connection.ts';
import { uiWords as words } from './words.ts';
import { Button } from './button.tsx';
import './states.css';

/** While something is fetched: quiet lines where it will stand, and a word for those who listen. Offline, that it waits for one. */
export function Loading({ lines = 6 }: { readonly lines?: number }) {
  const isConnected = useConnection();
  if (!isConnected)
    return (
      <Empty title={words.noConnection}>
        <p>{words.waits}</p>
      </Empty>
    );
  return (
    <div className="loading" role="status">
      <span className="only-read-aloud">{words.loading}</span>
      {Array.from({ length: lines }, (_none, at) => (
        <span key={at} className="loading-line" aria-hidden="true" />
      ))}
    </div>
  );
}

/** What could not be shown, why, and the way on. */
export function Failed({ error, onRetry }: { readonly error: unknown; onRetry?: (() => void) | undefined }) {
  return (
    <div className="state" role="alert">
      <p className="state-title">{words.failed}</p>
      <p>{messageOf(error)}</p>
      {onRetry && <Button onPress={onRetry}>{words.tryAgain}</Button>}
    </div>
  );
}

/** Where there is nothing yet: what would stand here, and how to begin. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="state">
      <p className="state-title">{title}</p>
      {children}
    </div>
  );
}
