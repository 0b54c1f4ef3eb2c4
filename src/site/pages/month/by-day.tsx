import type { VNode } from 'preact';
import type { ShownCard } from '../../layout/shown-card.ts';
import type { Around } from '../../layout/around.ts';
import { dayLine } from '../../times.ts';
import { tongue } from '../../layout/tongue.ts';

/** A month as a register: each day with its stories, newest first. */
export function ByDay({ cards, around }: { cards: readonly ShownCard[]; around: Around }): VNode {
  const days = Map.groupBy(cards, ({ sortAt }) => dayLine(sortAt, around.edition));
  return (
    <div class="days">
      {[...days].map(([day, own]) => (
        <section>
          <h2>
            <time datetime={own[0]?.sortAt.slice(0, 10)}>{day}</time>
          </h2>
          <ul>
            {own.map((card) => (
              <Line card={card} around={around} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Line({ card, around }: { card: ShownCard; around: Around }): VNode {
  const label = card.kicker ?? around.words.kinds[card.kind];
  return (
    <li {...tongue(card, around.edition)}>
      {label && <span class="kicker">{label}</span>}
      <a href={card.path}>{card.indexHeadline}</a>
      {card.trailText && <p>{card.trailText}</p>}
    </li>
  );
}
