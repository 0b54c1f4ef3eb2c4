import { call } from '../api.ts';
import { FormDialog } from '../people/form-dialog.tsx';
import { useDoing } from '../people/use-doing.ts';
import { queries } from '../queries.ts';
import { redirectWords as words } from '../words/redirects.ts';
import type { FoundRedirect } from './redirects-part.tsx';

/** Leads an address nowhere any more, once somebody has read what its readers are told then. */
export function TakeAwayRedirect({ redirect, onClose }: { readonly redirect: FoundRedirect; onClose(): void }) {
  const doing = useDoing();
  const { path, to } = redirect;
  const send = async (): Promise<void> => {
    const rows = [{ from: path, to: null, was: to }];
    const said = { say: words.tookAway(path), refresh: 'redirects' };
    if (!(await doing.run(() => call('POST /api/redirects', { body: { rows } }), said))) return;
    void queries.invalidateQueries({ queryKey: ['settings-changes'] });
    onClose();
  };
  return (
    <FormDialog
      title={words.takeAwayOf(path)}
      does={words.takeAway}
      doing={doing}
      onSend={() => void send()}
      onClose={onClose}
    >
      <p>{words.takeAwaySays(path)}</p>
    </FormDialog>
  );
}
