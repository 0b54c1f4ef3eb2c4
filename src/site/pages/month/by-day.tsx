import type { VNode } from 'preact';
import { isUndated } from '../../../story/lists.ts';
import type { ShownCard } from '../../layout/shown-card.ts';
import type { RenderContext } from '../../layout/render-context.ts';
import { dayCode, dayLine } from '../../times.ts';
import { langAttributes } from '../../layout/lang-attributes.ts';

/** A month as a register: each day with its stories, newest first. */
export function ByDay({ cards, context }: { cards: readonly ShownCard[]; context: RenderContext }): VNode {
  const days = Map.groupBy(cards, ({ sortAt }) => dayLine(sortAt, context.edition));
  return (
    <div class="days">
      {[...days].map(([day, own]) => (
        <section>
          <h2>
            {isUndated(own[0]?.sortAt ?? '') ? (
              context.words.undated
            ) : (
              <time datetime={dayCode(own[0]?.sortAt ?? '', context.edition)}>{day}</time>
            )}
          </h2>
          <ul>
            {own.map((card) => (
              <Line card={card} context={context} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Line({ card, context }: { card: ShownCard; context: RenderContext }): VNode {
  const label = card.kicker ?? context.words.kinds[card.kind];
  return (
    <li {...langAttributes(card, context.edition)}>
      {label && <span class="kicker">{label}</span>}
      <a href={card.path}>{card.indexHeadline}</a>
      {card.trailText && <p>{card.trailText}</p>}
    </li>
  );
}
