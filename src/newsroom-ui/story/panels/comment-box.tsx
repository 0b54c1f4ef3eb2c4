import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useMe } from '../../session.ts';
import { shellWords } from '../../words/shell.ts';
import { useQuery } from '@tanstack/react-query';
import { colleaguesQuery } from '../desk-story.ts';
import { nameBegun } from '../threads.ts';
import './comment-box.css';

interface CommentBoxProps {
  readonly label: string;
  readonly hint?: string;
  readonly act: string;
  readonly first?: string;
  readonly isFocused?: boolean;
  onSay(text: string): void;
  onCancel?(): void;
}

const SHOWN = 6;

/** A box to say something in. After an @ it offers the names of colleagues; Control with Enter says it. */
export function CommentBox({ label, hint, act, first = '', isFocused = false, onSay, onCancel }: CommentBoxProps) {
  const [text, setText] = useState(first);
  const [caret, setCaret] = useState(first.length);
  const [at, setAt] = useState(0);
  const box = useRef<HTMLTextAreaElement>(null);
  // A card beside the text gets its place after it is drawn: a page that scrolled to it would leave the words it is about.
  useEffect(() => {
    if (isFocused) box.current?.focus({ preventScroll: true });
  }, [isFocused]);
  const names = useNamesBegun(text, caret);
  const id = useId();
  const put = (name: string): void => {
    const begun = nameBegun(text, caret) ?? '';
    const start = caret - begun.length;
    const next = `${text.slice(0, start)}${name} ${text.slice(caret)}`;
    setText(next);
    setCaret(start + name.length + 1);
    box.current?.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const name = names[Math.min(at, names.length - 1)];
    if (name && (event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      put(name);
    } else if (name && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setAt((at + (event.key === 'ArrowDown' ? 1 : names.length - 1)) % names.length);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim()) onSay(text);
    else if (event.key === 'Escape') onCancel?.();
  };
  return (
    <form
      className="comment-box"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) onSay(text);
      }}
    >
      <textarea
        ref={box}
        className="field-input"
        rows={2}
        dir="auto"
        maxLength={10_000}
        aria-label={label}
        aria-describedby={hint ? `${id}-hint` : undefined}
        aria-autocomplete="list"
        aria-controls={names.length > 0 ? `${id}-names` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setCaret(event.target.selectionStart);
          setAt(0);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      {names.length > 0 && (
        <ul className="comment-names" id={`${id}-names`} role="listbox" aria-label={label}>
          {names.map((name, place) => (
            <li
              key={name}
              role="option"
              aria-selected={place === at}
              onMouseDown={(event) => (event.preventDefault(), put(name))}
            >
              {name}
            </li>
          ))}
        </ul>
      )}
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <div className="comment-acts">
        {onCancel && (
          <Button small look="plain" onPress={onCancel}>
            {shellWords.cancel}
          </Button>
        )}
        <Button small type="submit" isDisabled={text.trim() === ''}>
          {act}
        </Button>
      </div>
    </form>
  );
}

/** The colleagues whose name is being written after an @. */
function useNamesBegun(text: string, caret: number): readonly string[] {
  const { data } = useQuery(colleaguesQuery);
  const me = useMe();
  const begun = nameBegun(text, caret);
  if (begun === null) return [];
  const letters = begun.toLocaleLowerCase();
  const names = (data?.people ?? []).filter(({ id }) => id !== me.id).map(({ name }) => name);
  const fitting = names.filter((name) =>
    `${name} ${name.split(' ').slice(1).join(' ')}`.toLocaleLowerCase().includes(letters),
  );
  return fitting.filter((name) => name.toLocaleLowerCase() !== letters.trimEnd()).slice(0, SHOWN);
}
