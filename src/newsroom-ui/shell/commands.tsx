import { useEffect, useSyncExternalStore } from 'react';
import { Palette } from './palette.tsx';

const opening = new EventTarget();
let isOpen = false;

/** Opens the palette, from wherever one is. */
export function openCommands(): void {
  setOpen(true);
}

function setOpen(open: boolean): void {
  isOpen = open;
  opening.dispatchEvent(new Event('change'));
}

function watchOpen(tell: () => void): () => void {
  opening.addEventListener('change', tell);
  return () => opening.removeEventListener('change', tell);
}

/**
 * The palette of commands: everything one can go to or do here, by a few letters of its name. Control or Command with K, which in a text
 * asks for a link; Control, Alt and K wherever one is.
 */
export function Commands() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isPaletteKey(event)) return;
      event.preventDefault();
      setOpen(!isOpen);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  if (!useSyncExternalStore(watchOpen, () => isOpen)) return null;
  return <Palette onClose={() => setOpen(false)} />;
}

function isPaletteKey(event: KeyboardEvent): boolean {
  const { key, code, ctrlKey, metaKey, altKey } = event;
  if (altKey) return ctrlKey && code === 'KeyK' && !event.getModifierState('AltGraph');
  return key.toLowerCase() === 'k' && (ctrlKey || metaKey);
}
