import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { textWords as words } from '../words.ts';
import { insertBlock } from '../commands/blocks.ts';
import { element } from '../dom.ts';
import { type InsertItem, insertItems } from './insert-items.ts';
import { placeAt } from './menu.ts';

interface Slash {
  /** What is typed behind the slash; null while there is no menu. */
  readonly typed: string | null;
  readonly chosen: number;
  /** Where somebody closed the menu; it stays closed there. */
  readonly closedAt: number | null;
}

const key = new PluginKey<Slash>('slash');
const none: Slash = { typed: null, chosen: 0, closedAt: null };

/** A slash at the start of a paragraph opens the list of what can be put in; typing on filters it. */
export function slashMenu(): Plugin<Slash> {
  return new Plugin<Slash>({
    key,
    state: {
      init: () => none,
      apply: (tr, before, _old, state) => {
        const set = tr.getMeta(key) as Partial<Slash> | undefined;
        return set ? { ...before, ...set } : after(before, state);
      },
    },
    props: { handleKeyDown: onKey },
    view: (view) => menuView(view),
  });
}

function after(before: Slash, state: EditorState): Slash {
  const found = typedIn(state);
  if (!found) return before === none ? before : none;
  if (before.closedAt === found.from) return before;
  return { typed: found.typed, chosen: found.typed === before.typed ? before.chosen : 0, closedAt: null };
}

function typedIn({ selection }: EditorState): { typed: string; from: number } | null {
  const { $from, empty } = selection;
  if (!empty || $from.depth !== 1 || $from.parent.type.name !== 'paragraph') return null;
  const match = /^\/(\p{L}[\p{L}\p{N} ]{0,20})?$/u.exec($from.parent.textContent);
  return match && $from.parentOffset === $from.parent.content.size
    ? { typed: match[1] ?? '', from: $from.start() }
    : null;
}

function onKey(view: EditorView, event: KeyboardEvent): boolean {
  const { typed, chosen } = key.getState(view.state) ?? none;
  const items = typed === null ? [] : insertItems(typed);
  if (items.length === 0) return false;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) view.dispatch(view.state.tr.setMeta(key, { chosen: (chosen + step + items.length) % items.length }));
  else if (event.key === 'Enter' || event.key === 'Tab') choose(view, items[chosen] ?? items[0]);
  else if (event.key === 'Escape')
    view.dispatch(view.state.tr.setMeta(key, { typed: null, closedAt: view.state.selection.$from.start() }));
  else return false;
  return true;
}

function choose(view: EditorView, item: InsertItem | undefined): void {
  const { $from } = view.state.selection;
  view.dispatch(view.state.tr.delete($from.start(), $from.end()));
  if (item && item.kind !== 'paragraph') insertBlock(item.kind)(view.state, view.dispatch, view);
  view.focus();
}

const LIST = 'text-insert-list';

/** The list beside the caret. The focus stays in the text, which says which entry is chosen. */
function menuView(view: EditorView) {
  const list = element('div', {
    class: 'text-menu',
    role: 'listbox',
    id: LIST,
    'aria-label': words.insert,
    popover: 'manual',
  });
  let shown: Slash = none;
  const hide = (): void => {
    list.remove();
    view.dom.removeAttribute('aria-activedescendant');
    view.dom.removeAttribute('aria-controls');
  };
  const show = ({ typed, chosen }: Slash): void => {
    const items = insertItems(typed ?? '');
    list.replaceChildren(
      ...items.map((item, at) => option(view, item, { id: `${LIST}-${at}`, isChosen: at === chosen })),
    );
    if (items.length === 0) list.append(element('p', { class: 'text-menu-none' }, words.nothingFound));
    if (!list.isConnected) {
      document.body.append(list);
      list.showPopover();
    }
    placeAt(list, caretBox(view));
    list.children[chosen]?.scrollIntoView({ block: 'nearest' });
    view.dom.setAttribute('aria-controls', LIST);
    view.dom.setAttribute('aria-activedescendant', `${LIST}-${chosen}`);
  };
  return {
    update: () => {
      const now = key.getState(view.state) ?? none;
      if (now === shown) return;
      if (now.typed === null) hide();
      else show(now);
      shown = now;
    },
    destroy: hide,
  };
}

function option(view: EditorView, item: InsertItem, { id, isChosen }: { id: string; isChosen: boolean }): HTMLElement {
  const made = element(
    'div',
    { class: 'text-menu-item', role: 'option', id, 'aria-selected': String(isChosen) },
    item.name,
  );
  made.addEventListener('mousedown', (event) => {
    event.preventDefault();
    choose(view, item);
  });
  return made;
}

function caretBox(view: EditorView): DOMRect {
  const { left, right, top, bottom } = view.coordsAtPos(view.state.selection.from);
  return new DOMRect(left, top, right - left, bottom - top);
}
