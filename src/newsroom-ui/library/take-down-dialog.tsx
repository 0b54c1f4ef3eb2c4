import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { useCancel } from '../../ui/cancel.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { counted } from '../../ui/language.ts';
import { Tick } from '../../ui/tick.tsx';
import { type AnswerOf, call } from '../api.ts';
import { mediaWords as words } from '../words/media.ts';
import type { MediaItem } from './library-query.ts';
import { useSending } from './use-sending.ts';

type TakenDown = AnswerOf<'POST /api/media/:id/take-down'>;

/** Takes a picture from readers everywhere and at once, and shows what they have of it then. */
export function TakeDownDialog({ item, onClose }: { readonly item: MediaItem; onClose(): void }) {
  const [taken, setTaken] = useState<TakenDown | null>(null);
  return (
    <Dialog title={words.takeDownTitle} isAlert onClose={useCancel(onClose)}>
      {taken ? <Proof taken={taken} /> : <Reason id={item.id} onTaken={setTaken} />}
    </Dialog>
  );
}

function Reason({ id, onTaken }: { readonly id: string; onTaken(taken: TakenDown): void }) {
  const [reason, setReason] = useState('');
  const [isDestroyed, setDestroyed] = useState(false);
  const { isPending, onSubmit } = useSending(
    () => call('POST /api/media/:id/take-down', { params: { id }, body: { reason: reason.trim(), isDestroyed } }),
    onTaken,
  );
  return (
    <Form className="item-fields" onSubmit={onSubmit}>
      <p>{words.takeDownSays}</p>
      <Field
        label={words.reason}
        hint={words.reasonHint}
        lines={2}
        isRequired
        autoFocus
        value={reason}
        onChange={setReason}
      />
      <Tick isTicked={isDestroyed} onTick={setDestroyed}>
        {words.destroy}
      </Tick>
      <Button look="stop" type="submit" isPending={isPending} isDisabled={reason.trim() === ''}>
        {words.takeDown}
      </Button>
    </Form>
  );
}

function Proof({ taken: { proof, receipt } }: { readonly taken: TakenDown }) {
  const still = proof.filter(({ now }) => now === 'still').length;
  return (
    <div className="item-fields" role="status">
      <p>
        <strong>{still > 0 ? counted(still, words.stillThere) : words.isGone}</strong>{' '}
        {counted(receipt.pressed.length, words.pagesPressed)}
      </p>
      <ul className="take-down-proof">
        {proof.map(({ path, now }) => (
          <li key={path}>
            <code>{path}</code> <span className="field-hint">{words.proofNow[now]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
