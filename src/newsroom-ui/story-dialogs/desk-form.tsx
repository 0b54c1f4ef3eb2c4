import { type ReactNode, useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { useCancel } from '../../ui/cancel.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { shellWords } from '../words/shell.ts';
import './desk-form.css';

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
  /** True while something is missing that the fields themselves say. */
  readonly isUnready?: boolean;
}

/** A dialog with fields and one thing it does. */
export function DeskForm({ title, does, onClose, onDone, children, beside, ...is }: DeskFormProps) {
  const cancel = useCancel(onClose);
  return (
    <Dialog title={title} onClose={cancel}>
      <Form
        className="desk-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!is.isUnready) onDone();
        }}
      >
        {children}
        <div className="desk-form-foot">
          {beside}
          <Button onPress={cancel}>{shellWords.cancel}</Button>
          <Button look="main" type="submit" isPending={is.isBusy ?? false} isDisabled={is.isUnready ?? false}>
            {does}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

interface PickProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  onPick(value: string): void;
  readonly children: ReactNode;
  readonly autoFocus?: boolean;
  /** What to do while nothing is chosen, where something must be: said when the form is sent without it. */
  readonly ifNone?: string;
}

/** One of a few, in a field of a dialog. */
export function Pick({ label, hint, value, onPick, children, autoFocus = false, ifNone }: PickProps) {
  const [isMissed, setMissed] = useState(false);
  const id = useId();
  const isWanted = isMissed && value === '';
  return (
    <div className="desk-pick">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
      {/* A dialog puts the focus on what it is about. */}
      <select
        id={id}
        className="field-input"
        value={value}
        required={ifNone !== undefined}
        aria-invalid={isWanted || undefined}
        aria-describedby={[hint && `${id}-hint`, isWanted && `${id}-error`].filter(Boolean).join(' ') || undefined}
        autoFocus={autoFocus}
        onChange={(event) => onPick(event.target.value)}
        onInvalid={(event) => {
          // Our own words instead of the browser's; the first field that wants something has the focus.
          event.preventDefault();
          setMissed(true);
          if (event.currentTarget.form?.querySelector(':invalid') === event.currentTarget) event.currentTarget.focus();
        }}
      >
        {children}
      </select>
      {isWanted && (
        <span id={`${id}-error`} className="field-error" role="alert">
          {ifNone}
        </span>
      )}
    </div>
  );
}
