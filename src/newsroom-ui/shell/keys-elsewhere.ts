/** A toast is a dialog too, but not one that takes the keys. */
const OPEN_OVER_SCREEN = '[role="dialog"], [role="alertdialog"]:not(.toast), [role="menu"]';

/** Whether a key is not meant for the screen: one types, or a dialog or menu is open over it. */
export function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector(OPEN_OVER_SCREEN)) return true;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('select, textarea, input:not([type="checkbox"])');
}
