import { type ReactNode, useId } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField, type TextFieldProps } from 'react-aria-components';
import './field.css';

export interface FieldProps extends Omit<TextFieldProps, 'children'> {
  readonly label: string;
  /** What to write here, or why, under the label. */
  readonly hint?: ReactNode;
  /** What is wrong and how to put it right; shown when the field is invalid. */
  readonly error?: string | undefined;
  readonly placeholder?: string | undefined;
  /** Lines of a longer text; one line unless given. */
  readonly lines?: number;
  /** Given the line or box itself, for those who keep its caret. */
  readonly box?: (box: HTMLInputElement | HTMLTextAreaElement | null) => void;
  /** What others wrote here, offered while one types. */
  readonly offered?: readonly string[];
  /** What else is to be said under it. */
  readonly note?: ReactNode;
}

/** A labelled line or box to type in, in any script, with its hint and its error said aloud. */
export function Field({ label, hint, error, placeholder, lines = 1, box, offered = [], note, ...props }: FieldProps) {
  const list = useId();
  const typed = {
    className: 'field-input',
    dir: 'auto',
    ...(box && { ref: box }),
    ...(placeholder !== undefined && { placeholder }),
  };
  return (
    // An error that the newsroom answered must not keep the browser from sending what was repaired.
    <TextField {...props} className="field" isInvalid={Boolean(error)} validationBehavior={error ? 'aria' : 'native'}>
      <Label>{label}</Label>
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      {lines > 1 ? (
        <TextArea {...typed} rows={lines} />
      ) : (
        <Input {...typed} {...(offered.length > 0 && { list, autoComplete: 'off' })} />
      )}
      {offered.length > 0 && (
        <datalist id={list}>
          {offered.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {note}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}
