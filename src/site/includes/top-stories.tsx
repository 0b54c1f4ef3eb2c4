import type { VNode } from 'preact';
import { defaultFront } from '../pages/front/default-front.ts';
import { fillContainers } from '../pages/front/fill.ts';
import { wordsFor } from '../words.ts';
import type { Furniture } from './include-kind.tsx';
import { type Line, Lines, headlinesOf } from './lines.tsx';

const SHOWN = 5;

export interface LinesData {
  readonly lang: string;
  readonly title: string;
  readonly lines: readonly Line[];
}

/** The first stories of an edition's front, in the order of the front. */
export const topStories: Furniture<LinesData> = {
  name: 'top-stories',
  load: async (archive, edition) => {
    const front = (await archive.front(edition.id)) ?? (await defaultFront(archive, edition));
    const filled = await fillContainers(archive, front.containers, SHOWN);
    const lines = headlinesOf(filled.flatMap((container) => container.cards).slice(0, SHOWN));
    return { lang: edition.lang, title: wordsFor(edition.lang).topStories, lines };
  },
  View: TopStories,
};

function TopStories({ data }: { data: LinesData }): VNode {
  return <Lines {...data} name="top-stories" ordered={false} />;
}
