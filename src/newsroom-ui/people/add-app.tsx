import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { call } from '../api.ts';
import { Field } from '../../ui/field.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { queries } from '../queries.ts';
import { peopleWords } from '../words/people.ts';
import { FormDialog } from './form-dialog.tsx';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useDoing } from './use-doing.ts';

const words = peopleWords.secondFactor;

/** Adds an authenticator app: shows the secret, asks for a code of it, then shows the recovery codes, once. */
export function AddApp({ onClose }: { onClose(): void }) {
  const turn = useId();
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const doing = useDoing();
  const begun = useQuery({
    queryKey: ['second-factor', turn],
    queryFn: () => call('POST /api/account/second-factor'),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const confirm = async (): Promise<void> => {
    const send = () => call('PUT /api/account/second-factor', { body: { code: code.replaceAll(/\s/g, '') } });
    await doing.run(() => send().then(({ recoveryCodes }) => setCodes(recoveryCodes)), { refresh: 'account' });
    await queries.invalidateQueries({ queryKey: ['session'] });
  };
  if (codes) return <RecoveryCodes codes={codes} onClose={onClose} />;
  const over = (
    <>
      {begun.isPending && <Loading lines={4} />}
      {begun.isError && <Failed error={begun.error} onRetry={() => void begun.refetch()} />}
      {begun.data && <Secret {...begun.data} />}
    </>
  );
  return (
    <FormDialog
      title={words.addTitle}
      does={words.confirm}
      doing={doing}
      over={over}
      isUnready={!begun.data}
      size="medium"
      onClose={onClose}
      onSend={() => void confirm()}
    >
      <Field
        label={words.code}
        hint={words.codeHint}
        autoComplete="one-time-code"
        inputMode="numeric"
        value={code}
        onChange={setCode}
        isRequired
      />
    </FormDialog>
  );
}

function Secret({ secret, uri }: { readonly secret: string; readonly uri: string }) {
  return (
    <div className="app-secret">
      <QrCode text={uri} label={words.qrLabel} />
      <div className="app-by-hand">
        <p>{words.scan}</p>
        <p className="account-soft">{words.byHand}</p>
        <code className="app-key">{secret.match(/.{1,4}/g)?.join(' ')}</code>
        <a href={uri}>{words.onThisDevice}</a>
      </div>
    </div>
  );
}
