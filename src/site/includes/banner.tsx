import { shownUntil } from '../../base/shown-until.ts';
import { renderToString } from 'preact-render-to-string';
import type { VNode } from 'preact';
import type { Archive } from '../../story/archive.ts';
import type { SuppliedWords } from '../../story/newsroom.ts';
import type { Banner } from '../../story/banner.ts';
import { litePath } from '../addresses.ts';
import { raw } from '../layout/raw.ts';
import { safeHref } from '../layout/safe-href.ts';
import { pathInEdition, publicPath, storyPath } from '../../story/published.ts';
import { speakerOf, wordsFor } from '../words.ts';
import { leadsToTaken } from '../told-retractions.ts';
import type { Chrome } from './include-kind.tsx';

interface BannerData {
  readonly lang: string;
  readonly words?: SuppliedWords | undefined;
  readonly dir: 'ltr' | 'rtl';
  /** Null while there is nothing to show. */
  readonly shown: { readonly words: string; readonly href: string | null; readonly until: string } | null;
}

/** What breaks, over every page of an edition. Nothing at all while nothing does; its end stands in it. */
export const banner: Chrome<BannerData> = {
  name: 'banner',
  load: async (archive, edition) => ({
    ...speakerOf(edition),
    dir: edition.dir,
    shown: await shownOf(archive, edition.id),
  }),
  View: BannerLine,
};

/** The same over the lite pages, leading to the lite page of its story. */
export const liteBanner: Chrome<BannerData> = {
  name: 'lite-banner',
  load: async (archive, edition) => {
    const { id, dir } = edition;
    const shown = await shownOf(archive, id);
    const isOwn = shown?.href?.startsWith('/news/') || shown?.href?.startsWith(pathInEdition(id, '/news/'));
    return {
      ...speakerOf(edition),
      dir,
      shown: shown && isOwn ? { ...shown, href: litePath(shown.href ?? '/') } : shown,
    };
  },
  View: BannerLine,
};

async function shownOf(archive: Archive, edition: string): Promise<BannerData['shown']> {
  const found = await archive.banner(edition);
  if (!found) return null;
  const href = await hrefOf(archive, edition, found);
  return href === undefined ? null : { words: found.words, href, until: found.until };
}

/** Undefined where the story that it is about was taken from readers, or was corrected since: its banner goes in the same press. */
async function hrefOf(
  archive: Archive,
  edition: string,
  { link, against }: Banner,
): Promise<string | null | undefined> {
  if (link === null) return null;
  if (link.is === 'address') {
    const { siteUrl } = await archive.settings();
    return (await leadsToTaken(archive, link.href, siteUrl)) ? undefined : safeHref(link.href);
  }
  const story = await archive.whereabouts(link.id);
  const isWrong = ((await archive.corrected(link.id)) ?? 0) > (against ?? 0);
  if (story?.state.is !== 'live' || isWrong) return undefined;
  return story.alsoIn.includes(edition) ? pathInEdition(edition, storyPath(story)) : publicPath(story);
}

function BannerLine({ data }: { data: BannerData }): VNode | null {
  const { lang, dir, shown } = data;
  if (!shown) return null;
  const label = wordsFor(data).breaking;
  const words = shown.href === null ? <span>{shown.words}</span> : <a href={shown.href}>{shown.words}</a>;
  const line = (
    <aside class="breaking" lang={lang} dir={dir} aria-label={label}>
      <p>
        <strong>{label}</strong> {words}
      </p>
    </aside>
  );
  return raw(shownUntil(renderToString(line), shown.until));
}
