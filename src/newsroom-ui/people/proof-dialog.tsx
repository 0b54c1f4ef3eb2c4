import { useEffect, useRef, useState } from 'react';
import { call, whenProofIsNeeded } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { peopleWords } from '../words/people.ts';
import { CurrentPassword } from './current-password.tsx';
import { FormDialog } from './form-dialog.tsx';
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
  const [password, setPassword] = useState('');
  const doing = useDoing();
  const prove = async (way: () => Promise<unknown>): Promise<void> => {
    if (await doing.run(way)) onClose(true);
  };
  const beside = (
    <Button isDisabled={doing.isBusy} onPress={() => void prove(proveWithPasskey)}>
      {words.withPasskey}
    </Button>
  );
  return (
    <FormDialog
      title={words.title}
      does={words.goOn}
      doing={doing}
      over={<p>{words.says}</p>}
      beside={beside}
      onClose={() => onClose(false)}
      onSend={() => void prove(() => call('POST /api/session/proof', { body: { password } }))}
    >
      <CurrentPassword label={words.password} value={password} onChange={setPassword} autoFocus />
    </FormDialog>
  );
}
