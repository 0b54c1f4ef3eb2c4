import type { SuppliedWords } from '../../story/newsroom.ts';
import type { VNode } from 'preact';
import { correctionsPath, frontPath, litePath, searchPath } from '../addresses.ts';
import { type Named, sectionLinks } from '../layout/section-links.ts';
import { speakerOf, wordsFor } from '../words.ts';
import type { Chrome } from './include-kind.tsx';
import { LinkItems, PaperName } from './link-list.tsx';
import { type EditionLink, editionLinks, Editions } from './masthead.tsx';

interface LiteNavData {
  readonly name: string;
  readonly lang: string;
  readonly words?: SuppliedWords | undefined;
  readonly dir: 'ltr' | 'rtl';
  readonly home: string;
  readonly corrections: string;
  readonly search: string;
  readonly sections: readonly Named[];
  readonly editions: readonly EditionLink[];
}

/** The head of every lite page: the name, the sections, the editions, all in the lite edition. */
export const liteNav: Chrome<LiteNavData> = {
  name: 'lite-nav',
  load: async (archive, edition, settings) => ({
    name: settings.name,
    ...speakerOf(edition),
    dir: edition.dir,
    home: litePath(frontPath(settings, edition.id)),
    corrections: litePath(correctionsPath(settings, edition.id)),
    search: litePath(searchPath(settings, edition.id)),
    sections: (await sectionLinks(archive, edition)).map(({ name, path }) => ({ name, path: litePath(path) })),
    editions: editionLinks(settings, edition).map((link) => ({ ...link, path: litePath(link.path) })),
  }),
  View: LiteNav,
};

function LiteNav({ data }: { data: LiteNavData }): VNode {
  const words = wordsFor(data);
  return (
    <header lang={data.lang} dir={data.dir}>
      <PaperName name={data.name} home={data.home} />
      <nav aria-label={words.sections}>
        <ul>
          <LinkItems links={data.sections} />
          <li>
            <a href={data.corrections}>{words.corrections}</a>
          </li>
          <li>
            <a href={data.search}>{words.search}</a>
          </li>
        </ul>
      </nav>
      {data.editions.length > 1 && (
        <nav aria-label={words.editions}>
          <Editions editions={data.editions} lang={data.lang} />
        </nav>
      )}
    </header>
  );
}
