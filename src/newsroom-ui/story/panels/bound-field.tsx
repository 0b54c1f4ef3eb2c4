import type { EditorView } from 'prosemirror-view';
import { useId } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { Button } from '../../../ui/button.tsx';
import { panelWords } from '../../words/panels.ts';
import '../../../ui/field.css';
import { fieldAt } from '../fields.ts';
import { goTo } from '../go-to.ts';
import type { DraftNow } from '../use-draft.ts';
import { useField } from './use-field.ts';

export interface BoundFieldProps {
  readonly view: EditorView | null;
  readonly draft: DraftNow | null;
  /** The field of the document: `shortHeadline`, `byline/0/person`. */
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
  /** What is missing here, shown as something to look at. */
  readonly wanted?: string | null;
  readonly isReadOnly: boolean;
  /** While somebody suggests, a field beside the text would not show who would change what. */
  readonly isSuggesting: boolean;
  readonly lines?: number;
  /** What others wrote here, offered while one types. */
  readonly offered?: readonly string[];
}

const words = panelWords.furniture;

/** A labelled field of the shared document, beside the text. */
export function BoundField({
  view,
  draft,
  path,
  label,
  hint,
  wanted,
  isReadOnly,
  isSuggesting,
  lines = 1,
  offered = [],
}: BoundFieldProps) {
  const { value, closed, input, onChange } = useField(view, path, draft);
  const list = useId();
  const isClosed = closed !== null || isSuggesting;
  const why = closed ? words.inSuggestions : isSuggesting ? words.whileSuggesting : null;
  return (
    <TextField
      className="field"
      name={path}
      value={value}
      onChange={onChange}
      isReadOnly={isReadOnly || isClosed}
      isInvalid={Boolean(wanted)}
    >
      <Label>{label}</Label>
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      {lines > 1 ? (
        <TextArea ref={(box) => void (input.current = box)} className="field-input" rows={lines} dir="auto" />
      ) : (
        <Input
          ref={(box) => void (input.current = box)}
          className="field-input"
          dir="auto"
          {...(offered.length > 0 && { list, autoComplete: 'off' })}
        />
      )}
      {offered.length > 0 && (
        <datalist id={list}>
          {offered.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {why && !isReadOnly && (
        <p className="field-hint">
          {why}{' '}
          <Button small look="plain" onPress={() => goToField(view, path)}>
            {words.writeInText}
          </Button>
        </p>
      )}
      <FieldError className="field-error">{wanted}</FieldError>
    </TextField>
  );
}

function goToField(view: EditorView | null, path: string): void {
  const field = view && fieldAt(view.state.doc, path);
  if (view && field) goTo(view, field.from - 1);
}
