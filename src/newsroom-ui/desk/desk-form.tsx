import type { ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { shellWords } from '../words/shell.ts';

interface DeskFormProps {
  readonly title: string;
  /** What the main button says. */
  readonly does: string;
  onClose(): void;
  onDone(): void;
  readonly children: ReactNode;
  /** Another way out, such as taking a deadline away. */
  readonly beside?: ReactNode;
  readonly isBusy?: boolean;
}

/** A dialog with fields and one thing it does. */
export function DeskForm({ title, does, onClose, onDone, children, beside, isBusy = false }: DeskFormProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        className="desk-form"
        onSubmit={(event) => {
          event.preventDefault();
          onDone();
        }}
      >
        {children}
        <div className="desk-form-foot">
          {beside}
          <Button onPress={onClose}>{shellWords.cancel}</Button>
          <Button look="main" type="submit" isPending={isBusy}>
            {does}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

interface PickProps {
  readonly label: string;
  readonly value: string;
  onPick(value: string): void;
  readonly children: ReactNode;
  readonly autoFocus?: boolean;
}

/** One of a few, in a field of a dialog. */
export function Pick({ label, value, onPick, children, autoFocus = false }: PickProps) {
  return (
    <label className="desk-pick">
      <span>{label}</span>
      {/* A dialog puts the focus on what it is about. */}
      <select
        className="field-input"
        value={value}
        autoFocus={autoFocus}
        onChange={(event) => onPick(event.target.value)}
      >
        {children}
      </select>
    </label>
  );
}
