import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { commentsIn } from '../../../text-editor/comments.ts';
import type { CommentsPanelProps } from './comments-panel.tsx';
import { stacked } from './stacked.ts';
import { useCards } from './use-cards.tsx';

/**
 * Threads beside their words: each as near as can be, following them as the text changes. Those whose words are gone stand on top. All are in one
 * list, so that a card whose words come or go stays the card it was, with whatever is being written in it.
 */
export function Margin(props: CommentsPanelProps) {
  const { threads, view } = props;
  const { lookedAt, look, card } = useCards(props);
  const { list, tops } = useTops(props, lookedAt);
  useSelectedThread(view, look);
  const gone = threads.filter(({ anchor }) => anchor === null);
  const standing = threads.filter(({ anchor }) => anchor !== null);
  return (
    <ol className="margin" ref={list}>
      {[...gone, ...standing].map((thread) => (
        <li key={thread.id} data-thread={thread.id} style={{ insetBlockStart: tops.get(thread.id) ?? 0 }}>
          {card(thread)}
        </li>
      ))}
    </ol>
  );
}

/** Where each card stands now: measured again when the text, the cards or the window change their size. */
function useTops({ view, threads }: CommentsPanelProps, lookedAt: string | null) {
  const list = useRef<HTMLOListElement>(null);
  const [tops, setTops] = useState<ReadonlyMap<string, number>>(new Map());
  const measure = useCallback(() => {
    const margin = list.current;
    if (!margin || view?.isDestroyed) return;
    const origin = margin.getBoundingClientRect().top;
    const anchors = view ? commentsIn(view.state.doc) : [];
    const cards = [...margin.children].map((card) => {
      const id = card.getAttribute('data-thread') ?? '';
      const anchor = anchors.find((one) => one.id === id);
      const top = view && anchor ? view.coordsAtPos(anchor.from).top - origin : 0;
      return { id, top, height: card.getBoundingClientRect().height };
    });
    const next = stacked(cards, lookedAt);
    setTops((before) => (isSame(before, next) ? before : next));
  }, [view, lookedAt]);
  useLayoutEffect(measure, [measure, threads]);
  useEffect(() => {
    if (!list.current) return undefined;
    const sizes = new ResizeObserver(measure);
    if (view) sizes.observe(view.dom);
    for (const card of list.current.children) sizes.observe(card);
    return () => sizes.disconnect();
  }, [view, measure, threads]);
  return { list, tops };
}

function isSame(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([id, top]) => Math.abs(top - (b.get(id) ?? Number.NaN)) < 1);
}

/** Clicking words that were commented on looks at what was said about them. */
function useSelectedThread(view: CommentsPanelProps['view'], look: (id: string) => void): void {
  useEffect(() => {
    if (!view) return undefined;
    const onClick = ({ target }: MouseEvent): void => {
      const words = target instanceof Element ? target.closest('[data-comment]') : null;
      const id = words?.getAttribute('data-comment');
      if (id) look(id);
    };
    view.dom.addEventListener('click', onClick);
    return () => view.dom.removeEventListener('click', onClick);
  }, [view, look]);
}
