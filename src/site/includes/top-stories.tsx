import type { VNode } from 'preact';
import { containersOf, fillContainers } from '../pages/front/fill.ts';
import { wordsFor } from '../words.ts';
import type { Chrome } from './include-kind.tsx';
import { type Line, Lines, headlinesOf } from './lines.tsx';

const SHOWN = 5;

export interface LinesData {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly title: string;
  readonly lines: readonly Line[];
}

/** The first stories of an edition's front, in the order of the front. */
export const topStories: Chrome<LinesData> = {
  name: 'top-stories',
  load: async (archive, edition) => {
    const containers = await containersOf(archive, edition);
    const filled = await fillContainers({ archive, edition, enough: SHOWN }, containers);
    const lines = headlinesOf(filled.flatMap((container) => container.cards).slice(0, SHOWN));
    return { lang: edition.lang, dir: edition.dir, title: wordsFor(edition).topStories, lines };
  },
  View: TopStories,
};

function TopStories({ data }: { data: LinesData }): VNode {
  return <Lines {...data} name="top-stories" ordered={false} />;
}
