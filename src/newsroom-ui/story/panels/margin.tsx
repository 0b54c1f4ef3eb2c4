import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { commentsIn } from '../../../text-editor/comments.ts';
import type { CommentsPanelProps } from './comments-panel.tsx';
import { stacked } from './stacked.ts';
import { useCards } from './use-cards.tsx';

/** Threads beside their words: each as near as can be, following them as the text changes. Those whose words are gone stand on top. */
export function Margin(props: CommentsPanelProps) {
  const { threads, view } = props;
  const { lookedAt, look, card } = useCards(props);
  const { list, tops } = useTops(props, lookedAt);
  useSelectedThread(view, look);
  const gone = threads.filter(({ anchor }) => anchor === null);
  const standing = threads.filter(({ anchor }) => anchor !== null);
  return (
    <>
      {gone.length > 0 && (
        <ul className="threads margin-gone">
          {gone.map((thread) => (
            <li key={thread.id}>{card(thread)}</li>
          ))}
        </ul>
      )}
      <ol className="margin" ref={list}>
        {standing.map((thread) => (
          <li key={thread.id} data-thread={thread.id} style={{ insetBlockStart: tops.get(thread.id) ?? 0 }}>
            {card(thread)}
          </li>
        ))}
      </ol>
    </>
  );
}

/** Where each card stands now: measured again when the text, the cards or the window change their size. */
function useTops({ view, threads }: CommentsPanelProps, lookedAt: string | null) {
  const list = useRef<HTMLOListElement>(null);
  const [tops, setTops] = useState<ReadonlyMap<string, number>>(new Map());
  const measure = useCallback(() => {
    const margin = list.current;
    if (!view || view.isDestroyed || !margin) return;
    const origin = margin.getBoundingClientRect().top;
    const anchors = commentsIn(view.state.doc);
    const cards = [...margin.children].flatMap((card) => {
      const id = card.getAttribute('data-thread') ?? '';
      const anchor = anchors.find((one) => one.id === id);
      if (!anchor) return [];
      return [{ id, top: view.coordsAtPos(anchor.from).top - origin, height: card.getBoundingClientRect().height }];
    });
    const next = stacked(cards, lookedAt);
    setTops((before) => (isSame(before, next) ? before : next));
  }, [view, lookedAt]);
  useLayoutEffect(measure, [measure, threads]);
  useEffect(() => {
    if (!view || !list.current) return undefined;
    const sizes = new ResizeObserver(measure);
    sizes.observe(view.dom);
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
