import { useState } from 'react';
import { Field } from '../../ui/field.tsx';
import { call } from '../api.ts';
import { FormDialog } from '../people/form-dialog.tsx';
import { problemAt, useDoing } from '../people/use-doing.ts';
import { queries } from '../queries.ts';
import { redirectWords as words } from '../words/redirects.ts';
import type { FoundRedirect } from './redirects-part.tsx';

interface RedirectDialogProps {
  /** Null for a new one. */
  readonly redirect: FoundRedirect | null;
  onClose(): void;
}

/** Makes a redirect, or leads an address elsewhere. Which address it is, is chosen once. */
export function RedirectDialog({ redirect, onClose }: RedirectDialogProps) {
  const doing = useDoing();
  const [from, setFrom] = useState(redirect?.path ?? '');
  const [to, setTo] = useState(redirect?.to ?? '');
  // What an import brought is nothing that somebody could have changed meanwhile.
  const was = redirect === null || redirect.at === null ? null : redirect.to;
  const send = async (): Promise<void> => {
    const rows = [{ from, to, was }];
    const said = { say: words.led(from), refresh: 'redirects' };
    if (!(await doing.run(() => call('POST /api/redirects', { body: { rows } }), said))) return;
    void queries.invalidateQueries({ queryKey: ['settings-changes'] });
    onClose();
  };
  return (
    <FormDialog
      title={redirect ? words.changeOf(redirect.path) : words.make}
      does={words.makeIt}
      doing={doing}
      fields={['1/from', '1/to']}
      isUnready={from.trim() === '' || to.trim() === ''}
      onSend={() => void send()}
      onClose={onClose}
    >
      {!redirect && (
        <Field
          label={words.from}
          hint={words.fromHint}
          value={from}
          onChange={setFrom}
          error={problemAt(doing.error, '1/from')}
          isRequired
        />
      )}
      <Field
        label={words.to}
        hint={words.toHint}
        value={to}
        onChange={setTo}
        error={problemAt(doing.error, '1/to')}
        isRequired
      />
    </FormDialog>
  );
}
