import { useState } from 'react';
import type { ArrangedCard, ArrangedContainer } from '../../story/arranged.ts';
import { type CardContent, type CardSize, cardSizes } from '../../story/arrangement.ts';
import { Field } from '../../ui/field.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useNewsroom } from '../session.ts';
import { DeskForm, Pick } from '../story-dialogs/desk-form.tsx';
import { frontWords as words } from '../words/fronts.ts';
import { useFront } from './arranging-context.ts';
import { wordsOf } from './card-words.ts';
import { type EditedCard, editedFrom, type EditedText, isNamed, overrideActs } from './edited.ts';
import { LabelFields } from './label-fields.tsx';
import { PictureFields } from './picture-fields.tsx';

interface CardDialogProps {
  readonly card: ArrangedCard;
  readonly container: ArrangedContainer;
  onClose(): void;
}

/** What a card says and shows in place of its story, each beside the story's own. */
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
    <DeskForm
      title={words.editTitle}
      does={words.save}
      onClose={onClose}
      onDone={save}
      isUnready={!isNamed(edited.label)}
    >
      <p className="front-soft">{card.content.is === 'newest' ? words.newestSays : words.editSays}</p>
      {said.since && <p className="problem-warn">{words.confirms}</p>}
      {/* Which story that is may change any time: no words of an editor's go with it. */}
      {card.content.is !== 'newest' && (
        <CardWordFields own={words.own(said.own ?? said.headline)} edited={edited} onEdit={setEdited} />
      )}
      <LookFields of={card.content} own={story?.thumb ?? null} edited={edited} onEdit={setEdited} />
    </DeskForm>
  );
}

interface FieldsProps {
  readonly edited: EditedCard;
  onEdit(edited: EditedCard): void;
}

function CardWordFields({ own, edited, onEdit }: FieldsProps & { readonly own: string }) {
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
    </>
  );
}

interface LookFieldsProps extends FieldsProps {
  readonly of: CardContent;
  /** The story's own picture. */
  readonly own: string | null;
}

function LookFields({ of, own, edited, onEdit }: LookFieldsProps) {
  const byline = edited.byline === null ? '' : edited.byline ? 'shown' : 'hidden';
  return (
    <>
      {of.is !== 'newest' && (
        <PictureFields own={own} picture={edited.picture} onPicture={(picture) => onEdit({ ...edited, picture })} />
      )}
      {of.is !== 'link' && (
        <Pick
          label={words.bylineName}
          value={byline}
          onPick={(shown) => onEdit({ ...edited, byline: shown === '' ? null : shown === 'shown' })}
        >
          <option value="">{words.asItsPlace}</option>
          <option value="shown">{words.showByline}</option>
          <option value="hidden">{words.hideByline}</option>
        </Pick>
      )}
      <SizePick size={edited.size} onSize={(size) => onEdit({ ...edited, size })} />
      <LabelFields label={edited.label} onLabel={(label) => onEdit({ ...edited, label })} />
    </>
  );
}

function SizePick({ size, onSize }: { readonly size: CardSize | null; onSize(size: CardSize | null): void }) {
  return (
    <Pick
      label={words.size}
      value={size ?? ''}
      onPick={(chosen) => onSize(chosen === '' ? null : (chosen as CardSize))}
    >
      <option value="">{words.asItsPlace}</option>
      {cardSizes.map((one) => (
        <option key={one} value={one}>
          {words.places[one]}
        </option>
      ))}
    </Pick>
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
      <Tick isTicked={value.none} onTick={(isNone) => onChange({ ...value, none: isNone })}>
        {none}
      </Tick>
    </div>
  );
}
