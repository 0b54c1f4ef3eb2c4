import { type Command, NodeSelection, Plugin, Selection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { textWords as words } from '../words.ts';
import { deleteBlock, duplicateBlock, insertBlock, moveBlock, paragraphBefore, turnInto } from '../commands/blocks.ts';
import { BODY_STARTS, blockHere, topPlace } from '../commands/places.ts';
import { turnable } from '../commands/turn.ts';
import { button, element } from '../dom.ts';
import { insertItems } from './insert-items.ts';
import { type Item, openMenu } from './menu.ts';

/** The handle in the margin of the block one is in or points at: put something in behind it; move, turn or delete it. */
export function blockHandle(): Plugin {
  return new Plugin({ view: handleView });
}

function handleView(view: EditorView) {
  const add = button('+', 'handle-button', () => openInsertMenu(view, add));
  add.setAttribute('aria-label', words.insertHere);
  const grip = button('⋮⋮', 'handle-button', () => openBlockMenu(view, grip.getBoundingClientRect()));
  grip.setAttribute('aria-label', words.blockMenu);
  const handle = element('div', { class: 'text-handle', role: 'toolbar', 'aria-label': words.blockMenu }, add, grip);
  view.dom.before(handle);
  let block: Element | null = null;
  const standAt = (next: Element | null): void => {
    if (next === block && next !== null) return;
    block = next;
    handle.hidden = next === null || !view.editable;
    if (next instanceof HTMLElement) handle.style.top = `${next.offsetTop}px`;
  };
  const resized = new ResizeObserver(() => {
    if (block instanceof HTMLElement && block.isConnected) handle.style.top = `${block.offsetTop}px`;
  });
  resized.observe(view.dom);
  const pointed = ({ target }: Event): void => {
    const child = target instanceof Element ? childOf(view, target) : null;
    if (child && isBody(view, child)) standAt(child);
  };
  view.dom.addEventListener('pointermove', pointed, { passive: true });
  const update = (): void => {
    const place = blockHere(view.state);
    const dom = place ? view.nodeDOM(place.pos) : null;
    standAt(dom instanceof Element ? dom : null);
  };
  handle.addEventListener('mousedown', () => block && caretInto(view, block), true);
  update();
  return {
    update,
    destroy: () => {
      resized.disconnect();
      view.dom.removeEventListener('pointermove', pointed);
      handle.remove();
    },
  };
}

/** The child of the text that an element is in. */
function childOf(view: EditorView, target: Element): Element | null {
  let child: Element | null = target;
  while (child && child.parentElement !== view.dom) child = child.parentElement;
  return child;
}

function isBody(view: EditorView, child: Element): boolean {
  return [...view.dom.children].indexOf(child) >= BODY_STARTS;
}

/** What the handle does it does to the block it stands at, so the caret goes there when it is not there yet. */
function caretInto(view: EditorView, block: Element): void {
  const pos = view.posAtDOM(block, 0);
  const place = topPlace(view.state.doc.resolve(pos));
  if (!place || place.pos === blockHere(view.state)?.pos) return;
  const { node } = place;
  const selection = node.isLeaf
    ? NodeSelection.create(view.state.doc, place.pos)
    : Selection.near(view.state.doc.resolve(place.pos + 1));
  view.dispatch(view.state.tr.setSelection(selection));
}

function openInsertMenu(view: EditorView, at: Element): void {
  const items = insertItems('').map(({ kind, name }) => ({
    name,
    act: () => void insertBlock(kind)(view.state, view.dispatch, view),
  }));
  openMenu(words.insert, items, at.getBoundingClientRect(), () => view.focus());
}

/** The menu of the block with the caret, at a place of the screen. */
export function openBlockMenu(view: EditorView, at: DOMRect): void {
  const run = (command: Command) => (): void => void command(view.state, view.dispatch, view);
  const kind = blockHere(view.state)?.node.type.name ?? '';
  const turns = turnable.includes(kind as (typeof turnable)[number]) ? turnable.filter((one) => one !== kind) : [];
  const items: Item[] = [
    { name: words.moveUp, keys: 'Alt ↑', act: run(moveBlock(-1)) },
    { name: words.moveDown, keys: 'Alt ↓', act: run(moveBlock(1)) },
    { name: words.duplicate, keys: 'Ctrl Shift D', act: run(duplicateBlock) },
    { name: words.paragraphBefore, act: run(paragraphBefore) },
    ...turns.map((one) => ({ name: `${words.turnInto}: ${words.blocks[one]}`, act: run(turnInto(one)) })),
    { name: words.remove, act: run(deleteBlock) },
  ];
  openMenu(words.blockMenu, items, at, () => view.focus());
}
