import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AnswerOf, call } from '../api.ts';
import { Field } from '../../ui/field.tsx';
import { useNewsroom } from '../session.ts';
import { publishingWords as words } from '../words/publishing.ts';
import { ActDialog, DoneDialog } from './act-dialog.tsx';
import { placesInWords, placesOf } from './places.ts';
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
    <ActDialog
      title={words.killTitle}
      does={words.kill}
      look="stop"
      act={kill}
      isReady={isTyped && reason.trim() !== ''}
      onClose={onClose}
      isAlert
    >
      <What storyId={storyId} headline={headline} />
      <p>{words.killSays}</p>
      <Field label={words.reason} lines={3} value={reason} onChange={setReason} isRequired />
      <Field label={words.typeHeadline} value={confirm} onChange={setConfirm} isRequired />
    </ActDialog>
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
    <ActDialog
      title={words.withdrawTitle}
      does={words.withdraw}
      look="stop"
      act={withdraw}
      isReady={reason.trim() !== ''}
      onClose={onClose}
      isAlert
    >
      <What storyId={storyId} headline={headline} />
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
    </ActDialog>
  );
}

/** Which story it is, and where readers have it at this moment. */
function What({ storyId, headline }: Pick<TakeAwayDialogProps, 'storyId' | 'headline'>) {
  const newsroom = useNewsroom();
  const { data } = useQuery({
    queryKey: ['places', storyId],
    queryFn: () => call('GET /api/stories/:id/places', { params: { id: storyId } }),
    staleTime: 0,
  });
  return (
    <div className="taken-what">
      <p className="publish-headline" dir="auto">
        {headline}
      </p>
      {data && <p>{placesInWords(placesOf(data.showing, data.path ? [data.path] : [], newsroom), words.nowhere)}</p>}
    </div>
  );
}

interface GoneProps {
  readonly title: string;
  readonly storyId: string;
  readonly taken: AnswerOf<'POST /api/stories/:id/kill'>;
  onClose(): void;
}

function Gone({ title, storyId, taken: { proof, caches, ended }, onClose }: GoneProps) {
  return (
    <DoneDialog title={title} onClose={onClose} size="medium">
      {ended && <Ended release={ended} without={storyId} />}
      <Proof proof={proof} />
      {caches !== 'none' && <p>{words.caches[caches]}</p>}
    </DoneDialog>
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
      <h3>{others.length > 0 ? words.heldBackWith : words.cancelledWith}</h3>
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
