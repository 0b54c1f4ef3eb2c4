import type { MarkType } from 'prosemirror-model';
import { type Command, type EditorState, Plugin, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { redoCommand, undoCommand } from 'y-prosemirror';
import { toggleMark } from '../commands/marks.ts';
import { canMovePoints, movePoints } from '../commands/point-depth.ts';
import { button, element } from '../dom.ts';
import { textSchema } from '../schema.ts';
import { textWords as words } from '../words.ts';
import { icon, type IconName } from './icons.ts';
import './selection-bar.css';

/** What the bar asks the screen for; what is absent has no button. */
export interface BarAsks {
  link(): void;
  comment(): (() => void) | undefined;
  suggest(): (() => void) | undefined;
  isSuggesting(): boolean;
}

interface Tool {
  readonly name: string;
  readonly sign: IconName;
  /** Shown only where there is no keyboard to do it with. */
  readonly isForTouch?: boolean;
  run(view: EditorView): void;
  /** Null for what is neither on nor off. */
  isOn?(state: EditorState): boolean;
  can?(state: EditorState): boolean;
  isOffered?(state: EditorState): boolean;
}

/**
 * The bar for selected words: over them where there is a mouse, at the lower edge of what one sees on a telephone, where it is there
 * as long as one writes, and can undo. It covers neither the selection nor the telephone's own bar over it.
 */
export function selectionBar(asks: BarAsks): Plugin {
  return new Plugin({ view: (view) => barView(view, asks) });
}

/** Puts the focus into the bar, for those who work by keyboard. Escape goes back. */
export const focusBar: Command = (_state, _dispatch, view) => {
  const bar = view?.dom.parentElement?.querySelector<HTMLElement>('.selection-bar:not([hidden])');
  const [first] = bar ? usable(bar) : [];
  first?.focus();
  return Boolean(first);
};

/** The buttons in sight that do something now. */
function usable(bar: HTMLElement): HTMLButtonElement[] {
  const buttons = [...bar.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
  return buttons.filter((one) => one.offsetParent !== null);
}

function tools(asks: BarAsks): Tool[] {
  const { strong, emphasis, superscript, subscript, link } = textSchema.marks;
  const run =
    (command: Command) =>
    (view: EditorView): void =>
      void command(view.state, view.dispatch, view);
  const of = (type: MarkType) => ({
    isOn: (state: EditorState) => hasMark(state, type),
    can: ({ selection }: EditorState) => selection.$from.parent.type.allowsMarkType(type),
  });
  const { keySays: says } = words;
  return [
    { name: says.undo, sign: 'undo', isForTouch: true, run: run(undoCommand), can: (state) => undoCommand(state) },
    { name: says.redo, sign: 'redo', isForTouch: true, run: run(redoCommand), can: (state) => redoCommand(state) },
    { name: words.pointOut, sign: 'outdent', isForTouch: true, run: run(movePoints(-1)), ...inPoints(-1) },
    { name: words.pointIn, sign: 'indent', isForTouch: true, run: run(movePoints(1)), ...inPoints(1) },
    { name: says.strong, sign: 'bold', run: run(toggleMark(strong)), ...of(strong) },
    { name: says.emphasis, sign: 'italic', run: run(toggleMark(emphasis)), ...of(emphasis) },
    { name: says.superscript, sign: 'superscript', run: run(toggleMark(superscript)), ...of(superscript) },
    { name: says.subscript, sign: 'subscript', run: run(toggleMark(subscript)), ...of(subscript) },
    { name: words.link, sign: 'link', run: () => asks.link(), ...of(link) },
    { name: words.comment, sign: 'comment', run: () => asks.comment()?.(), isOffered: () => Boolean(asks.comment()) },
    {
      name: words.suggest,
      sign: 'suggest',
      run: () => asks.suggest()?.(),
      isOn: () => asks.isSuggesting(),
      isOffered: () => Boolean(asks.suggest()),
    },
  ];
}

/** Only there while the caret is in a list. */
function inPoints(way: 1 | -1): Pick<Tool, 'isOffered' | 'can'> {
  return {
    isOffered: ({ selection }) => selection.$from.parent.type === textSchema.nodes.listItem,
    can: (state) => canMovePoints(state, way),
  };
}

function hasMark({ selection, doc, storedMarks }: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = selection;
  return empty ? Boolean(type.isInSet(storedMarks ?? $from.marks())) : doc.rangeHasMark(from, to, type);
}

function barView(view: EditorView, asks: BarAsks) {
  const all = tools(asks).map((tool) => ({ tool, made: toolButton(view, tool) }));
  const bar = element('div', { class: 'selection-bar', role: 'toolbar', 'aria-label': words.formatting, hidden: '' });
  bar.append(...all.map(({ made }) => made));
  bar.addEventListener('keydown', (event) => moveAmong(bar, event, view));
  view.dom.after(bar);
  const touch = matchMedia('(pointer: coarse), (max-width: 40rem)');
  let isPointing = false;
  const show = (): void => {
    const isHere = view.hasFocus() || bar.contains(document.activeElement);
    bar.hidden = !view.editable || !isHere || isPointing || (!touch.matches && !isOfWords(view.state));
    if (bar.hidden) return;
    for (const { tool, made } of all) {
      made.hidden = tool.isOffered?.(view.state) === false;
      made.disabled = tool.can?.(view.state) === false;
      if (tool.isOn) made.setAttribute('aria-pressed', String(tool.isOn(view.state)));
    }
    place(bar, view, touch.matches);
  };
  const soon = (): void => void requestAnimationFrame(() => view.isDestroyed || show());
  const pointing = (event: Event): void => {
    isPointing =
      event.type === 'pointerdown' && event.target instanceof Node && view.dom.contains(event.target) && !touch.matches;
    soon();
  };
  const stop = listening([
    [document, 'pointerdown', pointing],
    [document, 'pointerup', pointing],
    [document, 'scroll', soon],
    [window, 'resize', soon],
    [view.dom, 'focusin', soon],
    [view.dom, 'focusout', soon],
    [bar, 'focusout', soon],
    ...(window.visualViewport
      ? ([
          [window.visualViewport, 'resize', soon],
          [window.visualViewport, 'scroll', soon],
        ] as const)
      : []),
  ]);
  return {
    update: show,
    destroy: () => {
      stop();
      bar.remove();
    },
  };
}

function listening(all: readonly (readonly [EventTarget, string, (event: Event) => void])[]): () => void {
  for (const [target, type, act] of all) target.addEventListener(type, act, true);
  return () => {
    for (const [target, type, act] of all) target.removeEventListener(type, act, true);
  };
}

function isOfWords({ selection }: EditorState): boolean {
  return selection instanceof TextSelection && !selection.empty;
}

function toolButton(view: EditorView, { name, sign, run, isForTouch }: Tool): HTMLButtonElement {
  const className = `selection-tool selection-tool-${sign}${isForTouch ? ' selection-tool-touch' : ''}`;
  const made = button(icon(sign), className, () => run(view));
  made.setAttribute('aria-label', name);
  made.title = name;
  // The keyboard of a telephone stays open.
  made.addEventListener('pointerdown', (event) => event.preventDefault());
  return made;
}

/** The arrow keys go along the bar; Escape and Tab leave it for the text. */
function moveAmong(bar: HTMLElement, event: KeyboardEvent, view: EditorView): void {
  const buttons = usable(bar);
  const here = buttons.findIndex((one) => one === document.activeElement);
  const way = getComputedStyle(bar).direction === 'rtl' ? -1 : 1;
  const moves: Readonly<Record<string, number>> = { ArrowRight: here + way, ArrowLeft: here - way, Home: 0, End: -1 };
  const to = moves[event.key];
  if (to !== undefined) buttons.at(to % buttons.length)?.focus();
  else if (event.key === 'Escape' || event.key === 'Tab') view.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

const EDGE = 8;

/** Over the selection, or under it where the top of the window or what sticks there is too near; never outside the window. */
function place(bar: HTMLElement, view: EditorView, isTouch: boolean): void {
  const seen = window.visualViewport;
  if (isTouch) {
    const hidden = seen ? Math.max(0, innerHeight - seen.height - seen.offsetTop) : 0;
    bar.style.cssText = `inset-block-end: ${hidden}px`;
    return;
  }
  const { from, to } = view.state.selection;
  const [start, end] = [view.coordsAtPos(from, 1), view.coordsAtPos(to, -1)];
  const { width, height } = bar.getBoundingClientRect();
  const sticks = Number.parseFloat(getComputedStyle(view.dom).getPropertyValue('--bar')) || 0;
  const over = start.top - height - EDGE;
  const top = over > sticks + EDGE ? over : end.bottom + EDGE;
  const middle = start.top === end.top ? (start.left + end.left) / 2 : start.left + width / 2;
  const left = Math.max(EDGE, Math.min(middle - width / 2, innerWidth - width - EDGE));
  bar.style.cssText = `left: ${left}px; top: ${top}px`;
}
