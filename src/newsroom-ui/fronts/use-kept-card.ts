import { useLayoutEffect, useRef } from 'react';
import type { FrontView } from './front-query.ts';

/** Where the focus was: on a card, or on a container. */
interface Kept {
  readonly card: string | null;
  readonly container: string | null;
}

/**
 * Whoever works by keyboard goes on where they were: a card that was moved to another container keeps the focus, and one that was
 * taken off leaves it to its container.
 */
export function useKeptCard(view: FrontView): void {
  const last = useRef<Kept | null>(null);
  useLayoutEffect(() => {
    const note = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement) || target === document.body) return;
      const card = target.closest<HTMLElement>('[data-card]')?.dataset['card'] ?? null;
      const container = target.closest<HTMLElement>('[data-container]')?.dataset['container'] ?? null;
      // A dialog or a menu over the front takes the focus only for a while.
      if (card ?? container) last.current = { card, container };
    };
    // Whoever presses on the ground wants the focus nowhere: what others do must not bring it back.
    const forget = ({ target }: PointerEvent): void => {
      if (target instanceof Element && !target.closest('[role="dialog"], [role="menu"]')) last.current = null;
    };
    document.addEventListener('pointerdown', forget, true);
    document.addEventListener('focusin', note);
    return () => {
      document.removeEventListener('pointerdown', forget, true);
      document.removeEventListener('focusin', note);
    };
  }, []);
  useLayoutEffect(() => {
    const was = last.current;
    if (!was || document.activeElement !== document.body) return;
    const menu = was.card && document.querySelector<HTMLElement>(`[data-card="${was.card}"] .card-menu button`);
    const heading = document.querySelector<HTMLElement>(`[data-container="${was.container}"] h2`);
    (menu || heading)?.focus();
  }, [view]);
}
