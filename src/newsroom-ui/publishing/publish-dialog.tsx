import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { WrittenTime } from '../../contract/publishing.ts';
import { type AnswerOf, call, Refused } from '../api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { publishingWords as words } from '../words/publishing.ts';
import { ActDialog, DoneDialog } from './act-dialog.tsx';
import { ChangeChoice } from './change-choice.tsx';
import { DiffView } from './diff-view.tsx';
import { FirstVersion } from './first-version.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { Planned } from './planned.tsx';
import { Problems } from './problems.tsx';
import type { ReceiptOf } from './places.ts';
import { Receipt } from './receipt.tsx';
import { type ChosenTime, Readings, WhenField } from './when-field.tsx';
import './publishing.css';

export type Plan = AnswerOf<'GET /api/stories/:id/plan'>;
export type Change = Plan['changes'][number];

export interface PublishDialogProps {
  readonly storyId: string;
  onClose(): void;
  /** Leads to the place of a problem in the story: `body/3/alt`. */
  onShow?(where: string): void;
}

type Outcome =
  | { readonly is: 'live'; readonly version: number; readonly path: string; readonly receipt: ReceiptOf }
  | { readonly is: 'planned'; readonly release: NonNullable<Plan['planned']> };

/** Shows what will go live and what is in the way, asks what kind of change it is and when, and afterwards shows the receipt. */
export function PublishDialog({ storyId, onClose, onShow }: PublishDialogProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [since, setSince] = useState<string>();
  const [change, setChange] = useState<Change>();
  const plan = useQuery({
    queryKey: ['plan', storyId, since, change],
    queryFn: () => call('GET /api/stories/:id/plan', { params: { id: storyId }, query: { since, change } }),
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: (before) => before,
  });
  if (outcome) return <Outcome outcome={outcome} onClose={onClose} />;
  if (!plan.data)
    return (
      <Dialog title={words.title} onClose={onClose} size="medium">
        {plan.isError ? <Failed error={plan.error} onRetry={() => void plan.refetch()} /> : <Loading lines={5} />}
      </Dialog>
    );
  return (
    <Decision
      storyId={storyId}
      plan={plan.data}
      change={change}
      isOld={plan.isPlaceholderData}
      onChange={setChange}
      onClose={onClose}
      onShow={onShow}
      onOutcome={setOutcome}
      onTyped={setSince}
    />
  );
}

interface DecisionProps {
  readonly storyId: string;
  readonly plan: Plan;
  readonly change: Change | undefined;
  /** True while the plan is one of before, and another is asked for. */
  readonly isOld: boolean;
  onChange(change: Change): void;
  onClose(): void;
  readonly onShow: PublishDialogProps['onShow'];
  onOutcome(outcome: Outcome): void;
  /** Somebody typed since the state with this name was shown. */
  onTyped(seen: string): void;
}

function Decision({ storyId, plan, change: chosen, isOld, onChange, onShow, ...told }: DecisionProps) {
  const own = plan.planned?.items.find((item) => item.storyId === storyId);
  const change = chosen ?? own?.change ?? plan.changes[0] ?? 'first';
  const [note, setNote] = useState(own?.note ?? '');
  const [isLater, setLater] = useState(false);
  const [time, setTime] = useState<ChosenTime | null>(null);
  const isNoted = change !== 'first' && change !== 'minor';
  const [why, setWhy] = useState(own?.why ?? '');
  const approval = { seen: plan.seen, change, note: isNoted ? note.trim() : null, why: why.trim() || null };
  const act = useDecided({ storyId, approval, when: isLater ? (time?.when ?? null) : null }, told);
  const whyNot = whyNotYet(plan, { note: approval.note, why: approval.why, isLater, at: time?.at ?? null });
  const label = plan.meanwhile ? words.publishAnyway : isLater ? words.schedule : words.publishNow;
  return (
    <ActDialog
      title={words.title}
      does={label}
      act={{ ...act, error: act.error && !isTyped(act.error) && !whyNot ? act.error : null }}
      isReady={whyNot === null && !isOld}
      whyNot={whyNot}
      onClose={told.onClose}
      size="large"
    >
      <div className="publish">
        <Heading plan={plan} />
        <Ways plan={plan} approval={{ storyId, ...approval }} isClear={!whyNot} onShow={onShow} />
        <div className="publish-what">
          <h3>{words.whatGoesLive}</h3>
          {plan.diff && <DiffView diff={plan.diff} dir={plan.dir} />}
          {plan.first && <FirstVersion story={plan.first} />}
        </div>
        {(!plan.planned || own?.changedSince) && (
          <div className="publish-how">
            {plan.changes.length > 1 && <ChangeChoice changes={plan.changes} value={change} onChange={onChange} />}
            {isNoted && (
              <Field label={words.note} hint={words.noteHint} lines={3} value={note} onChange={setNote} isRequired />
            )}
            {plan.asks.length > 0 && (
              <Field label={words.why} hint={words.whyHint} lines={2} value={why} onChange={setWhy} isRequired />
            )}
            {!plan.planned && (
              <WhenField zones={plan.zones} zone={plan.zone} isLater={isLater} onLater={setLater} onWhen={setTime} />
            )}
          </div>
        )}
      </div>
    </ActDialog>
  );
}

