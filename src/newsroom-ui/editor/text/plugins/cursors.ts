import type { Plugin } from 'prosemirror-state';
import type { DecorationAttrs } from 'prosemirror-view';
import { yCursorPlugin } from 'y-prosemirror';
import type { Awareness } from 'y-protocols/awareness';
import { element } from '../dom.ts';

const TONES = 6;

/** One of the colours for people, always the same one for the same person: `person-0` to `person-5`, styled in `text.css`. */
export function toneOf(personId: string, colour?: unknown): string {
  // In a draft the newsroom numbers those who are in it, so that no two look alike.
  if (typeof colour === 'number') return `person-${Math.abs(Math.trunc(colour)) % TONES}`;
  const sum = [...personId].reduce((total, letter) => (total * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);
  return `person-${sum % TONES}`;
}

interface Typist {
  readonly id?: unknown;
  readonly name?: unknown;
  readonly colour?: unknown;
}

/** Other people's cursors, with their names. What they say of themselves becomes text and a class, never a style. */
export function otherCursors(awareness: Awareness, me: { readonly id: string; readonly name: string }): Plugin {
  // The library asks for a colour of this form, though ours come from the style sheet.
  awareness.setLocalStateField('user', { id: me.id, name: me.name, color: '#777777' });
  return yCursorPlugin(awareness, {
    cursorBuilder: ({ id, name, colour }: Typist) => {
      const flag = element('span', { class: 'cursor-name', dir: 'auto' }, String(name).slice(0, 60));
      return element(
        'span',
        { class: `cursor ${toneOf(String(id), colour)}`, contenteditable: 'false', 'aria-hidden': 'true' },
        flag,
      );
    },
    selectionBuilder: ({ id, colour }: Typist): DecorationAttrs => ({
      class: `cursor-over ${toneOf(String(id), colour)}`,
    }),
  }) as Plugin;
}
