import type { EditorView } from 'prosemirror-view';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { textWords as words } from './words.ts';
import { linkHere, meantAddress, setLink } from './commands/marks.ts';

/** Asks where a link leads, for what is selected or the link at the caret. */
export function LinkDialog({ view, onClose }: { readonly view: EditorView; onClose(): void }) {
  const [link] = useState(() => linkHere(view.state));
  const [typed, setTyped] = useState(link?.href ?? '');
  const [isWrong, setWrong] = useState(false);
  const stretch = link ?? view.state.selection;
  const set = (href: string | null): void => {
    setLink({ from: stretch.from, to: stretch.to }, href)(view.state, view.dispatch, view);
    onClose();
  };
  return (
    <Dialog title={words.link} onClose={onClose}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          const href = meantAddress(typed);
          if (href === null) setWrong(true);
          else set(href);
        }}
      >
        <Field
          label={words.address}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setWrong(false);
          }}
          error={isWrong ? words.addressBad : undefined}
          autoFocus
        />
        <div className="link-buttons">
          {link && <Button onPress={() => set(null)}>{words.linkRemove}</Button>}
          <Button type="submit" look="main">
            {words.linkSet}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
