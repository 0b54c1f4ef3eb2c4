import { useSyncExternalStore } from 'react';
import { shellWords as words } from '../words/shell.ts';

function watch(tell: () => void): () => void {
  addEventListener('online', tell);
  addEventListener('offline', tell);
  return () => {
    removeEventListener('online', tell);
    removeEventListener('offline', tell);
  };
}

/** Says that there is no line, while there is none. */
export function OfflineNote() {
  const isOnline = useSyncExternalStore(watch, () => navigator.onLine);
  return <div role="status">{!isOnline && <p className="shell-offline">{words.offline}</p>}</div>;
}
