import type { VNode } from 'preact';
import type { Edition, PageSettings, SuppliedWords } from '../../story/newsroom.ts';
import { defaultEdition, frontPath, searchPath } from '../addresses.ts';
import { allSections, type Named, sectionLinks } from '../layout/section-links.ts';
import { LOGO } from '../pages/logo.ts';
import { wholeDayLine } from '../times.ts';
import { speakerOf, wordsFor } from '../words.ts';
import type { Chrome } from './include-kind.tsx';
import { LinkItems, PaperName } from './link-list.tsx';
import { langAttributes } from '../layout/lang-attributes.ts';

export interface EditionLink extends Named {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly own: boolean;
}

interface MastheadData {
  readonly name: string;
  readonly tagline: string | null;
  readonly lang: string;
  readonly words?: SuppliedWords | undefined;
  readonly dir: 'ltr' | 'rtl';
  /** Which day it is, `2026-11-29`; null while the newsroom has not said. */
  readonly day: string | null;
  /** The language of name and tagline: those of the default edition where this one has none of its own. */
  readonly own: { readonly lang: string; readonly dir: 'ltr' | 'rtl' };
  readonly home: string;
  /** False for an edition with a name of its own, which the drawing does not say. */
  readonly hasLogo: boolean;
  readonly sections: readonly Named[];
  /** Every section, for the menu. */
  readonly all: readonly Named[];
  readonly editions: readonly EditionLink[];
  readonly search: string;
}

/** The front of every edition; `own` is the one whose page this is. */
export function editionLinks(settings: PageSettings, { id: own }: Pick<Edition, 'id'>): EditionLink[] {
  return settings.editions.map(({ id, name, lang, dir }) => ({
    name,
    lang,
    dir,
    path: frontPath(settings, id),
    own: id === own,
  }));
}

/** The newsroom's name, its editions and the sections of this one. */
export const masthead: Chrome<MastheadData> = {
  name: 'masthead',
  load: async (archive, edition, settings) => ({
    name: settings.name,
    tagline: settings.tagline,
    ...speakerOf(edition),
    dir: edition.dir,
    day: await archive.day(edition.id),
    own: languageOf(edition.masthead ? edition : defaultEdition(settings)),
    home: frontPath(settings, edition.id),
    hasLogo: edition.masthead === undefined && (await archive.settings()).logo !== null,
    sections: await sectionLinks(archive, edition),
    all: await allSections(archive, edition),
    editions: editionLinks(settings, edition),
    search: searchPath(settings, edition.id),
  }),
  View: Masthead,
};

function languageOf({ lang, dir }: Edition): MastheadData['own'] {
  return { lang, dir };
}

function Masthead({ data }: { data: MastheadData }): VNode {
  const words = wordsFor(data);
  return (
    <header class="masthead" lang={data.lang} dir={data.dir}>
      {data.editions.length > 1 && (
        <nav class="editions" aria-label={words.editions}>
          <Editions editions={data.editions} lang={data.lang} />
        </nav>
      )}
      <div class="brand" {...langAttributes(data.own, data)}>
        <PaperName name={data.name} home={data.home} logo={data.hasLogo ? LOGO : null} />
        <Ear data={data} />
      </div>
      {data.all.length > 0 && (
        <nav class="nav" aria-label={words.sections}>
          <details>
            <summary>
              <span>{words.allSections}</span>
            </summary>
            <ul>
              <LinkItems links={data.all} />
            </ul>
          </details>
          <ul>
            <LinkItems links={data.sections} />
          </ul>
          <a class="to-search" href={data.search}>
            <span>{words.search}</span>
          </a>
        </nav>
      )}
    </header>
  );
}

/** Beside the name, as papers have it: the day, and the line under the name. One element, so that neither moves the other as the page arrives. */
function Ear({ data: { day, tagline, own, lang, dir } }: { data: MastheadData }): VNode | null {
  if (day === null && tagline === null) return null;
  return (
    <p class="tagline">
      {day !== null && (
        <time datetime={day} {...langAttributes({ lang, dir }, own)}>
          {wholeDayLine(day, lang)}
        </time>
      )}
      {tagline !== null && <span>{tagline}</span>}
    </p>
  );
}

/** The ways to the other editions, each in its own language. */
export function Editions({ editions, lang }: { editions: readonly EditionLink[]; lang: string }): VNode {
  return (
    <ul>
      {editions.map((edition) => (
        <li {...langAttributes(edition, { lang })}>
          <a href={edition.path} aria-current={edition.own ? 'true' : undefined}>
            {edition.name}
          </a>
        </li>
      ))}
    </ul>
  );
}
