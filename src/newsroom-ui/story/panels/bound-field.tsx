import type { EditorView } from 'prosemirror-view';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { panelWords } from '../../words/panels.ts';
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
export function BoundField({ view, draft, path, wanted, isReadOnly, isSuggesting, ...shown }: BoundFieldProps) {
  const { value, closed, input, onChange } = useField(view, path, draft);
  const why = closed ? words.inSuggestions : isSuggesting ? words.whileSuggesting : null;
  return (
    <Field
      {...shown}
      name={path}
      value={value}
      onChange={onChange}
      box={(box) => void (input.current = box)}
      isReadOnly={isReadOnly || why !== null}
      error={wanted ?? undefined}
      note={
        why &&
        !isReadOnly && (
          <p className="field-hint">
            {why}{' '}
            <Button small look="plain" onPress={() => goToField(view, path)}>
              {words.writeInText}
            </Button>
          </p>
        )
      }
    />
  );
}

function goToField(view: EditorView | null, path: string): void {
  const field = view && fieldAt(view.state.doc, path);
  if (view && field) goTo(view, field.from - 1);
}
