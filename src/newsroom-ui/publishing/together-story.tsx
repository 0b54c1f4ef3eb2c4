import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import type { Approval } from '../../contract/publishing.ts';
import { call } from '../api.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { publishingWords as words } from '../words/publishing.ts';
import { Problems } from './problems.tsx';
import type { Change, Plan } from './publish-dialog.tsx';
import { Readings } from './when-field.tsx';

interface TogetherStoryProps {
  readonly storyId: string;
  /** What may go live of it; null while something is in the way. `until` when an embargo still keeps it. */
  onApproval(approval: Approval | null, until: string | null): void;
  onRemove(): void;
}

/** One of several stories that go live together: what kind of change it is, and what is in the way. */
export function TogetherStory({ storyId, onApproval, onRemove }: TogetherStoryProps) {
  const plan = useQuery({
    queryKey: ['plan', storyId],
    queryFn: () => call('GET /api/stories/:id/plan', { params: { id: storyId }, query: {} }),
  });
  return (
    <li className="together-one">
      {plan.isPending && <Loading lines={2} />}
      {plan.isError && <Failed error={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.data && <Told storyId={storyId} plan={plan.data} onApproval={onApproval} />}
      <Button look="plain" small onPress={onRemove} aria-label={`${words.removeStory}: ${plan.data?.headline ?? ''}`}>
        {words.removeStory}
      </Button>
    </li>
  );
}

function Told({ storyId, plan, onApproval }: Omit<TogetherStoryProps, 'onRemove'> & { readonly plan: Plan }) {
  const [change, setChange] = useState<Change>(plan.changes[0] ?? 'first');
  const [typed, setTyped] = useState('');
  const [why, setWhy] = useState('');
  const isNoted = change !== 'first' && change !== 'minor';
  const note = isNoted ? typed.trim() : null;
  const blocks = [...plan.blocks, ...(why.trim() ? [] : plan.asks)].filter(
    ({ code }) => code !== 'note-missing' || note === '',
  );
  const isReady = blocks.length === 0 && note !== '';
  const { seen, embargo } = plan;
  const until = embargo && !embargo.isOver ? embargo.until : null;
  useEffect(() => {
    onApproval(isReady ? { storyId, seen, change, note, why: why.trim() || null } : null, until);
    // The parent's function is another one each time; what it is told follows only these.
  }, [isReady, storyId, seen, change, note, why, until]);
  return (
    <div className="together-told">
      <p className="together-headline" dir={plan.dir}>
        {plan.headline}
      </p>
      {plan.changes.length > 1 && <KindOfChange changes={plan.changes} value={change} onChange={setChange} />}
      {isNoted && <Field label={words.note} lines={2} value={typed} onChange={setTyped} isRequired />}
      {plan.asks.length > 0 && (
        <Field label={words.why} hint={words.whyHint} lines={2} value={why} onChange={setWhy} isRequired />
      )}
      {until && embargo && (
        <p className="together-embargo">
          <b>{words.embargoUntil}</b> <Readings clocks={embargo.clocks} />
        </p>
      )}
      <Problems title={words.blocking} problems={blocks} tone="stop" onShow={undefined} />
    </div>
  );
}

interface KindOfChangeProps {
  readonly changes: Plan['changes'];
  readonly value: Change;
  onChange(change: Change): void;
}

function KindOfChange({ changes, value, onChange }: KindOfChangeProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{words.kindOfChange}</label>
      <select id={id} className="field-input" value={value} onChange={({ target }) => onChange(target.value as Change)}>
        {changes.map((one) => (
          <option key={one} value={one}>
            {words.changes[one].name}
          </option>
        ))}
      </select>
    </div>
  );
}
