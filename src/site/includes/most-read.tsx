import type { VNode } from 'preact';
import { cardsOf } from '../pages/list-owner.ts';
import { wordsFor } from '../words.ts';
import type { Furniture } from './include-kind.tsx';
import { Lines, headlinesOf } from './lines.tsx';
import type { LinesData } from './top-stories.tsx';

const SHOWN = 5;

/** The stories most read in an edition, most read first. */
export const mostRead: Furniture<LinesData> = {
  name: 'most-read',
  load: async (archive, edition) => {
    const cards = await cardsOf(archive, (await archive.mostRead(edition.id)).slice(0, SHOWN * 2));
    return {
      lang: edition.lang,
      title: wordsFor(edition.lang).mostRead,
      lines: headlinesOf(cards.slice(0, SHOWN)),
    };
  },
  View: MostRead,
};

function MostRead({ data }: { data: LinesData }): VNode {
  return <Lines {...data} name="most-read" ordered />;
}
