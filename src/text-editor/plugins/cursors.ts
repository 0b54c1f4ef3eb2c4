import type { Plugin } from 'prosemirror-state';
import type { DecorationAttrs } from 'prosemirror-view';
import { yCursorPlugin } from 'y-prosemirror';
import type { Awareness } from 'y-protocols/awareness';
import { element } from '../dom.ts';
import { toneOf } from '../person-tone.ts';

interface Typist {
  readonly name?: unknown;
  readonly colour?: unknown;
}

/** Other people's cursors, with their names. What they say about themselves becomes text and a class, never a style. */
export function otherCursors(awareness: Awareness, me: { readonly id: string; readonly name: string }): Plugin {
  // The library asks for a colour of this form, though ours come from the style sheet.
  awareness.setLocalStateField('user', { id: me.id, name: me.name, color: '#777777' });
  const flags = new Map<number, HTMLElement>();
  awareness.on('change', ({ updated, removed }: Readonly<Record<'updated' | 'removed', readonly number[]>>) => {
    for (const client of updated) showAnew(flags.get(client));
    for (const client of removed) flags.delete(client);
  });
  return yCursorPlugin(awareness, {
    cursorBuilder: ({ name, colour }: Typist, client: number) => {
      const flag = element('span', { class: 'cursor-name', dir: 'auto' }, String(name).slice(0, 60));
      flags.set(client, flag);
      return element(
        'span',
        { class: `cursor ${toneOf(colour)}`, contenteditable: 'false', 'aria-hidden': 'true' },
        flag,
      );
    },
    selectionBuilder: ({ colour }: Typist): DecorationAttrs => ({
      class: `cursor-over ${toneOf(colour)}`,
    }),
  }) as Plugin;
}

/** A flag leaves after a while (`text.css`), for it lies over words; with each move of its cursor the while begins again. */
function showAnew(flag: HTMLElement | undefined): void {
  for (const leaving of flag?.getAnimations() ?? []) {
    leaving.currentTime = 0;
    leaving.play();
  }
}
