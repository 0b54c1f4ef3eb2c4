import { useState } from 'react';
import type { ArrangedCard, ArrangedContainer } from '../../story/arranged.ts';
import { type CardSize, cardSizes } from '../../story/arrangement.ts';
import { Field } from '../../ui/field.tsx';
import { useNewsroom } from '../session.ts';
import { DeskForm, Pick } from '../story-dialogs/desk-form.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { useFront } from './arranging-context.ts';
import { wordsOf } from './card-words.ts';
import { type EditedCard, editedFrom, type EditedText, overrideActs } from './edited.ts';

interface CardDialogProps {
  readonly card: ArrangedCard;
  readonly container: ArrangedContainer;
  onClose(): void;
}

/** What a card says in place of its story, each beside the story's own. */
export function CardDialog({ card: now, container, onClose }: CardDialogProps) {
  const { view, names, arranging } = useFront();
  // What somebody else changes meanwhile was not seen by whoever writes here, and is asked about.
  const [{ card, on }] = useState({ card: now, on: view.revision });
  const story = view.stories.find(({ id }) => card.content.is === 'story' && id === card.content.id);
  const said = wordsOf(card, story, useNewsroom());
  const [edited, setEdited] = useState(() => editedFrom(card));
  const save = (): void => {
    const acts = overrideActs(container.id, card, edited, story?.version ?? 0);
    if (acts.length > 0) arranging.give(acts, words.edited(names.card(card.id)), on);
    onClose();
  };
  return (
    <DeskForm title={words.editTitle} does={words.save} onClose={onClose} onDone={save}>
      <p className="front-soft">{words.editSays}</p>
      {said.since && <p className="problem-warn">{words.confirms}</p>}
      <CardFields own={words.own(said.own ?? said.headline)} edited={edited} onEdit={setEdited} />
    </DeskForm>
  );
}

interface CardFieldsProps {
  /** What the story says itself. */
  readonly own: string;
  readonly edited: EditedCard;
  onEdit(edited: EditedCard): void;
}

function CardFields({ own, edited, onEdit }: CardFieldsProps) {
  return (
    <>
      <Field
        label={words.headline}
        hint={own}
        value={edited.headline.text}
        onChange={(text) => onEdit({ ...edited, headline: { text, none: false } })}
        maxLength={300}
        autoFocus
      />
      <TextOrNone
        label={words.kickerName}
        none={words.noKicker}
        maxLength={60}
        value={edited.kicker}
        onChange={(kicker) => onEdit({ ...edited, kicker })}
      />
      <TextOrNone
        label={words.trailText}
        none={words.noTrailText}
        maxLength={600}
        lines={3}
        value={edited.trailText}
        onChange={(trailText) => onEdit({ ...edited, trailText })}
      />
      <Pick
        label={words.size}
        value={edited.size ?? ''}
        onPick={(size) => onEdit({ ...edited, size: size === '' ? null : (size as CardSize) })}
      >
        <option value="">{words.asItsPlace}</option>
        {cardSizes.map((size) => (
          <option key={size} value={size}>
            {words.places[size]}
          </option>
        ))}
      </Pick>
    </>
  );
}

interface TextOrNoneProps {
  readonly label: string;
  /** What its box says, which shows nothing at all. */
  readonly none: string;
  readonly maxLength: number;
  readonly lines?: number;
  readonly value: EditedText;
  onChange(value: EditedText): void;
}

function TextOrNone({ none, value, onChange, ...field }: TextOrNoneProps) {
  return (
    <div className="text-or-none">
      <Field
        {...field}
        value={value.text}
        isDisabled={value.none}
        onChange={(text) => onChange({ text, none: false })}
      />
      <label className="front-check">
        <input
          type="checkbox"
          checked={value.none}
          onChange={({ target }) => onChange({ ...value, none: target.checked })}
        />
        {none}
      </label>
    </div>
  );
}
