import { useEffect } from 'react';

/** Whoever signed in again in another window goes on when they come back to this one. */
export function useSignedInAgain(isSignedOut: boolean, again: () => void): void {
  useEffect(() => {
    if (!isSignedOut) return undefined;
    const look = async (): Promise<void> => {
      const answer = await fetch('/api/session', { credentials: 'same-origin' }).catch(() => null);
      const session = (await answer?.json().catch(() => null)) as { person?: unknown } | null;
      if (session?.person) again();
    };
    const onFocus = (): void => void look();
    addEventListener('focus', onFocus);
    return () => removeEventListener('focus', onFocus);
  }, [isSignedOut, again]);
}
