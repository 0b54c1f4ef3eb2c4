import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { shellWords } from '../../words/shell.ts';
import { listAttributes, type Names, optionId, useNames } from './use-names.ts';
import type { Unsent } from './unsent.ts';
import './comment-box.css';

interface CommentBoxProps {
  readonly label: string;
  readonly hint?: string;
  readonly act: string;
  readonly first?: string;
  /** Where words are kept that are not sent yet. */
  readonly unsent?: Unsent;
  /** What the box was asked for; for anything else than before it is gone to again, with the words that are in it. */
  readonly focusedFor?: unknown;
  onSay(text: string): void;
  onCancel?(): void;
}

/** A box to say something in. After an @ it offers the names of colleagues; Control with Enter says it. */
export function CommentBox(props: CommentBoxProps) {
  const { label, hint, act, focusedFor, unsent, onSay, onCancel } = props;
  const [written, setWritten] = useWritten(props);
  const box = useFocusedBox(focusedFor);
  const hintId = useId();
  const { names, put, takesKey } = useNames(written, (next) => {
    setWritten(next);
    box.current?.focus();
  });
  const say = (): void => {
    if (!written.text.trim()) return;
    unsent?.keep('');
    onSay(written.text);
  };
  const cancel = onCancel && (() => (unsent?.keep(''), onCancel()));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (takesKey(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) say();
    else if (event.key === 'Escape') cancel?.();
  };
  return (
    <form className="comment-box" onSubmit={(event) => (event.preventDefault(), say())}>
      <textarea
        ref={box}
        className="field-input"
        rows={2}
        dir="auto"
        maxLength={10_000}
        aria-label={label}
        aria-describedby={hint ? hintId : undefined}
        {...listAttributes(names)}
        value={written.text}
        onChange={({ target }) => setWritten({ text: target.value, caret: target.selectionStart })}
        onSelect={({ currentTarget }) => setWritten({ text: currentTarget.value, caret: currentTarget.selectionStart })}
        onKeyDown={onKeyDown}
      />
      <NameList names={names} label={label} onTake={put} />
      {hint && (
        <p id={hintId} className="field-hint">
          {hint}
        </p>
      )}
      <Acts act={act} isEmpty={written.text.trim() === ''} onCancel={cancel} />
    </form>
  );
}

interface Written {
  readonly text: string;
  readonly caret: number;
}

function useWritten({ first = '', unsent }: CommentBoxProps): [Written, (next: Written) => void] {
  const [written, setWritten] = useState(() => {
    const text = unsent?.read() || first;
    return { text, caret: text.length };
  });
  const write = (next: Written): void => {
    unsent?.keep(next.text);
    setWritten(next);
  };
  return [written, write];
}

/** A card beside the text gets its place after it is drawn: a page that scrolled to it would leave the words it is about. */
function useFocusedBox(focusedFor: unknown) {
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focusedFor) box.current?.focus({ preventScroll: true });
  }, [focusedFor]);
  return box;
}

interface NameListProps {
  readonly names: Names;
  readonly label: string;
  onTake(name: string): void;
}

function NameList({ names: { id, offered, active }, label, onTake }: NameListProps) {
  if (offered.length === 0) return null;
  return (
    <ul className="comment-names" id={id} role="listbox" aria-label={label}>
      {offered.map((name, place) => (
        <li
          key={name}
          id={optionId(id, place)}
          role="option"
          aria-selected={place === active}
          onMouseDown={(event) => (event.preventDefault(), onTake(name))}
        >
          {name}
        </li>
      ))}
    </ul>
  );
}

interface ActsProps {
  readonly act: string;
  readonly isEmpty: boolean;
  readonly onCancel: (() => void) | undefined;
}

function Acts({ act, isEmpty, onCancel }: ActsProps) {
  return (
    <div className="comment-acts">
      {onCancel && (
        <Button small look="plain" onPress={onCancel}>
          {shellWords.cancel}
        </Button>
      )}
      <Button small type="submit" isDisabled={isEmpty}>
        {act}
      </Button>
    </div>
  );
}
