import type { StandingContainer, Sublink } from './arrangement.ts';

/** The ids of the items of the library that the cards of a container show, each once. */
export function libraryIn({ cards }: Pick<StandingContainer, 'cards'>): string[] {
  const shown = cards.flatMap((card): readonly Sublink[] => [card, ...card.sublinks]);
  return [
    ...new Set(
      shown.flatMap(({ overrides: { picture } }) => (picture?.value.is === 'library' ? picture.value.id : [])),
    ),
  ];
}

/** A container, as it is arranged or as readers have it, whose cards show another item wherever they showed one; the same value where none did. */
export function withCardPicture<T>(container: T, id: string, by: string): T {
  if (typeof container !== 'object' || container === null) return container;
  if (isShown(container, id)) return { ...container, id: by };
  const parts = Object.entries(container).map(([name, part]) => [name, part, withCardPicture(part as unknown, id, by)]);
  if (parts.every(([, before, after]) => before === after)) return container;
  if (Array.isArray(container)) return parts.map(([, , after]) => after) as T;
  return Object.fromEntries(parts.map(([name, , after]) => [name, after])) as T;
}

function isShown(value: object, id: string): boolean {
  const { is, id: shown } = value as { is?: unknown; id?: unknown };
  return is === 'library' && shown === id;
}
