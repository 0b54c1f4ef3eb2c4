import { useEffect, useState } from 'react';
import { mediaWords as words } from '../words/media.ts';

const PAUSE_MS = 160;

/** The words looked for; results come as one types. */
export function LibrarySearch({ text, onSearch }: { readonly text: string; onSearch(text: string): void }) {
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    if (typed.trim() === text.trim()) return;
    const timer = setTimeout(() => onSearch(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <input
      className="field-input library-search"
      type="search"
      dir="auto"
      maxLength={200}
      autoComplete="off"
      aria-label={words.search}
      placeholder={words.searchHint}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
}
