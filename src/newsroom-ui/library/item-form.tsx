import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { listed } from '../../ui/language.ts';
import { Select } from '../../ui/select.tsx';
import { mediaWords as words } from '../words/media.ts';
import { filled } from '../words/panels.ts';
import { CropField } from './crop-field.tsx';
import { changedIn, type TypedItem, typedOf } from './item-words.ts';
import { changeFields } from './library-acts.ts';
import { MayBeShown } from './rights-fields.tsx';
import { largestOf } from './largest-of.ts';
import { type MediaItem, nameOf } from './library-query.ts';

/** The picture with its focal point, and every field that is known of it. */
export function ItemForm({ item }: { readonly item: MediaItem }) {
  const before = typedOf(item.details);
  const [typed, setTyped] = useState(before);
  const [conflict, setConflict] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const set = changedIn(typed, before);
  const type = (some: Partial<TypedItem>): void => setTyped((now) => ({ ...now, ...some }));
  const save = async (): Promise<void> => {
    setPending(true);
    const changed = await changeFields([{ id: item.id, revision: item.revision, set }]);
    setPending(false);
    const fields = changed?.conflicts[0]?.fields ?? [];
    setConflict(fields.length > 0 ? filled(words.conflict, { fields: listed(fields.map(fieldName)) }) : null);
  };
  return (
    <Form
      className="item-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {item.kind === 'picture' && (
        <CropField
          {...{ picture: item.picture, mayCover: item.original.is === 'kept' }}
          src={largestOf(item)}
          name={nameOf(item) ?? words.unnamed}
          colour={item.found.mainColour}
          focus={typed.focus}
          crops={typed.crops}
          covers={typed.covers}
          onChange={type}
        />
      )}
      <div className="item-fields">
        <About typed={typed} onType={type} />
        <Rights typed={typed} onType={type} />
        <MayBeShown rights={typed.rights} onType={(rights) => type({ rights: { ...typed.rights, ...rights } })} />
      </div>
      <Foot conflict={conflict} isPending={isPending} isDisabled={Object.keys(set).length === 0} />
    </Form>
  );
}

interface FootProps {
  readonly conflict: string | null;
  readonly isPending: boolean;
  readonly isDisabled: boolean;
}

function Foot({ conflict, isPending, isDisabled }: FootProps) {
  return (
    <div className="item-foot">
      {conflict && (
        <p className="field-error" role="alert">
          {conflict}
        </p>
      )}
      <Button look="main" type="submit" isPending={isPending} isDisabled={isDisabled}>
        {words.save}
      </Button>
    </div>
  );
}

function fieldName(field: string): string {
  return (words.fields as Readonly<Record<string, string>>)[field] ?? field;
}

interface PartProps {
  readonly typed: TypedItem;
  onType(some: Partial<TypedItem>): void;
}

function About({ typed, onType }: PartProps) {
  return (
    <fieldset>
      <legend>{words.about}</legend>
      <Field label={words.fields.headline} value={typed.headline} onChange={(headline) => onType({ headline })} />
      <Field label={words.fields.caption} lines={4} value={typed.caption} onChange={(caption) => onType({ caption })} />
      <Field
        label={words.fields.alt}
        hint={words.altHint}
        lines={2}
        value={typed.alt}
        onChange={(alt) => onType({ alt })}
      />
      <Field
        label={words.fields.people}
        hint={words.namesHint}
        value={typed.people}
        onChange={(people) => onType({ people })}
      />
      <Field
        label={words.fields.words}
        hint={words.namesHint}
        value={typed.words}
        onChange={(keywords) => onType({ words: keywords })}
      />
      <Field
        label={words.fields.collections}
        hint={words.collectionsHint}
        value={typed.collections}
        onChange={(collections) => onType({ collections })}
      />
      <div className="item-pair">
        <Field
          label={words.fields.sublocation}
          value={typed.sublocation}
          onChange={(sublocation) => onType({ sublocation })}
        />
        <Field label={words.fields.city} value={typed.city} onChange={(city) => onType({ city })} />
        <Field label={words.fields.region} value={typed.region} onChange={(region) => onType({ region })} />
        <Field label={words.fields.country} value={typed.country} onChange={(country) => onType({ country })} />
      </div>
    </fieldset>
  );
}

function Rights({ typed, onType }: PartProps) {
  return (
    <fieldset>
      <legend>{words.rights}</legend>
      <Field
        label={words.fields.creators}
        hint={words.namesHint}
        value={typed.creators}
        onChange={(creators) => onType({ creators })}
      />
      <Field label={words.fields.credit} value={typed.credit} onChange={(credit) => onType({ credit })} />
      <Field label={words.fields.copyright} value={typed.copyright} onChange={(copyright) => onType({ copyright })} />
      <Field
        label={words.fields.instructions}
        value={typed.instructions}
        onChange={(instructions) => onType({ instructions })}
      />
      <Field
        label={words.fields.usageTerms}
        lines={2}
        value={typed.usageTerms}
        onChange={(usageTerms) => onType({ usageTerms })}
      />
      <Select
        label={words.fields.source}
        value={typed.source}
        options={sources}
        onChange={(source) => onType({ source })}
      />
    </fieldset>
  );
}

const sources = Object.entries(words.sources).map(([id, name]) => ({ id, name }));
