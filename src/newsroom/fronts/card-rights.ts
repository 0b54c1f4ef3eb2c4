import type { Instant } from '../../base/clock.ts';
import { type Problem, Refusal } from '../../base/problem.ts';
import { frontOf } from '../../site/front-of.ts';
import { storeArchive } from '../../store/archive.ts';
import type { LaunchItem } from '../../store/launches.ts';
import { askedOf } from '../../store/media-items.ts';
import type { Db } from '../../store/open-store.ts';
import type { StandingContainer } from '../../story/arrangement.ts';
import { libraryIn } from '../../story/card-pictures.ts';
import { cardRightsProblems } from '../../story/media-rights.ts';
import { frontsConcerned } from '../front-rights.ts';

/** Refuses (422) a launch whose cards would show pictures of the library that may not be shown there, with every reason. */
export async function refuseBarredPictures(tx: Db, items: readonly LaunchItem[], at: Instant): Promise<void> {
  const problems: Problem[] = [];
  for (const { value } of items) if (value && 'cards' in value) problems.push(...(await problemsOf(tx, value, at)));
  const [first] = problems;
  if (!first) return;
  const say = `A card shows a picture that may not be shown there. ${first.say}`;
  throw new Refusal('picture-not-for-card', 422, say, problems);
}

async function problemsOf(tx: Db, container: StandingContainer, at: Instant): Promise<Problem[]> {
  const asked = await askedOf(tx, libraryIn(container), '');
  if (asked.size === 0) return [];
  const fronts = await frontsConcerned(tx, [{ kind: 'container', id: container.id }]);
  const found = await Promise.all(fronts.map(async (front) => (await frontOf(storeArchive(tx), front))?.edition.id));
  const editions = [...new Set(found)].filter((id) => id !== undefined);
  const shownIn = editions.filter((id) => container.editions?.includes(id) ?? true);
  return shownIn.flatMap((edition) => [...asked.values()].flatMap((used) => cardRightsProblems(used, edition, at)));
}
