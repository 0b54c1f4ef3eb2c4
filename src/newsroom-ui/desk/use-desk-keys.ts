import { useEffect, useRef } from 'react';

/** What a key does on the desk; the key as the browser names it. */
export type DeskKeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Keys work wherever one is on the desk, except where one types, and while no dialog or menu is open. */
export function useDeskKeys(keys: DeskKeys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      const act = now.current[event.key];
      if (!act) return;
      event.preventDefault();
      act(event);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** A toast is a dialog too, but not one that takes the keys. */
const OPEN_OVER_DESK = '[role="dialog"], [role="alertdialog"]:not(.toast), [role="menu"]';

function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector(OPEN_OVER_DESK)) return true;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('select, textarea, input:not([type="checkbox"])');
}

/** The links of the rows that are shown, in their order. */
export function rowLinks(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-row-link]')];
}

/** The id of the story whose row has the focus; null when none has. */
export function focusedStory(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-story]')?.dataset['story'] ?? null;
}

/** Goes so many rows on; to the first row from nowhere. */
export function moveFocus(by: number): void {
  const links = rowLinks();
  const at = links.findIndex((link) => link.closest('[data-story]')?.contains(document.activeElement));
  const next = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by));
  links[next]?.focus();
}
