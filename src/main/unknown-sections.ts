import { type Problem, problem } from '../base/problem.ts';
import type { Section, Settings } from '../story/newsroom.ts';

/** Sections that a navigation names and the newsroom does not have: readers' pages leave them out. */
export function unknownSections({ editions }: Settings, sections: readonly Section[]): Problem[] {
  const known = new Set(sections.map(({ slug }) => slug));
  const choices = [...known].toSorted().join(', ') || 'none yet';
  return editions.flatMap(({ nav }, edition) =>
    nav.flatMap((slug, place) => (known.has(slug) ? [] : [unknownSection(slug, { edition, place, choices })])),
  );
}

interface Place {
  readonly edition: number;
  readonly place: number;
  readonly choices: string;
}

function unknownSection(slug: string, { edition, place, choices }: Place): Problem {
  return problem(
    'section-unknown',
    `settings: editions/${edition}/nav/${place}`,
    `There is no section “${slug}”, so the navigation leaves it out. Write one of: ${choices}.`,
  );
}
