import { differ } from '../../base/differ.ts';
import type { ArrangedContainer } from '../../story/arranged.ts';
import type {
  CardPicture,
  CardSize,
  ContainerSettings,
  Label,
  OverrideName,
  Sublink,
} from '../../story/arrangement.ts';
import type { ListName } from '../../story/front.ts';
import type { FrontAct } from '../../story/front-commands.ts';
import type { StoryKind } from '../../story/story.ts';

/** What somebody wrote for a card: an empty text is the story's own, and `none` shows nothing. */
export interface EditedText {
  readonly text: string;
  readonly none: boolean;
}

export interface EditedCard {
  readonly headline: EditedText;
  readonly kicker: EditedText;
  readonly trailText: EditedText;
  /** Null for the story's own. */
  readonly picture: CardPicture | null;
  /** Whether the byline is shown; null leaves it to the place. */
  readonly byline: boolean | null;
  /** Null for that of its place. */
  readonly size: CardSize | null;
  /** Null for none; a sponsor whose name is empty has not been named yet. */
  readonly label: Label | null;
}

const texts = ['headline', 'kicker', 'trailText'] as const;
const choices = ['picture', 'byline', 'size', 'label'] as const;

export function editedFrom({ overrides }: Sublink): EditedCard {
  const { headline, kicker, trailText, picture, byline, size, label } = overrides;
  const text = (one: { readonly value: string | null } | undefined): EditedText => ({
    text: one?.value ?? '',
    none: one?.value === null,
  });
  return {
    ...{ headline: text(headline), kicker: text(kicker), trailText: text(trailText) },
    picture: picture?.value ?? null,
    byline: byline?.value ?? null,
    size: size?.value ?? null,
    label: label?.value ?? null,
  };
}

/**
 * The commands that make a card say what somebody wrote. `version` is the one of its story that readers have: what was written or
 * chosen for an older one is given again, for whoever saves it has seen the story as it is.
 */
export function overrideActs(container: string, card: Sublink, edited: EditedCard, version: number): FrontAct[] {
  const values = [
    ...texts.map((field) => [field, valueOf(edited[field])] as const),
    ...choices.map((field) => [field, edited[field] ?? undefined] as const),
  ];
  return values.flatMap(([field, value]) => {
    const before = card.overrides[field];
    if (!before && value === undefined) return [];
    const isSame = !differ(before?.value, value);
    if (isSame && (before?.against ?? 0) >= (ofOneVersion.has(field) ? version : 0)) return [];
    // The table above pairs each field with a value of its own kind, which no type of a list can say.
    const act: unknown = {
      ...{ act: 'override', container, card: card.id, field },
      set: value === undefined ? null : { value, against: version },
    };
    return [act as FrontAct];
  });
}

/** What is shown only with the version of the story for which it was written. */
const ofOneVersion: ReadonlySet<OverrideName> = new Set([...texts, 'picture']);

/** Undefined for the story's own, null for nothing at all. */
function valueOf({ text, none }: EditedText): string | null | undefined {
  if (none) return null;
  return text.trim() === '' ? undefined : text.trim();
}

/** What a form of a container's settings holds. */
export type EditedContainer = Pick<ContainerSettings, 'layout' | 'size' | 'hidden' | 'label' | 'editions'> & {
  readonly title: string;
  /** The list with which it is filled up; empty for none. */
  readonly list: ListName | '';
  /** Another list in which what fills it must stand as well; empty for none. */
  readonly also: ListName | '';
  /** The kind of what fills it; empty for any. */
  readonly kind: StoryKind | '';
  /** Of how many days what fills it may be, today among them; null for any. */
  readonly days: number | null;
};

export const newContainer: EditedContainer = {
  ...{ title: '', layout: 'grid', size: 4, hidden: false, label: null, editions: null },
  ...{ list: '', also: '', kind: '', days: null },
};

export function containerFrom(settings: ArrangedContainer): EditedContainer {
  const { title, layout, size, hidden, label, editions } = settings;
  return { title: title ?? '', layout, size, hidden, label, editions, ...fillingOf(settings) };
}

function fillingOf({ backfill }: ContainerSettings): Pick<EditedContainer, 'list' | 'also' | 'kind' | 'days'> {
  const [list = '', also = ''] = backfill?.lists ?? [];
  return { list, also, kind: backfill?.kinds[0] ?? '', days: backfill?.days ?? null };
}

/** All settings of a container; `before` has those that the form does not hold. */
export function settingsFrom(edited: EditedContainer, before: ContainerSettings | null): ContainerSettings {
  const { title, layout, size, hidden, label, editions } = edited;
  return {
    title: title.trim() === '' ? null : title.trim(),
    ...{ layout, size, hidden, label, editions },
    backfill: backfillFrom(edited, before),
  };
}

/** What was there before is more than a form holds, and stays while nobody chooses otherwise. */
function backfillFrom({ list, also, kind, days }: EditedContainer, before: ContainerSettings | null) {
  const was = before && fillingOf(before);
  if (was && was.list === list && was.also === also && was.kind === kind && was.days === days) return before.backfill;
  if (list === '') return null;
  return {
    lists: also === '' ? [list] : [list, also],
    kinds: kind === '' ? [] : [kind],
    ...(days !== null && { days }),
  };
}

/** Whether a form is filled in: a number of places that there can be, a sponsor by name, and an edition where only some were meant. */
export function isWhole({ size, label, editions, days }: EditedContainer): boolean {
  if (days !== null && (days < 1 || days > 366)) return false;
  return Number.isInteger(size) && size >= 1 && size <= 24 && isNamed(label) && editions?.length !== 0;
}

/** False while a sponsor has no name yet. */
export function isNamed(label: Label | null): boolean {
  return label?.is !== 'sponsored' || label.by.trim() !== '';
}

/** The commands that give a container what a form holds; none for what stayed. */
export function settingActs(container: ArrangedContainer, edited: EditedContainer): FrontAct[] {
  const settings = settingsFrom(edited, container);
  return (['title', 'layout', 'size', 'backfill', 'hidden', 'editions', 'label'] as const)
    .filter((field) => differ(settings[field], container[field]))
    .map((field) => ({ act: 'set-container', container: container.id, field, value: settings[field] }) as FrontAct);
}
