import type { z } from 'zod';
import type { DeskStory, Finding } from '../../story/desk.ts';
import type { Uses } from '../acts.ts';
import type { deskContract } from '../../contract/desk.ts';

type Shown = z.output<typeof deskContract.readDesk.answer>['stories'][number];

/** Stories as the screens get them: with who is in each now, and what a search found. */
export function shownStories(
  { presence }: Uses<'presence'>,
  stories: readonly (DeskStory & { readonly found?: Finding })[],
): Shown[] {
  const people = presence().stories;
  return stories.map((story) => ({
    ...story,
    isIn: [...(people[story.id] ?? [])],
    found: story.found ? { ...story.found, headline: [...story.found.headline], snippet: copied(story.found) } : null,
  }));
}

function copied({ snippet }: Finding) {
  return snippet && [...snippet];
}
