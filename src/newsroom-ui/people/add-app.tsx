import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { queries } from '../queries.ts';
import { peopleWords } from '../words/people.ts';
import { DoorProblem } from './door.tsx';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useDoing } from './use-doing.ts';

const words = peopleWords.secondFactor;

/** Adds an authenticator app: shows the secret, asks for a code of it, then shows the recovery codes, once. */
export function AddApp({ onClose }: { onClose(): void }) {
  const form = useId();
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { isBusy, error, run } = useDoing();
  const begun = useQuery({
    queryKey: ['second-factor', form],
    queryFn: () => call('POST /api/account/second-factor'),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const confirm = async (): Promise<void> => {
    const asked = () => call('PUT /api/account/second-factor', { body: { code: code.replaceAll(/\s/g, '') } });
    await run(() => asked().then(({ recoveryCodes }) => setCodes(recoveryCodes)), { refresh: 'account' });
    await queries.invalidateQueries({ queryKey: ['session'] });
  };
  if (codes) return <RecoveryCodes codes={codes} onClose={onClose} />;
  const foot = (
    <>
      <Button onPress={onClose}>{words.cancel}</Button>
      <Button look="main" type="submit" form={form} isDisabled={isBusy || !begun.data}>
        {words.confirm}
      </Button>
    </>
  );
  return (
    <Dialog title={words.addTitle} onClose={onClose} foot={foot} size="medium">
      {begun.isPending && <Loading lines={4} />}
      {begun.isError && <Failed error={begun.error} onRetry={() => void begun.refetch()} />}
      {begun.data && <Secret {...begun.data} />}
      <Form
        id={form}
        className="door-form"
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        {error && <DoorProblem>{error.message}</DoorProblem>}
        <Field
          label={words.code}
          hint={words.codeHint}
          autoComplete="one-time-code"
          inputMode="numeric"
          value={code}
          onChange={setCode}
          isRequired
        />
      </Form>
    </Dialog>
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
