import { useEffect, useState } from 'react';
import { deskWords as words } from '../words/desk.ts';

const PAUSE_MS = 120;
export const SEARCH_ID = 'desk-search';

/** The text looked for; results come as one types. */
export function SearchBox({ text, onSearch }: { readonly text: string; onSearch(text: string): void }) {
  const [typed, setTyped] = useState(text);
  const [shown, setShown] = useState(text);
  if (shown !== text) {
    setShown(text);
    if (typed.trim() !== text.trim()) setTyped(text);
  }
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => onSearch(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <label className="search">
      <span className="only-read-aloud">{words.search}</span>
      <input
        id={SEARCH_ID}
        type="search"
        dir="auto"
        maxLength={200}
        autoComplete="off"
        placeholder={words.searchHint}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') document.querySelector<HTMLElement>('[data-row-link]')?.focus();
          if (event.key === 'Escape') onSearch('');
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </label>
  );
}
