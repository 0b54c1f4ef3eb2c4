import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { mediaWords as words } from '../words/media.ts';
import { changeFields } from './library-acts.ts';
import { type MediaItem, termsQuery } from './library-query.ts';

interface CollectDialogProps {
  readonly items: readonly MediaItem[];
  onClose(): void;
}

/** Puts items into a collection, beside those they are in; undo takes them out again. */
export function CollectDialog({ items, onClose }: CollectDialogProps) {
  const { data } = useQuery(termsQuery());
  const [typed, setTyped] = useState('');
  const [isPending, setPending] = useState(false);
  const name = plainName(typed);
  const collect = async (): Promise<void> => {
    setPending(true);
    const changed = await changeFields(items.map((item) => collected(item, name)));
    setPending(false);
    if (changed) onClose();
  };
  return (
    <Dialog title={words.collectTitle} onClose={onClose}>
      <Form
        className="item-fields"
        onSubmit={(event) => {
          event.preventDefault();
          void collect();
        }}
      >
        <Field
          label={words.collectName}
          hint={words.collectHint}
          value={typed}
          maxLength={200}
          offered={data?.collection ?? []}
          autoFocus
          onChange={setTyped}
        />
        <Button look="main" type="submit" isPending={isPending} isDisabled={name === ''}>
          {words.collectDo}
        </Button>
      </Form>
    </Dialog>
  );
}

/** Where several are typed they have commas between them, so that no name has one. */
function plainName(typed: string): string {
  return typed.replaceAll(',', ' ').replace(/\s+/g, ' ').trim();
}

function collected({ id, revision, details: { collections } }: MediaItem, name: string) {
  return { id, revision, set: { collections: [...new Set([...collections, name])] } };
}
