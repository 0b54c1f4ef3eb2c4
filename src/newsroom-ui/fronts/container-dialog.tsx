import { useState } from 'react';
import { newId } from '../../base/ids.ts';
import type { ArrangedContainer } from '../../story/arranged.ts';
import { containerLayouts, type ListName } from '../../story/front.ts';
import { Field } from '../../ui/field.tsx';
import { useNewsroom } from '../session.ts';
import { DeskForm, Pick } from '../story-dialogs/desk-form.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { useFront } from './arranging-context.ts';
import { listName, titleOf } from './card-words.ts';
import { containerFrom, type EditedContainer, newContainer, settingActs, settingsFrom } from './edited.ts';

interface ContainerDialogProps {
  readonly title: string;
  /** The container whose settings they are; absent for a new one. */
  readonly container?: ArrangedContainer;
  onClose(): void;
}

/** The settings of a container, or of one that is to be added. */
export function ContainerDialog({ title, container: now, onClose }: ContainerDialogProps) {
  const { view, arranging } = useFront();
  // What somebody else changes meanwhile was not seen by whoever chooses here, and is asked about.
  const [{ container, on }] = useState({ container: now, on: view.revision });
  const [edited, setEdited] = useState(() => (container ? containerFrom(container) : newContainer));
  const [after, setAfter] = useState(view.draft.containers.at(-1) ?? '');
  const save = (): void => {
    if (container) {
      const acts = settingActs(container, edited);
      if (acts.length > 0) arranging.give(acts, words.edited(titleOf(container)), on);
    } else {
      const settings = settingsFrom(edited, null);
      const place = { front: view.draft.id, after: after === '' ? null : after };
      const act = { act: 'add-container', container: newId(), settings, ...place } as const;
      arranging.give([act], words.done(words.did.addContainer(titleOf(settings))), on);
    }
    onClose();
  };
  const isCount = Number.isInteger(edited.size) && edited.size >= 1 && edited.size <= 24;
  return (
    <DeskForm
      title={title}
      does={container ? words.save : words.addIt}
      onClose={onClose}
      onDone={save}
      isUnready={!isCount}
    >
      <SettingFields edited={edited} onEdit={setEdited} />
      {!container && <AfterContainer after={after} onAfter={setAfter} />}
    </DeskForm>
  );
}

interface SettingFieldsProps {
  readonly edited: EditedContainer;
  onEdit(edited: EditedContainer): void;
}

function SettingFields({ edited, onEdit }: SettingFieldsProps) {
  return (
    <>
      <Field
        label={words.containerTitle}
        hint={words.containerTitleHint}
        value={edited.title}
        onChange={(title) => onEdit({ ...edited, title })}
        maxLength={120}
        autoFocus
      />
      <Pick
        label={words.layout}
        value={edited.layout}
        onPick={(layout) => onEdit({ ...edited, layout: layout as EditedContainer['layout'] })}
      >
        {containerLayouts.map((layout) => (
          <option key={layout} value={layout}>
            {words.layouts[layout]}
          </option>
        ))}
      </Pick>
      <Field
        label={words.count}
        hint={words.countHint}
        inputMode="numeric"
        value={edited.size === 0 ? '' : String(edited.size)}
        onChange={(size) => onEdit({ ...edited, size: Number(size.replaceAll(/\D/g, '')) })}
        isRequired
      />
      <ListPick list={edited.list} onList={(list) => onEdit({ ...edited, list })} />
      <label className="front-check">
        <input
          type="checkbox"
          checked={edited.hidden}
          onChange={({ target }) => onEdit({ ...edited, hidden: target.checked })}
        />
        {words.hide}
      </label>
    </>
  );
}

interface ListPickProps {
  readonly list: ListName | '';
  onList(list: ListName | ''): void;
}

function ListPick({ list, onList }: ListPickProps) {
  const newsroom = useNewsroom();
  const { editions, sections, topics } = newsroom;
  const lists: readonly ListName[] = [
    'all',
    ...editions.map(({ id }) => `edition/${id}` as const),
    ...sections.map(({ slug }) => `section/${slug}` as const),
    ...topics.map(({ slug }) => `topic/${slug}` as const),
  ];
  // One that there is not any more stays chosen until somebody chooses another.
  const offered = list === '' || lists.includes(list) ? lists : [list, ...lists];
  return (
    <Pick label={words.fillWith} value={list} onPick={(one) => onList(one as ListName | '')}>
      <option value="">{words.fillNothing}</option>
      {offered.map((one) => (
        <option key={one} value={one}>
          {listName(one, newsroom)}
        </option>
      ))}
    </Pick>
  );
}

function AfterContainer({ after, onAfter }: { readonly after: string; onAfter(after: string): void }) {
  const { view } = useFront();
  return (
    <Pick label={words.stands} value={after} onPick={onAfter}>
      <option value="">{words.firstOfAll}</option>
      {view.containers.map(({ draft }, at) => (
        <option key={draft.id} value={draft.id}>
          {`${at + 1}. ${titleOf(draft)}`}
        </option>
      ))}
    </Pick>
  );
}
