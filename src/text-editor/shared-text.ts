import type { Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';

/** What the text needs of a story that is open: the shared document, who else is in it, and whether there is a text to show. */
export interface SharedText {
  readonly ydoc: Doc;
  readonly awareness: Awareness;
  readonly status: { get(): { readonly hasText: boolean }; subscribe(tell: () => void): () => void };
  /** Lets what others do wait while true, and brings all of it in when false. */
  hold?(isHeld: boolean): void;
}
