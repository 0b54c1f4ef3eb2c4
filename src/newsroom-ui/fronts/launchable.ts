import type { StandingCard } from '../../story/arrangement.ts';
import type { ContainerDifference } from '../../story/front-differences.ts';
import { frontNamed } from '../../story/front-id.ts';
import { listed } from '../../ui/language.ts';
import { frontWords as words } from '../words/fronts.ts';
import type { Names } from './act-words.ts';
import { titleOf } from './card-words.ts';
import type { FrontContainer, FrontView } from './front-query.ts';

/** Something that readers do not have as it is arranged: a container, or which of them stand on the front. */
export interface Launchable {
  readonly kind: 'front' | 'container';
  readonly id: string;
  readonly name: string;
  /** What differs, a line each. */
  readonly lines: readonly string[];
  /** The fronts that it changes, this one too. */
  readonly fronts: readonly string[];
}

/** All that a launch of this front could change, the order of its containers first. */
export function launchables(view: FrontView, names: Names): Launchable[] {
  const containers = view.containers.filter(({ live, differences }) => live === null || differences.length > 0);
  // Of a front that filled itself until now everything would be new, though readers see most of it already.
  const all = containers.map((one) => containerIn(one, names));
  return [...frontItself(view, names), ...(view.live === null ? all.map((one) => ({ ...one, lines: [] })) : all)];
}

function frontItself({ draft, live, difference }: FrontView, names: Names): Launchable[] {
  const lines = (['added', 'removed', 'moved'] as const).flatMap((way) =>
    difference[way].map((id) => words.frontDiffs[way](names.container(id))),
  );
  const front = { kind: 'front', id: draft.id, name: words.order, fronts: [draft.id] } as const;
  if (live === null) return [{ ...front, lines: [words.firstLaunch[frontNamed(draft.id).is]] }];
  return lines.length > 0 ? [{ ...front, lines }] : [];
}

function containerIn({ draft, live, differences, concerns }: FrontContainer, names: Names): Launchable {
  // Of a container that readers never had all settings are new, which says nothing.
  const told = live === null ? differences.filter(({ is }) => is !== 'set') : differences;
  const lines = told.map((one) => differenceInWords(one, names));
  return {
    kind: 'container',
    id: draft.id,
    name: titleOf(draft),
    fronts: concerns,
    lines: live === null ? [words.neverLaunched, ...lines] : lines,
  };
}

function differenceInWords(one: ContainerDifference, names: Names): string {
  if (one.is === 'set') return words.diffs.set(words.settings[one.field]);
  const name = cardName(one.card, names);
  if (one.is !== 'changed') return words.diffs[one.is](name);
  const parts = { ...words.overrides, ...words.parts };
  return words.diffs.changed(name, listed(one.fields.map((field) => parts[field])));
}

function cardName({ id, content, overrides }: StandingCard, names: Names): string {
  const known = names.card(id);
  if (known !== words.otherCard) return known;
  if (overrides.headline) return words.quoted(overrides.headline.value);
  if (content.is === 'link') return words.quoted(content.headline);
  return content.is === 'story' ? names.story(content.id) : known;
}
