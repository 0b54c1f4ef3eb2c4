import { useState } from 'react';
import type { MadeLink } from '../../contract/people.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Moment } from '../../ui/moment.tsx';
import { peopleWords } from '../words/people.ts';

const words = peopleWords.people;

/** Shows a link that is shown only once, to copy and hand on. */
export function LinkDialog({ made, onClose }: { readonly made: MadeLink; onClose(): void }) {
  const [isCopied, setCopied] = useState(false);
  const address = new URL(made.link, location.origin).href;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <Dialog
      title={words.linkTitle}
      onClose={onClose}
      isAlert
      foot={
        <Button look="main" onPress={onClose}>
          {words.done}
        </Button>
      }
    >
      <p>
        {words.linkSays} <Moment at={made.expiresAt} />. {words.linkWarn}
      </p>
      {made.replaced && <p className="door-note">{words.linkReplaced}</p>}
      <div className="people-link">
        <Field label={words.link} value={address} isReadOnly />
        <Button onPress={() => void copy()}>{words.copy}</Button>
      </div>
      <p role="status">{isCopied && words.copied}</p>
    </Dialog>
  );
}
