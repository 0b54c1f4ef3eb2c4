import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AnswerOf, call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { NotDone } from '../shell/not-done.tsx';
import { shellWords } from '../words/shell.ts';
import { publishingWords as words } from '../words/publishing.ts';
import type { Release } from './planned.tsx';
import { Proof } from './proof.tsx';
import { Readings } from './when-field.tsx';
import './publishing.css';

export interface TakeAwayDialogProps {
  readonly storyId: string;
  /** As readers have it. */
  readonly headline: string;
  onClose(): void;
}

const WORD = 'KILL';

/** Kills a story once its headline or the word was typed and a reason given, and then shows the proof, place by place. */
export function KillDialog({ storyId, headline, onClose }: TakeAwayDialogProps) {
  const known = useQueryClient();
  const [reason, setReason] = useState('');
  const [confirm, setConfirm] = useState('');
  const kill = useMutation({
    mutationFn: () => call('POST /api/stories/:id/kill', { params: { id: storyId }, body: { reason, confirm } }),
    onSuccess: () => known.invalidateQueries(),
  });
  if (kill.data) return <Gone title={words.killedTitle} storyId={storyId} taken={kill.data} onClose={onClose} />;
  const isTyped = [WORD, oneSpaced(headline)].includes(oneSpaced(confirm));
  return (
    <Dialog
      title={words.killTitle}
      onClose={onClose}
      isAlert
      foot={
        <>
          {kill.isError && <NotDone error={kill.error} />}
          <Button onPress={onClose}>{shellWords.cancel}</Button>
          <Button look="stop" isDisabled={!isTyped || !reason.trim() || kill.isPending} onPress={() => kill.mutate()}>
            {words.kill}
          </Button>
        </>
      }
    >
      <p className="publish-headline" dir="auto">
        {headline}
      </p>
      <p>{words.killSays}</p>
      <Field label={words.reason} lines={3} value={reason} onChange={setReason} isRequired />
      <Field label={words.typeHeadline} value={confirm} onChange={setConfirm} isRequired />
    </Dialog>
  );
}

/** Withdraws a story for a reason that colleagues read; it may come back. Shows afterwards what stands where it stood. */
export function WithdrawDialog({ storyId, headline, onClose }: TakeAwayDialogProps) {
  const known = useQueryClient();
  const [reason, setReason] = useState('');
  const withdraw = useMutation({
    mutationFn: () => call('POST /api/stories/:id/withdraw', { params: { id: storyId }, body: { reason } }),
    onSuccess: () => known.invalidateQueries(),
  });
  if (withdraw.data)
    return <Gone title={words.withdrawnTitle} storyId={storyId} taken={withdraw.data} onClose={onClose} />;
  return (
    <Dialog
      title={words.withdrawTitle}
      onClose={onClose}
      isAlert
      foot={
        <>
          {withdraw.isError && <NotDone error={withdraw.error} />}
          <Button onPress={onClose}>{shellWords.cancel}</Button>
          <Button look="stop" isDisabled={!reason.trim() || withdraw.isPending} onPress={() => withdraw.mutate()}>
            {words.withdraw}
          </Button>
        </>
      }
    >
      <p className="publish-headline" dir="auto">
        {headline}
      </p>
      <p>{words.withdrawSays}</p>
      <Field
        label={words.withdrawReason}
        hint={words.withdrawReasonHint}
        lines={2}
        value={reason}
        onChange={setReason}
        maxLength={500}
        isRequired
        autoFocus
      />
    </Dialog>
  );
}

interface GoneProps {
  readonly title: string;
  readonly storyId: string;
  readonly taken: AnswerOf<'POST /api/stories/:id/kill'>;
  onClose(): void;
}

function Gone({ title, storyId, taken: { proof, ended }, onClose }: GoneProps) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      size="medium"
      foot={
        <Button look="main" onPress={onClose} autoFocus>
          {words.done}
        </Button>
      }
    >
      {ended && <Ended release={ended} without={storyId} />}
      <Proof proof={proof} />
    </Dialog>
  );
}

interface EndedProps {
  readonly release: Release;
  /** The story that was taken away. */
  readonly without: string;
}

/** The release the story waited for, which ended with it, and the others that would have gone live with it. */
function Ended({ release: { clocks, items, state }, without }: EndedProps) {
  const others = items.filter(({ storyId }) => storyId !== without);
  return (
    <section className="publish-part publish-planned">
      <h3>{others.length > 0 ? words.keptBackWith : words.cancelledWith}</h3>
      <Readings clocks={clocks} />
      <p>{state.why}</p>
      {others.length > 0 && (
        <ul>
          {others.map(({ storyId, headline, dir }) => (
            <li key={storyId} dir={dir}>
              {headline}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function oneSpaced(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
