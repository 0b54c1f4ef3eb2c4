import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Refused } from '../api.ts';
import { whenConnected } from '../../ui/connection.ts';
import { Renewed } from '../offline/part.ts';
import { PartMissing } from '../offline/part-missing.tsx';
import { Empty, Failed } from '../../ui/states.tsx';
import { shellWords as words } from '../words/shell.ts';

/** An address of no screen. */
export function ScreenMissing() {
  return (
    <main id="content">
      <Empty title={words.notFound}>
        <Link to="/">{words.toDesk}</Link>
      </Empty>
    </main>
  );
}

/** A screen that could not be shown: what was refused says so itself; anything else can be tried again, and is when the connection is back. */
export function ScreenFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  useWhenBack(again);
  const shown = error instanceof Refused && error.status === 403 ? new Error(words.notPermitted) : error;
  return (
    <main id="content">
      {error instanceof Renewed ? <PartMissing error={error} isScreen /> : <Failed error={shown} onRetry={again} />}
    </main>
  );
}

/** Does it when the newsroom answers again. */
function useWhenBack(work: () => void): void {
  const now = useRef(work);
  now.current = work;
  useEffect(() => whenConnected(() => now.current()), []);
}
