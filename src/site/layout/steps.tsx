import type { VNode } from 'preact';
import { litePath } from '../addresses.ts';
import type { Words } from '../words-table.ts';

interface StepsProps {
  readonly words: Words;
  readonly lite: boolean;
  /** The way to what is newer, with its words; null on the newest page. */
  readonly newer: { readonly path: string; readonly says: string } | null;
  /** Null on the oldest. */
  readonly older: string | null;
}

/** The way from one page of a long list to the next; nothing where there is only one. */
export function Steps({ words, lite, newer, older }: StepsProps): VNode | null {
  const to = (path: string): string => (lite ? litePath(path) : path);
  if (newer === null && older === null) return null;
  return (
    <nav class="steps" aria-label={words.pages}>
      {newer !== null && (
        <a href={to(newer.path)} rel="next">
          {newer.says}
        </a>
      )}
      {older !== null && (
        <a href={to(older)} rel="prev">
          {words.older}
        </a>
      )}
    </nav>
  );
}
