import type { ComponentChildren, VNode } from 'preact';
import type { Container as ContainerValue } from '../../story/front.ts';
import type { Label } from '../../story/arrangement.ts';
import { LabelLine } from './label.tsx';
import type { ShownCard } from './shown-card.ts';
import type { RenderContext } from './render-context.ts';
import { Card, type CardLook, looks } from './card.tsx';

/** A strip of a front with the cards that fill it. */
export interface FilledContainer {
  readonly id: string;
  readonly title: string | null;
  /** The page of all that fills it, where it has one. */
  readonly path: string | null;
  readonly layout: ContainerValue['layout'];
  /** Who paid for it, where somebody did. */
  readonly label: Label | null;
  readonly cards: readonly ShownCard[];
}

interface ContainerProps {
  readonly container: FilledContainer;
  readonly context: RenderContext;
  /** True for the first strip of a page, whose first picture is fetched before everything else. */
  readonly first: boolean;
}

/** How each layout shows its first cards; the last look serves all that follow. */
const arrangements: Readonly<Record<ContainerValue['layout'], readonly CardLook[]>> = {
  splash: [looks.splash, looks.brief],
  lead: [looks.big, looks.small],
  grid: [looks.medium],
  list: [looks.line],
  opinion: [looks.opinion],
  pictures: [looks.picture],
};

/** Whether a card at a place of a layout shows its picture. */
export function showsPictures(layout: ContainerValue['layout'], at: number): boolean {
  return lookAt(layout, at).sizes !== null;
}

function lookAt(layout: ContainerValue['layout'], at: number): CardLook {
  const arrangement = arrangements[layout];
  return arrangement[Math.min(at, arrangement.length - 1)] ?? looks.line;
}

export function Container({ container, context, first }: ContainerProps): VNode {
  const { title, layout, cards } = container;
  const arrangement = arrangements[layout];
  const level = title === null ? 2 : 3;
  const views = cards.map((card, at) => (
    <Card card={card} look={lookAt(layout, at)} context={context} level={level} first={first && at === 0} />
  ));
  // A section is announced by its heading; without one it is only a place on the page.
  const Strip = title === null ? 'div' : 'section';
  return (
    <Strip
      class={`strip strip-${layout} of-${Math.min(cards.length, 9)}${cards.length % 2 === 1 ? ' odd' : ''}`}
      {...(title === null ? {} : { 'aria-label': title })}
    >
      <Title container={container} />
      <LabelLine label={container.label} words={context.words} />
      {arrangement.length > 1 ? <LeadAndRest views={views} /> : <div class="cards">{views}</div>}
    </Strip>
  );
}

/** The first beside the others, or alone. */
export function LeadAndRest({ views: [lead, ...rest] }: { views: readonly ComponentChildren[] }): VNode {
  return (
    <div class={rest.length > 0 ? 'cards' : 'cards alone'}>
      {lead}
      {rest.length > 0 && <div class={restClass(rest.length)}>{rest}</div>}
    </div>
  );
}

/** Where few stories stand beside a lead there is room for more of each. Said at once, as nothing may move while they come. */
function restClass(count: number): string {
  return count < 5 ? 'rest few' : 'rest';
}

function Title({ container: { title, path } }: { container: FilledContainer }): VNode | null {
  if (title === null) return null;
  return <h2 class="strip-title">{path === null ? title : <a href={path}>{title}</a>}</h2>;
}
