import type { VNode } from 'preact';
import { linkableOf } from '../pages/linkable.ts';
import { asListed } from '../pages/list-owner.ts';
import { wordsFor } from '../words.ts';
import type { Chrome } from './include-kind.tsx';
import { Lines, headlinesOf } from './lines.tsx';
import type { LinesData } from './top-stories.tsx';

const SHOWN = 5;

/** The stories most read in an edition, most read first. */
export const mostRead: Chrome<LinesData> = {
  name: 'most-read',
  load: async (archive, edition) => {
    const cards = await linkableOf(archive, await archive.mostRead(edition.id), SHOWN);
    return {
      lang: edition.lang,
      dir: edition.dir,
      title: wordsFor(edition).mostRead,
      lines: headlinesOf(cards.map((card) => asListed(card, edition.id))),
    };
  },
  View: MostRead,
};

function MostRead({ data }: { data: LinesData }): VNode {
  return <Lines {...data} name="most-read" ordered />;
}
