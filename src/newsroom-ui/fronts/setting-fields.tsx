import { containerLayouts } from '../../story/front.ts';
import { type StoryKind, storyKinds } from '../../story/story.ts';
import { Field } from '../../ui/field.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useNewsroom } from '../session.ts';
import { Pick } from '../story-dialogs/desk-form.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { deskWords } from '../words/desk.ts';
import type { EditedContainer } from './edited.ts';
import { LabelFields } from './label-fields.tsx';
import { ListPick } from './list-pick.tsx';

interface SettingFieldsProps {
  readonly edited: EditedContainer;
  onEdit(edited: EditedContainer): void;
}

/** What can be chosen of a container besides its cards. */
export function SettingFields({ edited, onEdit }: SettingFieldsProps) {
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
      <FillFields edited={edited} onEdit={onEdit} />
      <LabelFields label={edited.label} onLabel={(label) => onEdit({ ...edited, label })} />
      <EditionFields edited={edited} onEdit={onEdit} />
      <Tick isTicked={edited.hidden} onTick={(hidden) => onEdit({ ...edited, hidden })}>
        {words.hide}
      </Tick>
    </>
  );
}

function FillFields({ edited, onEdit }: SettingFieldsProps) {
  return (
    <>
      <ListPick
        label={words.fillWith}
        none={words.fillNothing}
        list={edited.list}
        onList={(list) => onEdit({ ...edited, list, ...(list === '' && { also: '', kind: '', days: null }) })}
      />
      {edited.list !== '' && (
        <div className="front-filters">
          <ListPick
            label={words.fillAlso}
            none={words.any}
            list={edited.also}
            onList={(also) => onEdit({ ...edited, also })}
          />
          <Pick
            label={words.fillKind}
            value={edited.kind}
            onPick={(kind) => onEdit({ ...edited, kind: kind as StoryKind | '' })}
          >
            <option value="">{words.any}</option>
            {storyKinds.map((kind) => (
              <option key={kind} value={kind}>
                {deskWords.kinds[kind]}
              </option>
            ))}
          </Pick>
          <Field
            label={words.fillDays}
            hint={words.fillDaysHint}
            inputMode="numeric"
            value={edited.days === null ? '' : String(edited.days)}
            onChange={(typed) => {
              const digits = typed.replaceAll(/\D/g, '').slice(0, 3);
              onEdit({ ...edited, days: digits === '' ? null : Number(digits) });
            }}
          />
        </div>
      )}
    </>
  );
}

/** On the fronts of which editions it stands, where it is on several. */
function EditionFields({ edited, onEdit }: SettingFieldsProps) {
  const { editions } = useNewsroom();
  const { editions: chosen } = edited;
  const toggle = (id: string): void => {
    const now = new Set(chosen);
    if (!now.delete(id)) now.add(id);
    onEdit({ ...edited, editions: editions.map((one) => one.id).filter((one) => now.has(one)) });
  };
  return (
    <fieldset className="front-editions">
      <legend className="only-read-aloud">{words.editions}</legend>
      <Tick isTicked={chosen !== null} onTick={(is) => onEdit({ ...edited, editions: is ? [] : null })}>
        {words.someEditions}
      </Tick>
      {chosen !== null &&
        editions.map(({ id, name }) => (
          <Tick key={id} isUnder isTicked={chosen.includes(id)} onTick={() => toggle(id)}>
            <span dir="auto">{name}</span>
          </Tick>
        ))}
      {chosen?.length === 0 && <p className="field-error">{words.chooseEdition}</p>}
    </fieldset>
  );
}
