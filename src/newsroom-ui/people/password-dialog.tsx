import { useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { peopleWords } from '../words/people.ts';
import { DoorProblem } from './door.tsx';
import { problemAt, useDoing } from './use-doing.ts';

const words = peopleWords.account;

/** Sets another password, by the present one where there is one. */
export function PasswordDialog({ hasOne, onClose }: { readonly hasOne: boolean; onClose(): void }) {
  const form = useId();
  const [proof, setProof] = useState('');
  const [password, setPassword] = useState('');
  const { isBusy, error, run } = useDoing();
  const change = async (): Promise<void> => {
    const body = { password, ...(hasOne && { proof }) };
    const said = { say: words.passwordChanged, refresh: 'account' };
    if (await run(() => call('PUT /api/account/password', { body }), said)) onClose();
  };
  const foot = (
    <>
      <Button onPress={onClose}>{words.cancel}</Button>
      <Button look="main" type="submit" form={form} isDisabled={isBusy}>
        {words.save}
      </Button>
    </>
  );
  return (
    <Dialog title={hasOne ? words.changePassword : words.setPassword} onClose={onClose} foot={foot}>
      <Form
        id={form}
        className="door-form"
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        {error && error.problems.length === 0 && <DoorProblem>{error.message}</DoorProblem>}
        {hasOne && (
          <Field
            label={words.present}
            type="password"
            autoComplete="current-password"
            value={proof}
            onChange={setProof}
            isRequired
          />
        )}
        <Field
          label={words.next}
          hint={words.nextHint}
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          isRequired
          error={problemAt(error, 'password')}
        />
      </Form>
    </Dialog>
  );
}
