import type { Answer } from '../../contract/endpoint.ts';
import type { frontsContract } from '../../contract/fronts.ts';
import { frontOf } from '../../site/front-of.ts';
import { storeArchive } from '../../store/archive.ts';
import { readSettings } from '../../store/documents.ts';
import type { Db } from '../../store/open-store.ts';
import { arrangedFronts, containersEverywhere } from '../../store/standing-where.ts';
import { frontId, type FrontKind, frontNamed } from '../../story/front-id.ts';

type View = Answer<(typeof frontsContract)['readFronts']>;
type Listed = View['fronts'][number];

/** Every front that there is or could be, and every container. Of topics, which may be thousands, those that somebody arranged. */
export async function listFronts(db: Db): Promise<View> {
  const settings = await readSettings(db);
  if (!settings) return { fronts: [], promos: [], sections: [], topics: [], free: [], containers: [] };
  const archive = storeArchive(db);
  const arranged = await arrangedFronts(db);
  const listed = async (is: FrontKind, words: readonly string[]): Promise<Listed[]> => {
    const found = await Promise.all(
      words.map(async (word): Promise<Listed | null> => {
        const id = frontId(is, word);
        const of = await frontOf(archive, id);
        const known = arranged.get(id);
        return of && { id, name: of.name, path: of.path, isArranged: !!known, isLaunched: known?.isLaunched ?? false };
      }),
    );
    return found.filter((one) => one !== null);
  };
  const editions = settings.editions.map(({ id }) => id);
  const ofTopics = [...arranged.keys()].map(frontNamed).filter(({ is }) => is === 'topic');
  const slugs = (all: readonly { readonly slug: string }[]) => all.map(({ slug }) => slug);
  return {
    fronts: await listed('edition', editions),
    promos: await listed('promos', editions),
    sections: await listed('section', slugs(await archive.sections())),
    topics: await listed(
      'topic',
      ofTopics.map(({ word }) => word),
    ),
    free: await listed('free', slugs(await archive.freeFronts())),
    containers: (await containersEverywhere(db)).map(({ draft: { id, title, layout }, fronts }) => ({
      ...{ id, title, layout },
      fronts: [...fronts],
    })),
  };
}
