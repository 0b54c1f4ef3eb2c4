import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import './go-to.css';

const SHOWN_MS = 1400;

/** Goes to a place in the text: the caret stands in it, it is scrolled into view, and it is shown for a moment. */
export function goTo(view: EditorView, pos: number): void {
  const at = Math.min(pos, view.state.doc.content.size);
  const inside = TextSelection.near(view.state.doc.resolve(Math.min(at + 1, view.state.doc.content.size)));
  view.dispatch(view.state.tr.setSelection(inside));
  const element = elementAt(view, at);
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
  view.focus();
  if (element) flash(element);
}

/** Puts the focus where something is put right beside the text, once its panel is drawn. */
export function goToPart(where: string): void {
  const part = CSS.escape(where.split('/')[0] ?? '');
  const look = (): void =>
    document.querySelector<HTMLElement>(`[data-part="${part}"] :is(input, button)`)?.focus({ focusVisible: true });
  requestAnimationFrame(() => requestAnimationFrame(look));
}

function elementAt(view: EditorView, pos: number): Element | null {
  const node = view.nodeDOM(pos);
  if (node instanceof Element) return node;
  return node?.parentElement ?? view.domAtPos(pos).node.parentElement;
}

/** A light over the place, beside the document: nothing in it is touched, so nobody else sees it. */
function flash(element: Element): void {
  const box = element.getBoundingClientRect();
  const light = document.createElement('div');
  light.className = 'text-light';
  light.setAttribute('aria-hidden', 'true');
  Object.assign(light.style, {
    insetBlockStart: `${box.top + scrollY}px`,
    left: `${box.left + scrollX}px`,
    width: `${box.width}px`,
    height: `${box.height}px`,
  });
  document.body.append(light);
  setTimeout(() => light.remove(), SHOWN_MS);
}
