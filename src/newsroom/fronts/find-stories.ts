import type { Answer } from '../../contract/endpoint.ts';
import type { frontsContract } from '../../contract/fronts.ts';
import { readDeskPage } from '../../store/desk.ts';
import { searchDesk } from '../../store/desk-search.ts';
import type { Db } from '../../store/open-store.ts';
import { frontsOfStories } from '../../store/standing-where.ts';
import type { DeskFilter, DeskStory } from '../../story/desk.ts';
import { knownStories, storyView } from './card-story.ts';

/** As many as one looks through before one says more of what is wanted. */
const MOST_FOUND = 30;

/**
 * Stories that can come to stand before readers, those touched last first or, under a text, those that answer it best; each with the
 * fronts on which it stands by hand.
 */
export async function foundStories(
  db: Db,
  { text, ...filter }: DeskFilter,
): Promise<Answer<(typeof frontsContract)['findFrontStories']>['stories']> {
  const wanted = { lane: 'all', ...filter } as const;
  const found = text ? await searchDesk(db, text, { ...wanted, limit: MOST_FOUND }) : await newest(db, wanted);
  const where = await frontsOfStories(db);
  const able = found.filter(({ spiked, live }) => spiked === null && live?.state !== 'killed');
  const known = await knownStories(
    db,
    able.map(({ id }) => id),
  );
  const stories = able.map(async (desk) => {
    const view = await storyView(known, desk.id, desk);
    return view && { ...view, section: desk.section, fronts: [...(where.get(desk.id) ?? [])] };
  });
  return (await Promise.all(stories)).filter((one) => one !== null);
}

async function newest(db: Db, filter: DeskFilter): Promise<readonly DeskStory[]> {
  return (await readDeskPage(db, filter, { sort: 'touched', after: null, limit: MOST_FOUND })).stories;
}
