import { useEffect, useId, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { call, whenProofIsNeeded } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { peopleWords } from '../words/people.ts';
import { DoorProblem } from './door.tsx';
import { proveWithPasskey } from './passkeys.ts';
import { useDoing } from './use-doing.ts';

const words = peopleWords.proof;

/** Stands in the shell, and asks whoever signed in a while ago to prove that it is still them, when an act needs it. */
export function ProofDialog() {
  const answer = useRef<((isProven: boolean) => void) | null>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    whenProofIsNeeded(
      () =>
        new Promise((resolve) => {
          answer.current?.(false);
          answer.current = resolve;
          setOpen(true);
        }),
    );
    return () => whenProofIsNeeded(() => Promise.resolve(false));
  }, []);
  const close = (isProven: boolean): void => {
    setOpen(false);
    answer.current?.(isProven);
    answer.current = null;
  };
  return isOpen && <Proving onClose={close} />;
}

function Proving({ onClose }: { onClose(isProven: boolean): void }) {
  const form = useId();
  const [password, setPassword] = useState('');
  const { isBusy, error, run } = useDoing();
  const prove = async (way: () => Promise<unknown>): Promise<void> => {
    if (await run(way)) onClose(true);
  };
  const foot = (
    <>
      <Button isDisabled={isBusy} onPress={() => void prove(proveWithPasskey)}>
        {words.withPasskey}
      </Button>
      <Button look="main" type="submit" form={form} isDisabled={isBusy}>
        {words.goOn}
      </Button>
    </>
  );
  return (
    <Dialog title={words.title} onClose={() => onClose(false)} foot={foot}>
      <Form
        id={form}
        className="door-form"
        onSubmit={(event) => {
          event.preventDefault();
          void prove(() => call('POST /api/session/proof', { body: { password } }));
        }}
      >
        <p>{words.says}</p>
        {error && <DoorProblem>{error.message}</DoorProblem>}
        <Field
          label={words.password}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          autoFocus
          isRequired
        />
      </Form>
    </Dialog>
  );
}
