import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField, type TextFieldProps } from 'react-aria-components';
import './field.css';

export interface FieldProps extends Omit<TextFieldProps, 'children'> {
  readonly label: string;
  /** What to write here, or why, under the label. */
  readonly hint?: ReactNode;
  /** What is wrong and how to mend it; shown when the field is invalid. */
  readonly error?: string | undefined;
  readonly placeholder?: string | undefined;
  /** Lines of a longer text; one line unless given. */
  readonly lines?: number;
}

/** A labelled line or box to type in, with its hint and its error said aloud. */
export function Field({ label, hint, error, placeholder, lines = 1, ...props }: FieldProps) {
  return (
    // An error that the newsroom answered must not keep the browser from sending what was mended.
    <TextField {...props} className="field" isInvalid={Boolean(error)} validationBehavior={error ? 'aria' : 'native'}>
      <Label>{label}</Label>
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      {lines > 1 ? (
        <TextArea className="field-input" rows={lines} {...(placeholder !== undefined && { placeholder })} />
      ) : (
        <Input className="field-input" {...(placeholder !== undefined && { placeholder })} />
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}
