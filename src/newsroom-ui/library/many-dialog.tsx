import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { mediaWords as words } from '../words/media.ts';
import { changeFields } from './library-acts.ts';
import type { MediaItem } from './library-query.ts';
import { namesIn } from './item-words.ts';

const texts = ['caption', 'credit', 'copyright', 'instructions', 'usageTerms'] as const;
const lists = ['creators', 'people', 'words'] as const;
type Typed = Readonly<Partial<Record<(typeof texts)[number] | (typeof lists)[number], string>>>;

/** The same words on many pictures at once: what is left empty stays as it is on each. */
export function ManyDialog({ items, onClose }: { readonly items: readonly MediaItem[]; onClose(): void }) {
  const [typed, setTyped] = useState<Typed>({});
  const [isPending, setPending] = useState(false);
  const set = wishFrom(typed);
  const save = async (): Promise<void> => {
    setPending(true);
    const changed = await changeFields(items.map(({ id, revision }) => ({ id, revision, set })));
    setPending(false);
    if (changed) onClose();
  };
  return (
    <Dialog title={words.manyTitle} size="medium" onClose={onClose}>
      <Form
        className="item-fields"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="field-hint">{words.manyHint}</p>
        {[...texts, ...lists].map((field) => (
          <Field
            key={field}
            label={labels[field] ?? words.fields[field]}
            value={typed[field] ?? ''}
            onChange={(value) => setTyped({ ...typed, [field]: value })}
          />
        ))}
        <div className="item-foot">
          <Button look="main" type="submit" isPending={isPending} isDisabled={Object.keys(set).length === 0}>
            {words.save}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

const labels: Readonly<Record<string, string>> = { people: words.manyPeople, words: words.manyWords };

function wishFrom(typed: Typed) {
  const said = <K extends keyof Typed>(fields: readonly K[]) => fields.filter((field) => typed[field]?.trim());
  return {
    ...Object.fromEntries(said(texts).map((field) => [field, typed[field]?.trim()])),
    ...Object.fromEntries(said(lists).map((field) => [field, namesIn(typed[field] ?? '')])),
  };
}