interface WaysProps extends Pick<DecisionProps, 'plan' | 'onShow'> {
  readonly approval: Parameters<typeof Planned>[0]['approval'];
  readonly isClear: boolean;
}

/** What is in the way, what should be looked at again, and what the story waits for. */
function Ways({ plan, approval, isClear, onShow }: WaysProps) {
  return (
    <div className="publish-ways">
      {plan.planned && <Planned release={plan.planned} approval={approval} />}
      <Problems title={words.blocking} problems={mended(plan)} tone="stop" onShow={onShow} />
      <Problems title={words.asking} problems={plan.asks} tone="stop" onShow={onShow} />
      {isClear && <p className="publish-clear">✓ {words.blockingNone}</p>}
      <Problems title={words.warnings} problems={plan.warns} tone="warn" onShow={onShow} />
      {plan.embargo && <Embargo embargo={plan.embargo} />}
    </div>
  );
}

/** What is to be put right in the story; the note is written here. */
function mended({ blocks }: Plan): Plan['blocks'] {
  return blocks.filter(({ code }) => code !== 'note-missing');
}

interface Chosen {
  /** Null for a change without one. */
  readonly note: string | null;
  /** Null where none was given. */
  readonly why: string | null;
  readonly isLater: boolean;
  /** The moment that was chosen; null until there is one. */
  readonly at: string | null;
}

/** What still keeps the story from going live, and so what to do next; null when nothing does. */
function whyNotYet(plan: Plan, { note, why, isLater, at }: Chosen): string | null {
  const { state, planned, embargo } = plan;
  if (state === 'killed') return words.killed;
  if (planned) return words.notYet.planned;
  if (mended(plan).length > 0) return words.notYet.blocks;
  if (plan.asks.length > 0 && !why) return words.notYet.why;
  if (note === '') return words.notYet.note;
  if (isLater && !at) return words.notYet.when;
  const isKept = embargo && !embargo.isOver && !(at && isLater && at >= embargo.until);
  return isKept ? words.notYet.embargo : null;
}

interface Decided {
  readonly storyId: string;
  readonly approval: {
    readonly seen: string;
    readonly change: Change;
    readonly note: string | null;
    readonly why: string | null;
  };
  readonly when: WrittenTime | null;
}

function useDecided(
  { storyId, approval, when }: Decided,
  { onOutcome, onTyped }: Pick<DecisionProps, 'onOutcome' | 'onTyped'>,
) {
  const known = useQueryClient();
  return useMutation({
    mutationFn: async (): Promise<Outcome> => {
      if (!when) {
        const live = await call('POST /api/stories/:id/publish', { params: { id: storyId }, body: approval });
        return { is: 'live', ...live };
      }
      const { planned } = await call('POST /api/releases', { body: { stories: [{ storyId, ...approval }], when } });
      if (!planned) throw new Error(words.killed);
      return { is: 'planned', release: planned };
    },
    onSuccess: async (outcome) => {
      onOutcome(outcome);
      await known.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'plan' });
    },
    onError: (error) => {
      if (isTyped(error)) onTyped(approval.seen);
    },
  });
}

function isTyped(error: Error): boolean {
  return error instanceof Refused && error.code === 'changed-meanwhile';
}

function Heading({ plan }: { readonly plan: Plan }) {
  const { version, state } = plan;
  const stands = version === null ? words.never : state === 'live' ? words.live(version) : words.withdrawn(version);
  return (
    <div className="publish-head">
      <p className="publish-headline" dir={plan.dir}>
        {plan.headline}
      </p>
      <p className="publish-state">{state === 'killed' ? words.killed : stands}</p>
      {plan.meanwhile && <Meanwhile plan={plan} />}
    </div>
  );
}

function Embargo({ embargo }: { readonly embargo: NonNullable<Plan['embargo']> }) {
  return (
    <section className="publish-part">
      <h3>{embargo.isOver ? words.embargoOver : words.embargoUntil}</h3>
      <Readings clocks={embargo.clocks} />
    </section>
  );
}

function Outcome({ outcome, onClose }: { readonly outcome: Outcome; onClose(): void }) {
  if (outcome.is === 'live')
    return (
      <DoneDialog title={words.liveAs(outcome.version)} onClose={onClose} size="medium">
        <Receipt receipt={outcome.receipt} own={[outcome.path]} />
      </DoneDialog>
    );
  return (
    <DoneDialog title={words.scheduledFor} onClose={onClose}>
      <Readings clocks={outcome.release.clocks} />
    </DoneDialog>
  );
}
