import type { MediaItem } from './library-query.ts';

type Details = MediaItem['details'];

/** The fields of an item as they are typed: each one text. */
export interface TypedItem {
  readonly headline: string;
  readonly caption: string;
  readonly alt: string;
  readonly people: string;
  readonly words: string;
  readonly collections: string;
  readonly creators: string;
  readonly credit: string;
  readonly copyright: string;
  readonly instructions: string;
  readonly usageTerms: string;
  readonly sublocation: string;
  readonly city: string;
  readonly region: string;
  readonly country: string;
  readonly source: string;
  readonly focus: Details['focus'];
  readonly crops: Details['crops'];
  readonly covers: Details['covers'];
  readonly rights: TypedRights;
}

/** The rights in an item as they are typed; `expires` is the first day on which it may not be shown any more. */
export type TypedRights = {
  readonly [Part in keyof Details['rights']]: Details['rights'][Part] extends boolean ? boolean : string;
};

/** One of the words for `digitalSourceType`, for what nobody said. */
const NO_SOURCE = 'unsaid';

export function typedOf({ place, digitalSourceType, ...details }: Details): TypedItem {
  const text = (value: string | null): string => value ?? '';
  return {
    ...{ headline: text(details.headline), caption: text(details.caption), alt: text(details.alt) },
    collections: details.collections.join(', '),
    ...{ people: details.people.join(', '), words: details.words.join(', '), creators: details.creators.join(', ') },
    ...{ credit: text(details.credit), copyright: text(details.copyright) },
    ...{ instructions: text(details.instructions), usageTerms: text(details.usageTerms) },
    ...{ sublocation: text(place.sublocation), city: text(place.city), region: text(place.region) },
    country: text(place.country),
    source: digitalSourceType ?? NO_SOURCE,
    focus: details.focus,
    crops: details.crops,
    covers: details.covers,
    rights: typedRights(details.rights),
  };
}

function typedRights(rights: Details['rights']): TypedRights {
  return {
    ...rights,
    licence: rights.licence ?? '',
    source: rights.source ?? '',
    release: rights.release ?? '',
    expires: rights.expires?.slice(0, 10) ?? '',
    editions: rights.editions.join(', '),
    mostUses: String(rights.mostUses ?? ''),
  };
}

function rightsFrom(typed: TypedRights): Details['rights'] {
  const most = Number.parseInt(typed.mostUses, 10);
  return {
    ...typed,
    licence: typed.licence.trim() || null,
    source: typed.source.trim() || null,
    release: typed.release.trim() || null,
    expires: typed.expires ? `${typed.expires}T00:00:00Z` : null,
    editions: namesIn(typed.editions),
    mostUses: most > 0 ? most : null,
  };
}

/** The fields that somebody typed otherwise, as the library takes them. */
export function changedIn(typed: TypedItem, before: TypedItem): Partial<Details> {
  const differs = (...names: readonly (keyof TypedItem)[]) =>
    names.some((name) => JSON.stringify(typed[name]) !== JSON.stringify(before[name]));
  const lines = ['headline', 'caption', 'alt', 'credit', 'copyright', 'instructions', 'usageTerms'] as const;
  const lists = ['people', 'words', 'creators', 'collections'] as const;
  const { sublocation, city, region, country } = typed;
  return {
    ...Object.fromEntries(lines.filter((name) => differs(name)).map((name) => [name, typed[name].trim() || null])),
    ...Object.fromEntries(lists.filter((name) => differs(name)).map((name) => [name, namesIn(typed[name])])),
    ...(differs('sublocation', 'city', 'region', 'country') && {
      place: {
        sublocation: sublocation.trim() || null,
        city: city.trim() || null,
        region: region.trim() || null,
        country: country.trim() || null,
      },
    }),
    ...(differs('source') && {
      digitalSourceType: typed.source === NO_SOURCE ? null : (typed.source as Details['digitalSourceType']),
    }),
    ...(differs('focus') && { focus: typed.focus }),
    ...(differs('crops') && { crops: typed.crops }),
    ...(differs('covers') && { covers: typed.covers }),
    ...(differs('rights') && { rights: rightsFrom(typed.rights) }),
  };
}

/** Names with commas between them, each once. */
export function namesIn(text: string): string[] {
  return [
    ...new Set(
      text
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    ),
  ];
}
