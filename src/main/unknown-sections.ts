import { type Problem, problem } from '../base/problem.ts';
import type { Settings } from '../story/newsroom.ts';

/** Words that a navigation names and that are no section's or front's of this newsroom: readers' pages leave them out. */
export function unknownSections({ editions }: Settings, words: readonly string[]): Problem[] {
  const known = new Set(words);
  const choices = [...known].toSorted().join(', ') || 'none yet';
  return editions.flatMap(({ nav }, edition) =>
    nav.flatMap((slug, place) => (known.has(slug) ? [] : [unknownSection(slug, { edition, place, choices })])),
  );
}

interface NavigationEntry {
  readonly edition: number;
  readonly place: number;
  readonly choices: string;
}

function unknownSection(slug: string, { edition, place, choices }: NavigationEntry): Problem {
  return problem(
    'section-unknown',
    `settings: editions/${edition}/nav/${place}`,
    `There is no section “${slug}”, so the navigation leaves it out. Write one of: ${choices}.`,
  );
}
