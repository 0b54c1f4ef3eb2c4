import { settingsWords as words } from '../words/settings.ts';

const NAMES: Readonly<Record<string, unknown>> = { ...words, ...words.places };

/** `editions/1/clocks/0/label` as `Edition 2, Clock 1, Shown as`, in the words of the screen where it has some. */
export function placeName(place: string): string {
  // An address is its own name.
  if (place.startsWith('/')) return place;
  return place
    .split('/')
    .map((part, at, all) => (/^\d+$/.test(part) ? ` ${Number(part) + 1}` : `, ${nameOf(part, all[at - 2])}`))
    .join('')
    .replaceAll(', ,', ',')
    .replace(/^[, ]+/, '');
}

/** Some parts have another name in the rows of a certain list. */
function nameOf(part: string, list: string | undefined): string {
  const name = NAMES[`${list}/${part}`] ?? NAMES[part];
  return typeof name === 'string' ? name : part;
}

/** What a setting says, for people: of what has several parts each of them, in order, and of a drawing that it is one. */
export function valueWords(value: unknown): string {
  if (typeof value === 'string' && value.startsWith('<svg')) return words.drawing;
  if (typeof value !== 'object' || value === null) return isNothing(value) ? words.nothing : String(value);
  const parts = Object.values(value).filter((part) => !isNothing(part));
  return parts.length > 0 ? parts.map(valueWords).join(' · ') : words.nothing;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
