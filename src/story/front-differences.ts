import { differ } from '../base/differ.ts';
import type {
  ContainerSetting,
  OverrideName,
  StandingCard,
  StandingContainer,
  StandingFront,
  Sublink,
} from './arrangement.ts';
import { settingsShape } from './arrangement.ts';

/** What launching a container would change. */
export type ContainerDifference =
  | { readonly is: 'added' | 'taken-off'; readonly card: StandingCard }
  | { readonly is: 'moved'; readonly card: StandingCard; readonly from: StandingCard['group'] }
  | {
      readonly is: 'changed';
      readonly card: StandingCard;
      readonly fields: readonly (OverrideName | 'content' | 'sublinks')[];
    }
  | { readonly is: 'set'; readonly field: ContainerSetting };

/** What differs between a container as it is being arranged and as readers have it; null stands for one they never had. */
export function containerDifferences(draft: StandingContainer, live: StandingContainer | null): ContainerDifference[] {
  const before = live?.cards ?? [];
  const was = new Map(before.map((card) => [card.id, card]));
  const is = new Map(draft.cards.map((card) => [card.id, card]));
  const kept = draft.cards.filter(({ id, group }) => was.get(id)?.group === group);
  const stayed = stayedIn(kept.map(({ id }) => before.findIndex((card) => card.id === id)));
  return [
    ...settingsChanged(draft, live).map((field) => ({ is: 'set' as const, field })),
    ...draft.cards.flatMap((card): ContainerDifference[] => {
      const old = was.get(card.id);
      return old ? cardDifferences(card, old, stayed.has(kept.indexOf(card))) : [{ is: 'added', card }];
    }),
    ...before.filter(({ id }) => !is.has(id)).map((card) => ({ is: 'taken-off' as const, card })),
  ];
}

function settingsChanged(draft: StandingContainer, live: StandingContainer | null): ContainerSetting[] {
  const fields = Object.keys(settingsShape) as ContainerSetting[];
  return live ? fields.filter((field) => differ(draft[field], live[field])) : fields;
}

function cardDifferences(card: StandingCard, old: StandingCard, hasStayed: boolean): ContainerDifference[] {
  const fields = fieldsChanged(card, old);
  return [
    ...(hasStayed ? [] : [{ is: 'moved' as const, card, from: old.group }]),
    ...(fields.length > 0 ? [{ is: 'changed' as const, card, fields }] : []),
  ];
}

function fieldsChanged(card: StandingCard, old: StandingCard): (OverrideName | 'content' | 'sublinks')[] {
  const names = new Set([...Object.keys(card.overrides), ...Object.keys(old.overrides)]) as Set<OverrideName>;
  return [
    ...(differ(card.content, old.content) ? (['content'] as const) : []),
    ...[...names].filter((name) => differ(card.overrides[name], old.overrides[name])),
    ...(differ(card.sublinks.map(whole), old.sublinks.map(whole)) ? (['sublinks'] as const) : []),
  ];
}

function whole({ id, content, overrides }: Sublink): unknown[] {
  return [id, content, Object.entries(overrides).toSorted(([one], [other]) => (one < other ? -1 : 1))];
}

/** The containers that a front has and readers do not see there, those it has no more, and whether the others stand otherwise. */
export interface FrontDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly moved: readonly string[];
}

export function frontDifference(draft: StandingFront, live: StandingFront | null): FrontDifference {
  const before = live?.containers ?? [];
  const kept = draft.containers.filter((id) => before.includes(id));
  const stayed = stayedIn(kept.map((id) => before.indexOf(id)));
  return {
    added: draft.containers.filter((id) => !before.includes(id)),
    removed: before.filter((id) => !draft.containers.includes(id)),
    moved: kept.filter((_, at) => !stayed.has(at)),
  };
}

/** Which of these were not moved: the most that still follow each other as they did (the longest rising run of their old places). */
function stayedIn(places: readonly number[]): Set<number> {
  const longest: number[][] = [];
  for (const [at, place] of places.entries()) {
    const before = longest.slice(0, at).filter((run) => (places[run.at(-1) ?? 0] ?? 0) < place);
    longest.push([...before.reduce<number[]>((best, run) => (run.length > best.length ? run : best), []), at]);
  }
  return new Set(longest.reduce<number[]>((best, run) => (run.length > best.length ? run : best), []));
}
