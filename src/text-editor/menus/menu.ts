import { button, element } from '../dom.ts';

export interface Item {
  readonly name: string;
  /** Keys that do the same, as shown. */
  readonly keys?: string;
  act(): void;
}

const isPopover = 'popover' in HTMLElement.prototype;

/**
 * A menu at a place of the screen, open until something is chosen, Escape is pressed or one clicks elsewhere. The arrow keys
 * go through it; `closed` gives the focus back.
 */
export function openMenu(label: string, items: readonly Item[], at: DOMRect, closed: () => void): void {
  const menu = element('div', { class: 'text-menu', role: 'menu', 'aria-label': label, popover: 'auto' });
  const close = (): void => {
    menu.remove();
    closed();
  };
  menu.append(...items.map((item) => itemButton(item, close)));
  menu.addEventListener('keydown', (event) => moveIn(menu, event, close));
  menu.addEventListener('toggle', (event) => {
    if (event.newState === 'closed' && menu.isConnected) close();
  });
  document.body.append(menu);
  if (isPopover) menu.showPopover();
  placeAt(menu, at);
  menu.querySelector('button')?.focus();
}

function itemButton({ name, keys, act }: Item, close: () => void): HTMLElement {
  const made = button(name, 'text-menu-item', () => {
    close();
    act();
  });
  made.setAttribute('role', 'menuitem');
  made.tabIndex = -1;
  if (keys) made.append(element('kbd', {}, keys));
  return made;
}

function moveIn(menu: HTMLElement, event: KeyboardEvent, close: () => void): void {
  const items = [...menu.querySelectorAll('button')];
  const here = items.findIndex((item) => item === document.activeElement);
  const moves: Readonly<Record<string, number>> = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 };
  const to = moves[event.key];
  if (to !== undefined) items.at(to % items.length)?.focus();
  else if (event.key === 'Escape' || event.key === 'Tab') close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

const EDGE = 8;

/** Under a place of the screen, or over it where there is no room under it; never outside the window. */
export function placeAt(menu: HTMLElement, at: DOMRect): void {
  const { width, height } = menu.getBoundingClientRect();
  const isRtl = getComputedStyle(document.documentElement).direction === 'rtl';
  const wanted = isRtl ? at.right - width : at.left;
  const under = at.bottom + EDGE / 2;
  const top = under + height > innerHeight - EDGE ? Math.max(EDGE, at.top - height - EDGE / 2) : under;
  menu.style.left = `${Math.max(EDGE, Math.min(wanted, innerWidth - width - EDGE))}px`;
  menu.style.top = `${top}px`;
}
