import type { VNode } from 'preact';
import type { ShownCard } from './shown-card.ts';
import { litePath } from '../addresses.ts';
import type { RenderContext } from './render-context.ts';
import { Day } from './time.tsx';
import { langAttributes } from './lang-attributes.ts';

interface LiteListProps {
  readonly cards: readonly ShownCard[];
  readonly context: RenderContext;
  readonly days?: boolean;
}

/** Stories as plain links with a sentence each, for the lite edition. */
export function LiteList({ cards, context, days = false }: LiteListProps): VNode {
  return (
    <ul class="stories">
      {cards.map((card) => (
        <li {...langAttributes(card, context.edition)}>
          <a href={litePath(card.path)}>{card.indexHeadline}</a>
          {card.trailText && <p>{card.trailText}</p>}
          {days && (
            <small>
              <Day at={card.sortAt} edition={context.edition} />
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}
