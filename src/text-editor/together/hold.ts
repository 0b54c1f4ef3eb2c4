import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/** A composition that is over has its last letters read by then; one that goes on for ever holds nobody up for longer than this. */
const READ_MS = 25;
const LONGEST_MS = 8000;

/** What has to know of compositions. */
export interface Composed {
  /** Lets what others do wait while true. */
  hold(isHeld: boolean): void;
  begins(view: EditorView): void;
  /** Its last letter is read. */
  ends(view: EditorView): void;
}

/**
 * Lets what others do wait while somebody composes, in Chinese, Japanese, Korean or on a telephone in any language: the keyboard has
 * the text under way, and a paragraph cut under it would end the composition and write it twice.
 */
export function othersWait({ hold, begins, ends }: Composed): Plugin {
  return new Plugin({
    view: (view) => {
      let [read, longest] = [0, 0];
      const goOn = (): void => {
        clearTimeout(read);
        clearTimeout(longest);
        [read, longest] = [0, 0];
        if (!view.isDestroyed) ends(view);
        hold(false);
      };
      const begin = (): void => {
        // The one before is over, and the browser has told all of it.
        if (read !== 0) ends(view);
        clearTimeout(read);
        read = 0;
        hold(true);
        begins(view);
        if (longest === 0) longest = window.setTimeout(goOn, LONGEST_MS);
      };
      const end = (): void => {
        clearTimeout(read);
        read = window.setTimeout(goOn, READ_MS);
      };
      // Before the view's own listeners, since what begins may change what is selected.
      view.dom.addEventListener('compositionstart', begin, true);
      view.dom.addEventListener('compositionend', end);
      return {
        destroy: () => {
          view.dom.removeEventListener('compositionstart', begin, true);
          view.dom.removeEventListener('compositionend', end);
          goOn();
        },
      };
    },
  });
}
