import { messageOf } from '../../base/problem.ts';
import { useState } from 'react';
import { Refused } from '../api.ts';
import { toast } from '../../ui/toasts.tsx';
import { queries } from '../queries.ts';

export interface Doing {
  readonly isBusy: boolean;
  /** What was refused last, until something else is tried. */
  readonly error: Refused | null;
  /** Does it, says so, and asks again for what it changed; false when it was refused. */
  run(act: () => Promise<unknown>, said?: { readonly say?: string; readonly refresh?: string }): Promise<boolean>;
}

/** For screens on which one does something and sees at once what became of it. */
export function useDoing(): Doing {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<Refused | null>(null);
  const run: Doing['run'] = async (act, { say, refresh } = {}) => {
    setBusy(true);
    setError(null);
    try {
      await act();
      if (refresh) await queries.invalidateQueries({ queryKey: [refresh] });
      if (say) toast({ say });
      return true;
    } catch (failed) {
      setError(failed instanceof Refused ? failed : new Refused({ title: messageOf(failed), status: 0 }));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, error, run };
}

/** What is wrong in one field, in words. */
export function problemAt(error: Refused | null, where: string): string | undefined {
  const found = error?.problems.filter((problem) => problem.where === where).map(({ say }) => say) ?? [];
  return found.length > 0 ? found.join(' ') : undefined;
}
