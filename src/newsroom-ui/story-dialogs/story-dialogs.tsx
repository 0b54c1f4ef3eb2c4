import { useState } from 'react';
import { type HandStage, handStages, workStages } from '../../story/stages.ts';
import { isAtLeast } from '../../story/person.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { type ChosenTime, TimeField, useClocks } from '../publishing/when-field.tsx';
import { useMe } from '../session.ts';
import { counted } from '../../ui/language.ts';
import { deskWords as words } from '../words/desk.ts';
import { Activity } from './activity.tsx';
import type { DeskActs, WorkStage } from './desk-acts.ts';
import { DeskForm, Pick } from './desk-form.tsx';
import type { DeskStory } from './desk-query.ts';
import { useColleagues } from './names.ts';
import { FollowUp } from './new-story.tsx';
import type { RowAct } from './story-actions.tsx';

export interface DialogRequest {
  readonly act: RowAct;
  readonly stories: readonly DeskStory[];
}

interface DialogProps {
  readonly stories: readonly DeskStory[];
  readonly acts: DeskActs;
  onClose(): void;
}

/** The dialog of an act on one or several stories. */
export function StoryDialog({
  asked: { act, stories },
  ...props
}: { readonly asked: DialogRequest } & Omit<DialogProps, 'stories'>) {
  const [story] = stories;
  if (!story) return null;
  if (act === 'assign') return <Assign stories={stories} {...props} />;
  if (act === 'handOver') return <HandOver stories={stories} {...props} />;
  if (act === 'move') return <Move stories={stories} {...props} />;
  if (act === 'hold' || act === 'spike') return <WithReason act={act} stories={stories} {...props} />;
  if (act === 'deadline' || act === 'setEmbargo') return <When act={act} stories={stories} {...props} />;
  if (act === 'activity') return <Activity story={story} onClose={props.onClose} />;
  if (act === 'followUp') return <FollowUp of={story} onClose={props.onClose} />;
  return null;
}

const idsOf = (stories: readonly DeskStory[]) => stories.map(({ id }) => id);

/** `Assign “Ferry”`, `Assign 3 stories selected`. */
function titleOf(act: string, stories: readonly DeskStory[]): string {
  const [story] = stories;
  return stories.length === 1 && story
    ? `${act}: ${story.headline}`
    : `${act}: ${counted(stories.length, words.selected)}`;
}

function Assign({ stories, acts, onClose }: DialogProps) {
  const me = useMe();
  const { people, nameOf } = useColleagues();
  const [person, setPerson] = useState(stories[0]?.assignee ?? me.id);
  const done = (): void => {
    onClose();
    void acts.assign(idsOf(stories), person || null, person ? nameOf(person) : words.nobody);
  };
  return (
    <DeskForm title={titleOf(words.assign, stories)} does={words.assign} onClose={onClose} onDone={done}>
      <Pick label={words.to} value={person} onPick={setPerson} autoFocus>
        <option value="">{words.nobody}</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Pick>
    </DeskForm>
  );
}

const NOBODY = 'nobody';

/** Gives a story on. Whoever has it already hands it to somebody else, so they are asked to whom. */
function HandOver({ stories, acts, onClose }: DialogProps) {
  const me = useMe();
  const { people } = useColleagues();
  const [story] = stories;
  const [person, setPerson] = useState(story?.assignee === me.id ? '' : (story?.assignee ?? NOBODY));
  const [stage, setStage] = useState('');
  const [note, setNote] = useState('');
  const done = (): void => {
    onClose();
    const inStage = stage === '' ? {} : { stage: stage as HandStage };
    if (story) void acts.handOver(story.id, { assignee: person === NOBODY ? null : person, note, ...inStage });
  };
  return (
    <DeskForm
      title={titleOf(words.handOver, stories.slice(0, 1))}
      does={words.handOver}
      onClose={onClose}
      onDone={done}
    >
      <Pick label={words.to} value={person} onPick={setPerson} ifNone={words.personWanted} autoFocus>
        <option value="" disabled hidden>
          {words.choose}
        </option>
        <option value={NOBODY}>{words.nobody}</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Pick>
      <Pick label={words.toStage} value={stage} onPick={setStage}>
        <option value="">{words.asItIs}</option>
        {handStages.map((one) => (
          <option key={one} value={one}>
            {words.stages[one]}
          </option>
        ))}
      </Pick>
      <Field label={words.note} hint={words.noteHint} lines={4} value={note} onChange={setNote} />
    </DeskForm>
  );
}

function Move({ stories, acts, onClose }: DialogProps) {
  const { role } = useMe();
  const open = workStages.filter((stage) => stage !== 'ready' || isAtLeast(role, 'sub-editor'));
  const now = stories[0]?.stage.is ?? 'writing';
  const [stage, setStage] = useState<WorkStage>(open[open.findIndex((one) => one === now) + 1] ?? 'subs');
  const done = (): void => {
    onClose();
    void acts.move(idsOf(stories), stage);
  };
  return (
    <DeskForm title={titleOf(words.move, stories)} does={words.move} onClose={onClose} onDone={done}>
      <Pick label={words.toStage} value={stage} onPick={(value) => setStage(value as WorkStage)} autoFocus>
        {open.map((one) => (
          <option key={one} value={one}>
            {words.stages[one]}
          </option>
        ))}
      </Pick>
    </DeskForm>
  );
}

function WithReason({ act, stories, acts, onClose }: DialogProps & { readonly act: 'hold' | 'spike' }) {
  const [reason, setReason] = useState('');
  const done = (): void => {
    onClose();
    void acts[act](idsOf(stories), reason);
  };
  const hint = act === 'hold' ? words.holdHint : words.spikeHint;
  return (
    <DeskForm title={titleOf(words[act], stories)} does={words[act]} onClose={onClose} onDone={done}>
      <Field
        label={words.reason}
        hint={hint}
        value={reason}
        onChange={setReason}
        isRequired
        autoFocus
        maxLength={500}
      />
    </DeskForm>
  );
}

/** A deadline or an embargo, on a clock of the newsroom and not on that of the device: colleagues sit in other zones. */
function When({ act, stories, acts, onClose }: DialogProps & { readonly act: 'deadline' | 'setEmbargo' }) {
  const [story] = stories;
  const now = (act === 'deadline' ? story?.deadline : story?.embargoUntil) ?? null;
  const [time, setTime] = useState<ChosenTime | null>(null);
  const clocks = useClocks(story?.edition);
  const set = (value: string | null): void => {
    onClose();
    void (act === 'deadline' ? acts.setDeadline : acts.setEmbargo)(idsOf(stories), value);
  };
  const takeAway = now ? <Button onPress={() => set(null)}>{words.takeAway}</Button> : null;
  return (
    <DeskForm
      title={titleOf(words[act], stories)}
      does={words.set}
      onClose={onClose}
      onDone={() => set(time?.at ?? null)}
      beside={takeAway}
      isUnready={time === null}
    >
      <TimeField {...clocks} at={now} onWhen={setTime} autoFocus />
    </DeskForm>
  );
}
