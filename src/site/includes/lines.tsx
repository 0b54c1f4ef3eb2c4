import type { VNode } from 'preact';
import type { Card } from '../../story/published.ts';

interface LinesProps {
  readonly name: 'top-stories' | 'most-read' | 'more-on';
  readonly title: string;
  readonly path?: string;
  readonly lang: string;
  readonly cards: readonly Card[];
  readonly ordered: boolean;
}

/** A short list of headlines beside or under a story; nothing at all when there are none. */
export function Lines({ name, title, path, lang, cards, ordered }: LinesProps): VNode | null {
  if (cards.length === 0) return null;
  const items = cards.map((card) => (
    <li {...(card.lang === lang ? {} : { lang: card.lang, dir: card.dir })}>
      <a href={card.path}>{card.indexHeadline}</a>
    </li>
  ));
  return (
    <section class={`lines ${name}`} aria-label={title}>
      <h2>{path ? <a href={path}>{title}</a> : title}</h2>
      {ordered ? <ol>{items}</ol> : <ul>{items}</ul>}
    </section>
  );
}
