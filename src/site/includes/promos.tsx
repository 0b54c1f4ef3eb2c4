import type { VNode } from 'preact';
import { promosOf } from '../../story/promos.ts';
import { fillContainers } from '../pages/front/fill.ts';
import { wordsFor } from '../words.ts';
import type { Chrome } from './include-kind.tsx';
import { headlinesOf, Lines } from './lines.tsx';
import type { LinesData } from './top-stories.tsx';

/** What editors picked to stand on every story of an edition, of any age, as they launched it; nothing until then. */
export const promos: Chrome<LinesData> = {
  name: 'promos',
  load: async (archive, edition) => {
    const containers = (await archive.launchedFront(promosOf(edition.id))) ?? [];
    const filled = await fillContainers({ archive, edition }, containers);
    const lines = headlinesOf(filled.flatMap(({ cards }) => cards));
    return { lang: edition.lang, dir: edition.dir, title: wordsFor(edition).promos, lines };
  },
  View: Promos,
};

function Promos({ data }: { data: LinesData }): VNode {
  return <Lines {...data} name="promos" ordered={false} />;
}
