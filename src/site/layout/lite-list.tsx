import type { VNode } from 'preact';
import type { ShownCard } from './shown-card.ts';
import { LabelLine } from './label.tsx';
import { litePath } from '../addresses.ts';
import type { RenderContext } from './render-context.ts';
import { Day, Moment } from './time.tsx';
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
          <LabelLine label={card.placed?.label ?? null} words={context.words} />
          <a href={liteAddress(card)} {...(card.placed?.label ? { rel: 'sponsored' } : {})}>
            {card.indexHeadline}
          </a>
          {card.trailText && <p>{card.trailText}</p>}
          {(days || card.isOld) && (
            <small>
              <Day at={card.sortAt} edition={context.edition} />
            </small>
          )}
          {card.movedAt !== undefined && (
            <small>
              {context.words.lastUpdated}
              {context.words.colon} <Moment at={card.movedAt} edition={context.edition} />
            </small>
          )}
          {card.placed && card.placed.sublinks.length > 0 && (
            <LiteList cards={card.placed.sublinks.map(headlineOnly)} context={context} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** Only our own pages have a lite edition. */
function liteAddress({ path, placed }: ShownCard): string {
  return placed?.isLink ? path : litePath(path);
}

function headlineOnly(card: ShownCard): ShownCard {
  return { ...card, trailText: null };
}
