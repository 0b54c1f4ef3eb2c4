import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { Refused } from '../api.ts';
import { Empty, Failed } from '../parts/states.tsx';
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

/** A screen that could not be shown: what was refused says so itself; anything else can be tried again. */
export function ScreenFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  const shown = error instanceof Refused && error.status === 403 ? new Error(words.notPermitted) : error;
  return (
    <main id="content">
      <Failed error={shown} onRetry={again} />
    </main>
  );
}
