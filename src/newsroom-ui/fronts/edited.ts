import type { ArrangedContainer } from '../../story/arranged.ts';
import type { CardSize, ContainerSettings, Overrides, Sublink } from '../../story/arrangement.ts';
import type { ListName } from '../../story/front.ts';
import type { FrontAct } from '../../story/front-commands.ts';

/** What somebody wrote for a card: an empty text is the story's own, and `none` shows nothing. */
export interface EditedText {
  readonly text: string;
  readonly none: boolean;
}

export interface EditedCard {
  readonly headline: EditedText;
  readonly kicker: EditedText;
  readonly trailText: EditedText;
  /** Null for that of its place. */
  readonly size: CardSize | null;
}

const texts = ['headline', 'kicker', 'trailText'] as const;

export function editedFrom({ overrides }: Sublink): EditedCard {
  const { headline, kicker, trailText, size } = overrides;
  const text = (one: { readonly value: string | null } | undefined): EditedText => ({
    text: one?.value ?? '',
    none: one?.value === null,
  });
  return { headline: text(headline), kicker: text(kicker), trailText: text(trailText), size: size?.value ?? null };
}

/**
 * The commands that make a card say what somebody wrote. `version` is the one of its story that readers have: words that were
 * written against an older one are given anew, for whoever saves them has seen the story as it is.
 */
export function overrideActs(container: string, card: Sublink, edited: EditedCard, version: number): FrontAct[] {
  const { overrides } = card;
  const at = { act: 'override', container, card: card.id } as const;
  const acts = texts.flatMap((field): FrontAct[] => {
    const value = valueOf(edited[field]);
    const before = overrides[field];
    if (value === undefined) return before ? [{ ...at, field, set: null }] : [];
    const isSame = before?.value === value && before.against >= version;
    return isSame ? [] : [{ ...at, field, set: { value, against: version } }];
  });
  return [...acts, ...sizeActs(at, overrides, { size: edited.size, version })];
}

/** Undefined for the story's own, null for nothing at all. */
function valueOf({ text, none }: EditedText): string | null | undefined {
  if (none) return null;
  return text.trim() === '' ? undefined : text.trim();
}

function sizeActs(
  at: { readonly act: 'override'; readonly container: string; readonly card: string },
  overrides: Overrides,
  { size, version }: { readonly size: CardSize | null; readonly version: number },
): FrontAct[] {
  if ((overrides.size?.value ?? null) === size) return [];
  return [{ ...at, field: 'size', set: size === null ? null : { value: size, against: version } }];
}

/** What a form of a container's settings holds. */
export type EditedContainer = Pick<ContainerSettings, 'layout' | 'size' | 'hidden'> & {
  readonly title: string;
  /** The first list with which it is filled up; empty for none. */
  readonly list: ListName | '';
};

export const newContainer: EditedContainer = { title: '', layout: 'grid', size: 4, hidden: false, list: '' };

export function containerFrom({ title, layout, size, hidden, backfill }: ArrangedContainer): EditedContainer {
  return { title: title ?? '', layout, size, hidden, list: backfill?.lists[0] ?? '' };
}

/** All settings of a container; `before` has those that the form does not hold. */
export function settingsFrom(edited: EditedContainer, before: ContainerSettings | null): ContainerSettings {
  const { title, layout, size, hidden, list } = edited;
  const kept = before?.backfill?.lists[0] === list ? before.backfill : null;
  return {
    title: title.trim() === '' ? null : title.trim(),
    layout,
    size,
    hidden,
    backfill: kept ?? (list === '' ? null : { lists: [list], kinds: [] }),
    editions: before?.editions ?? null,
    label: before?.label ?? null,
  };
}

/** The commands that give a container what a form holds; none for what stayed. */
export function settingActs(container: ArrangedContainer, edited: EditedContainer): FrontAct[] {
  const settings = settingsFrom(edited, container);
  return (['title', 'layout', 'size', 'backfill', 'hidden'] as const)
    .filter((field) => JSON.stringify(settings[field]) !== JSON.stringify(container[field]))
    .map((field) => ({ act: 'set-container', container: container.id, field, value: settings[field] }) as FrontAct);
}
