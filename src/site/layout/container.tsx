import type { ComponentChildren, VNode } from 'preact';
import type { Container as ContainerValue } from '../../story/front.ts';
import type { CardLookName, ThemeData } from '../../story/theme.ts';
import { looksOf } from '../theme-data.ts';
import type { Label } from '../../story/arrangement.ts';
import { LabelLine } from './label.tsx';
import type { ShownCard } from './shown-card.ts';
import type { RenderContext } from './render-context.ts';
import { Card, type CardLook, looks, stillIn } from './card.tsx';

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

/** Whether a card at a place of a layout shows its picture. */
export function showsPictures(layout: ContainerValue['layout'], at: number, theme: ThemeData | null): boolean {
  return lookAt(looksOf(theme, layout), at).sizes !== null;
}

/** Whether a card at a place of a layout is set as an opinion, its author's face beside it. */
export function showsFaces(layout: ContainerValue['layout'], at: number, theme: ThemeData | null): boolean {
  return lookAt(looksOf(theme, layout), at).name === 'opinion';
}

function lookAt(arrangement: readonly CardLookName[], at: number): CardLook {
  return looks[arrangement[Math.min(at, arrangement.length - 1)] ?? 'line'];
}

export function Container({ container, context, first }: ContainerProps): VNode {
  const { title, layout, cards } = container;
  const arrangement = looksOf(context.theme ?? null, layout);
  const level = title === null ? 2 : 3;
  const view = (card: ShownCard, at: number): VNode => (
    <Card card={card} look={lookAt(arrangement, at)} context={context} level={level} first={first && at === 0} />
  );
  const mixed = layout === 'grid' ? stacked(cards) : null;
  const columns = mixed ? mixed.pictured.length + 1 : cards.length;
  // A section is announced by its heading; without one it is only a place on the page.
  const Strip = title === null ? 'div' : 'section';
  return (
    <Strip
      class={`strip strip-${layout} of-${Math.min(columns, 9)}${columns % 2 === 1 ? ' odd' : ''}${mixed ? ' mixed' : ''}`}
      {...(title === null ? {} : { 'aria-label': title })}
    >
      <Title container={container} />
      <LabelLine label={container.label} words={context.words} />
      {mixed ? (
        <Stacked mixed={mixed} view={view} />
      ) : leads(layout) ? (
        <LeadAndRest views={cards.map(view)} />
      ) : (
        <div class="cards">{cards.map(view)}</div>
      )}
    </Strip>
  );
}

/** Layouts of one large card and others beside it, whatever the looks of these. */
function leads(layout: ContainerValue['layout']): boolean {
  return layout === 'splash' || layout === 'lead';
}

/** The cards in the order in which readers meet them: a grid of which some have no picture stands those together. */
export function inOrderOfPage({ layout, cards }: Pick<FilledContainer, 'layout' | 'cards'>): readonly ShownCard[] {
  const mixed = layout === 'grid' ? stacked(cards) : null;
  if (mixed === null) return cards;
  const { pictured, stack, stackFirst } = mixed;
  return stackFirst ? [...stack, ...pictured] : [...pictured, ...stack];
}

/** The cards of a grid of which some have pictures and some have none. */
interface Mixed {
  readonly pictured: readonly ShownCard[];
  readonly stack: readonly ShownCard[];
  /** Whether the first card of all has no picture: then the stack comes first. */
  readonly stackFirst: boolean;
}

/** Null where all cards have pictures or none has: they stand side by side as they are. */
function stacked(cards: readonly ShownCard[]): Mixed | null {
  const isPictured = ({ mainMedia }: ShownCard): boolean => stillIn(mainMedia) !== null;
  const [pictured, stack] = [cards.filter(isPictured), cards.filter((card) => !isPictured(card))];
  if (pictured.length === 0 || stack.length === 0) return null;
  return { pictured, stack, stackFirst: stack[0] === cards[0] };
}

interface StackedProps {
  readonly mixed: Mixed;
  readonly view: (card: ShownCard, at: number) => VNode;
}

/** Cards without pictures share one column on a ground of its own, as high as its neighbours: beside a picture each alone would leave a hole. */
function Stacked({ mixed: { pictured, stack, stackFirst }, view }: StackedProps): VNode {
  const column = (
    <div class={`stack ${stack.length === 1 ? 'single' : stack.length === 2 ? 'pair' : 'many'}`}>
      {stack.map((card, at) => view(card, stackFirst ? at : at + pictured.length))}
    </div>
  );
  return (
    <div class="cards">
      {stackFirst && column}
      {pictured.map((card, at) => view(card, stackFirst ? at + stack.length : at))}
      {!stackFirst && column}
    </div>
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
  return count === 3 ? 'rest few three' : count < 5 ? 'rest few' : 'rest';
}

function Title({ container: { title, path } }: { container: FilledContainer }): VNode | null {
  if (title === null) return null;
  return <h2 class="strip-title">{path === null ? title : <a href={path}>{title}</a>}</h2>;
}
