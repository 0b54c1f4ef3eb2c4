import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDeskEvents } from './use-desk-events.ts';

const PAUSE_MS = 400;

export interface ScreenEvents {
  /** How many stories changed that are not yet in their place. */
  readonly waiting: number;
  /** Puts everything in its place. */
  show(): void;
  /** For the list: nothing moves under a pointer. */
  readonly watch: { onPointerEnter(): void; onPointerLeave(): void };
}

/**
 * What others do comes by itself: rows change where they stand, at once. Rows come, go and move only while nobody points at
 * the list; otherwise it is said how many would.
 */
export function useScreenEvents(isBusy: boolean): ScreenEvents {
  const client = useQueryClient();
  const isPointedAt = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  const show = (): void => {
    setWaiting(new Set());
    void client.invalidateQueries({ queryKey: ['desk'] });
  };
  useDeskEvents((stories) => {
    if (stories.length === 0) return show();
    if (isPointedAt.current || isBusy) return setWaiting((before) => new Set([...before, ...stories]));
    clearTimeout(timer.current);
    timer.current = setTimeout(show, PAUSE_MS);
  });
  return {
    waiting: waiting.size,
    show,
    watch: {
      onPointerEnter: () => void (isPointedAt.current = true),
      onPointerLeave: () => {
        isPointedAt.current = false;
        if (waiting.size > 0 && !isBusy) show();
      },
    },
  };
}
