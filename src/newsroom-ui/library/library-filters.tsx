import type { MediaFilter } from '../../story/media-filter.ts';
import { Select } from '../../ui/select.tsx';
import { filmWords } from '../words/film.ts';
import { mediaWords as words } from '../words/media.ts';

interface LibraryFiltersProps {
  readonly filter: MediaFilter;
  onChange(filter: MediaFilter): void;
}

/** What part of the library is shown. */
export function LibraryFilters({ filter, onChange }: LibraryFiltersProps) {
  const { kind: _kind, shape: _shape, used: _used, away: _away, endsBefore: _endsBefore, ...rest } = filter;
  const { kind = 'any', shape = 'any', used = 'any', away, endsBefore } = filter;
  const rights = endsBefore ? 'soon' : 'any';
  const where = away === 'yes' ? 'away' : 'here';
  const narrow = (to: { kind: string; shape: string; used: string; where: string; rights: string }): void =>
    onChange({
      ...rest,
      ...(to.kind !== 'any' && { kind: to.kind as NonNullable<MediaFilter['kind']> }),
      ...(to.shape !== 'any' && { shape: to.shape as NonNullable<MediaFilter['shape']> }),
      ...(to.used !== 'any' && { used: to.used as 'yes' | 'no' }),
      ...(to.where === 'away' && { away: 'yes' as const }),
      ...(to.rights === 'soon' && { endsBefore: endsBefore ?? inThirtyDays() }),
    });
  const now = { kind, shape, used, where, rights };
  return (
    <div className="library-filters" role="group" aria-label={words.filters}>
      <Select
        label={filmWords.kind}
        value={kind}
        options={optionsOf(filmWords.kinds)}
        onChange={(to) => narrow({ ...now, kind: to })}
      />
      <Select
        label={words.shape}
        value={shape}
        options={optionsOf(words.shapes)}
        onChange={(to) => narrow({ ...now, shape: to })}
      />
      <Select
        label={words.used}
        value={used}
        options={optionsOf(words.uses)}
        onChange={(to) => narrow({ ...now, used: to })}
      />
      <Select
        label={words.place}
        value={where}
        options={optionsOf(words.places)}
        onChange={(to) => narrow({ ...now, where: to })}
      />
      <Select
        label={words.rightsIn}
        value={rights}
        options={optionsOf(words.rightsFilters)}
        onChange={(to) => narrow({ ...now, rights: to })}
      />
    </div>
  );
}

const THIRTY_DAYS_MS = 30 * 86_400_000;

function inThirtyDays(): string {
  return `${new Date(Date.now() + THIRTY_DAYS_MS).toISOString().slice(0, 10)}T00:00:00Z`;
}

function optionsOf<K extends string>(names: Readonly<Record<K, string>>): { id: K; name: string }[] {
  return (Object.keys(names) as K[]).map((id) => ({ id, name: names[id] }));
}
