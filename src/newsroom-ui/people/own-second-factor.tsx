import { useState } from 'react';
import { call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { counted } from '../../ui/language.ts';
import { Moment } from '../../ui/moment.tsx';
import { queries } from '../queries.ts';
import { peopleWords } from '../words/people.ts';
import type { OwnAccount } from './account-screen.tsx';
import { AddApp } from './add-app.tsx';
import { DoorProblem } from './door.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useDoing } from './use-doing.ts';

const words = peopleWords.secondFactor;

/** Codes of an authenticator app beside the password: whether they are asked for, and the way to begin and to end it. */
export function SecondFactor({ account: { secondFactor, passwordSetAt } }: { readonly account: OwnAccount }) {
  const [isAdding, setAdding] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { isBusy, error, run } = useDoing();
  const remove = async (): Promise<void> => {
    const asked = () => call('DELETE /api/account/second-factor');
    // The session says whether a role lacks its second factor now.
    if (await run(asked, { say: words.removed, refresh: 'account' }))
      await queries.invalidateQueries({ queryKey: ['session'] });
  };
  const renew = (): void => {
    const asked = () => call('POST /api/account/recovery-codes').then(({ recoveryCodes }) => setCodes(recoveryCodes));
    void run(asked, { refresh: 'account' });
  };
  const { since, codesLeft } = secondFactor;
  return (
    <section className="account-part">
      <h2>{words.title}</h2>
      {error && <DoorProblem>{error.message}</DoorProblem>}
      {since === null ? (
        <>
          <p className="account-soft">{passwordSetAt ? words.none : words.noneNeeded}</p>
          <div>
            <Button onPress={() => setAdding(true)}>{words.add}</Button>
          </div>
        </>
      ) : (
        <>
          <p className="account-soft">
            {words.since} <Moment at={since} />. {counted(codesLeft, words.codesLeft)}
          </p>
          <div className="people-acts">
            <Button isDisabled={isBusy} onPress={renew}>
              {words.renew}
            </Button>
            <Button isDisabled={isBusy} onPress={() => void remove()}>
              {words.remove}
            </Button>
          </div>
        </>
      )}
      {isAdding && <AddApp onClose={() => setAdding(false)} />}
      {codes && <RecoveryCodes codes={codes} onClose={() => setCodes(null)} />}
    </section>
  );
}
