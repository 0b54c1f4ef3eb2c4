import { useState } from 'react';
import { call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Moment } from '../../ui/moment.tsx';
import { toast } from '../../ui/toasts.tsx';
import { peopleWords } from '../words/people.ts';
import type { OwnAccount } from './account-screen.tsx';
import { agentInWords } from './agent.ts';
import { DoorProblem } from './door.tsx';
import { CurrentPassword } from './current-password.tsx';
import { FormDialog } from './form-dialog.tsx';
import { makePasskey } from './passkeys.ts';
import { useDoing } from './use-doing.ts';

const words = peopleWords.account;

/** The passkeys of an account, and another one. */
export function Passkeys({ account }: { readonly account: OwnAccount }) {
  const [isAdding, setAdding] = useState(false);
  const { error, run } = useDoing();
  const remove = (id: string): void => {
    const said = { say: words.removed, refresh: 'account' };
    void run(() => call('DELETE /api/account/passkeys/:id', { params: { id } }), said);
  };
  return (
    <section className="account-part">
      <h2>{words.passkeys}</h2>
      {error && <DoorProblem>{error.message}</DoorProblem>}
      {account.passkeys.length === 0 && <p className="account-soft">{words.noPasskeys}</p>}
      <ul className="account-list">
        {account.passkeys.map(({ id, name, madeAt, lastUsedAt }) => (
          <li key={id}>
            <span>
              <strong dir="auto">{name}</strong>
              <span className="account-soft">
                {words.made} <Moment at={madeAt} />, {lastUsedAt ? words.lastUsed : words.neverUsed}{' '}
                {lastUsedAt && <Moment at={lastUsedAt} />}
              </span>
            </span>
            <Button small onPress={() => remove(id)} aria-label={`${words.remove} ${name}`}>
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      {account.canHavePasskeys ? (
        <div>
          <Button onPress={() => setAdding(true)}>{words.addPasskey}</Button>
        </div>
      ) : (
        <p className="account-soft">{words.noPasskeysHere}</p>
      )}
      {isAdding && <AddPasskey hasPassword={account.passwordSetAt !== null} onClose={() => setAdding(false)} />}
    </section>
  );
}

function AddPasskey({ hasPassword, onClose }: { readonly hasPassword: boolean; onClose(): void }) {
  const [name, setName] = useState(() => agentInWords(navigator.userAgent));
  const [proof, setProof] = useState('');
  const doing = useDoing();
  const add = async (): Promise<void> => {
    const isDone = await doing.run(() => addOne(name, hasPassword ? { proof } : {}), { refresh: 'account' });
    if (isDone) onClose();
  };
  return (
    <FormDialog
      title={words.addPasskey}
      does={words.addPasskey}
      doing={doing}
      onClose={onClose}
      onSend={() => void add()}
    >
      <Field label={words.passkeyName} hint={words.passkeyNameHint} value={name} onChange={setName} isRequired />
      {hasPassword && <CurrentPassword label={words.proof} hint={words.proofHint} value={proof} onChange={setProof} />}
    </FormDialog>
  );
}

async function addOne(name: string, proof: { proof?: string }): Promise<void> {
  const { options } = await call('POST /api/account/passkeys/options', { body: proof });
  const response = await makePasskey(options);
  if (!response) return toast({ say: words.passkeyStopped });
  await call('POST /api/account/passkeys', { body: { name, response } });
  toast({ say: words.passkeyAdded });
}
