import type { SettingDifference } from '../../story/setting-differences.ts';
import { settingsWords as words } from '../words/settings.ts';

const MOST = 12;

/** What differs, place by place: what it was, struck out, and what it is. */
export function Differences({ differences }: { readonly differences: readonly SettingDifference[] }) {
  return (
    <dl className="settings-differences">
      {differences.slice(0, MOST).map(({ place, before, after }) => (
        <div key={place}>
          <dt>{placeName(place)}</dt>
          <dd>
            <del dir="auto">{shown(before)}</del> <span aria-hidden="true">→</span> <ins dir="auto">{shown(after)}</ins>
          </dd>
        </div>
      ))}
      {differences.length > MOST && <div>… {differences.length - MOST}</div>}
    </dl>
  );
}

const NAMES: Readonly<Record<string, unknown>> = { ...words, ...words.places };

/** `editions/1/clocks/0/label` as `Edition 2, Clock 1, Shown as`, in the words of the screen where it has some. */
function placeName(place: string): string {
  // An address is its own name.
  if (place.startsWith('/')) return place;
  return place
    .split('/')
    .map((part) => (/^\d+$/.test(part) ? ` ${Number(part) + 1}` : `, ${nameOf(part)}`))
    .join('')
    .replaceAll(', ,', ',')
    .replace(/^[, ]+/, '');
}

function nameOf(part: string): string {
  const name = NAMES[part];
  return typeof name === 'string' ? name : part;
}

function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return words.nothing;
  if (typeof value === 'string') return value.startsWith('<svg') ? words.drawing : value;
  return JSON.stringify(value);
}
