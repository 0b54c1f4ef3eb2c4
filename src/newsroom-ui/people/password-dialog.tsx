import { useState } from 'react';
import { call } from '../api.ts';
import { Field } from '../../ui/field.tsx';
import { peopleWords } from '../words/people.ts';
import { CurrentPassword } from './current-password.tsx';
import { FormDialog } from './form-dialog.tsx';
import { problemAt, useDoing } from './use-doing.ts';

const words = peopleWords.account;

/** Sets another password, by the present one where there is one. */
export function PasswordDialog({ hasOne, onClose }: { readonly hasOne: boolean; onClose(): void }) {
  const [proof, setProof] = useState('');
  const [password, setPassword] = useState('');
  const doing = useDoing();
  const change = async (): Promise<void> => {
    const body = { password, ...(hasOne && { proof }) };
    const said = { say: words.passwordChanged, refresh: 'account' };
    if (await doing.run(() => call('PUT /api/account/password', { body }), said)) onClose();
  };
  return (
    <FormDialog
      title={hasOne ? words.changePassword : words.setPassword}
      does={words.save}
      doing={doing}
      fields={['password']}
      onClose={onClose}
      onSend={() => void change()}
    >
      {hasOne && <CurrentPassword label={words.present} value={proof} onChange={setProof} />}
      <Field
        label={words.next}
        hint={words.nextHint}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        isRequired
        error={problemAt(doing.error, 'password')}
      />
    </FormDialog>
  );
}
