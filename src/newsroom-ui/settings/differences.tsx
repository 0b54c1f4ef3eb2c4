import type { SettingDifference } from '../../story/setting-differences.ts';
import { placeName, valueWords } from './difference-words.ts';

const MOST = 12;

/** What differs, place by place: what it was, struck out, and what it is. */
export function Differences({ differences }: { readonly differences: readonly SettingDifference[] }) {
  return (
    <dl className="settings-differences">
      {differences.slice(0, MOST).map(({ place, before, after }) => (
        <div key={place}>
          <dt>{placeName(place)}</dt>
          <dd>
            <del dir="auto">{valueWords(before)}</del> <span aria-hidden="true">→</span>{' '}
            <ins dir="auto">{valueWords(after)}</ins>
          </dd>
        </div>
      ))}
      {differences.length > MOST && <div>… {differences.length - MOST}</div>}
    </dl>
  );
}
