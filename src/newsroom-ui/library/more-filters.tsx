import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type MediaFacet, mediaFacets, type MediaFilter } from '../../story/media-filter.ts';
import { Field } from '../../ui/field.tsx';
import { Fold } from '../../ui/fold.tsx';
import { counted } from '../../ui/language.ts';
import { mediaWords as words } from '../words/media.ts';
import { termsQuery } from './library-query.ts';

interface MoreFiltersProps {
  readonly filter: MediaFilter;
  onChange(filter: MediaFilter): void;
}

const days = ['takenFrom', 'takenTo'] as const;

/** Who and what place pictures show, who made them, and when, under a fold. */
export function MoreFilters({ filter, onChange }: MoreFiltersProps) {
  const { data } = useQuery(termsQuery());
  const on = [...mediaFacets, ...days].filter((name) => filter[name] !== undefined).length;
  const narrow = (name: MediaFacet | (typeof days)[number], value: string): void => {
    const { [name]: _before, ...rest } = filter;
    onChange({ ...rest, ...(value && { [name]: value }) });
  };
  return (
    <Fold label={words.moreFilters} on={on > 0 ? counted(on, words.filtersOn) : null}>
      <div className="library-more-fields">
        {mediaFacets.map((facet) => (
          <NameField
            key={facet}
            label={words.facets[facet]}
            value={filter[facet] ?? ''}
            offered={data?.[facet] ?? []}
            onName={(name) => narrow(facet, name)}
          />
        ))}
        {days.map((name) => (
          <Field
            key={name}
            type="date"
            label={words.takenDays[name]}
            value={filter[name] ?? ''}
            onChange={(day) => narrow(name, day)}
          />
        ))}
      </div>
    </Fold>
  );
}

interface NameFieldProps {
  readonly label: string;
  readonly value: string;
  readonly offered: readonly string[];
  onName(name: string): void;
}

/** A name is asked for once it is one that there is, or with Enter, or when the line is left: half a name finds nothing. */
function NameField({ label, value, offered, onName }: NameFieldProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const ask = (): void => {
    if (typed.trim() !== value) onName(typed.trim());
  };
  return (
    <Field
      label={label}
      value={typed}
      offered={offered}
      maxLength={200}
      onChange={(text) => {
        setTyped(text);
        if (text === '' || offered.includes(text)) onName(text);
      }}
      onBlur={ask}
      onKeyDown={({ key }) => {
        if (key === 'Enter') ask();
      }}
    />
  );
}
