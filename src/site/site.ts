import { sha256 } from '../base/hash.ts';
import { remembered } from '../base/remembered.ts';
import { withPictures } from '../story/drawn-pictures.ts';
import { STREAM_PLAYER } from './assets.ts';
import { banner, liteBanner } from './includes/banner.tsx';
import { bulletin, liteBulletin } from './includes/bulletin.tsx';
import { footer } from './includes/footer.tsx';
import { chromeKind } from './includes/include-kind.tsx';
import { liteNav } from './includes/lite-nav.tsx';
import { masthead } from './includes/masthead.tsx';
import { moreOn } from './includes/more-on.tsx';
import { mostRead } from './includes/most-read.tsx';
import { promos } from './includes/promos.tsx';
import { topStories } from './includes/top-stories.tsx';
import { laterSheet } from './layout/later-sheet.ts';
import { LATER, type Theme } from './layout/theme.ts';
import { STREAM_SCRIPT, streamScript } from './layout/stream-script.ts';
import { themeOf } from './layout/style-sheets.ts';
import { machineKinds } from './machine-kinds.ts';
import type { PageKind, Site, SiteFiles } from './page-kind.ts';
import { tellingRetractions } from './told-retractions.ts';
import { assetKind, assetPath } from './pages/assets.ts';
import { author } from './pages/author.tsx';
import { bulletins } from './pages/bulletins.ts';
import { corrections } from './pages/corrections.tsx';
import { embedKind } from './pages/embed.tsx';
import { errorKind, renderGone } from './pages/error.tsx';
import { favicon } from './pages/favicon.tsx';
import { front } from './pages/front.tsx';
import { history } from './pages/history.tsx';
import { logo } from './pages/logo.ts';
import { media } from './pages/media.tsx';
import { month } from './pages/month.tsx';
import { named } from './pages/named.ts';
import { people } from './pages/people.tsx';
import { fullKind, liteKind, type ReaderPage } from './pages/reader-page.ts';
import { orRedirect, redirect } from './pages/redirect.ts';
import { drawSearched, search, type SearchData, searchParts } from './pages/search.tsx';
import { story } from './pages/story.tsx';
import { storyInEdition } from './pages/story-in-edition.ts';
import { textFile } from './pages/text-file.ts';
import { topic } from './pages/topic.ts';
import { version } from './pages/version.tsx';

/** The site of one build: its page table, its theme, and the hash of both. */
export function createSite(files: SiteFiles): Site {
  const assets = {
    ...files.assets,
    [LATER]: laterSheet(files.styles, pathsOf(files.assets)),
    ...streamAsset(files.assets[STREAM_PLAYER]),
  };
  const assetPaths = pathsOf(assets);
  const theme = themeOf(files.styles, assetPaths);
  const kinds = pageTable(assets, theme).map(asDrawn);
  return {
    kinds,
    find: remembered((path) => findIn(kinds, path)),
    renderGone: (data) => renderGone(data, theme),
    renderSearched: (data, searched, isLite) => drawSearched(data as SearchData, searched, { theme, isLite }),
    sheets: new Set(Object.keys(files.styles)),
    templateHash: sha256(JSON.stringify([files.build, files.styles, [...assetPaths.values()]])),
  };
}

/** What plays live streams is asked for by a script of ours, where there is a player. */
function streamAsset(player: Uint8Array | undefined): SiteFiles['assets'] {
  return player ? { [STREAM_SCRIPT]: streamScript(assetPath(STREAM_PLAYER, player)) } : {};
}

function pathsOf(assets: SiteFiles['assets']): ReadonlyMap<string, string> {
  return new Map(Object.entries(assets).map(([file, bytes]) => [file, assetPath(file, bytes)]));
}

/** Every kind of page there is. The first that claims a path has it, so the old addresses come last. */
function pageTable(assets: SiteFiles['assets'], theme: Theme): readonly PageKind[] {
  const both = <Params, Data>(page: ReaderPage<Params, Data>): PageKind[] => [
    orRedirect(fullKind(page, theme)),
    orRedirect(liteKind(page, theme)),
  ];
  return [
    ...both(story),
    ...both(storyInEdition),
    ...both(history),
    ...both(version),
    ...both(front),
    ...both(corrections),
    ...both(bulletins),
    ...both(people),
    ...both(search),
    ...both(named),
    ...both(topic),
    ...both(author),
    ...both(month),
    chromeKind(masthead),
    chromeKind(banner),
    chromeKind(liteBanner),
    chromeKind(bulletin),
    chromeKind(liteBulletin),
    chromeKind(footer),
    chromeKind(liteNav),
    chromeKind(topStories),
    chromeKind(mostRead),
    chromeKind(promos),
    moreOn,
    orRedirect(embedKind(theme)),
    errorKind(theme),
    searchParts(theme),
    favicon,
    logo,
    media,
    assetKind(assets),
    ...machineKinds,
    orRedirect(textFile),
    redirect,
  ] as PageKind[];
}

/** A kind of page that is asked for with an archive whose stories have their pictures as they are drawn, and say that they were retracted. */
function asDrawn(kind: PageKind): PageKind {
  return { ...kind, load: (archive, params) => kind.load(tellingRetractions(withPictures(archive)), params) };
}

function findIn(kinds: readonly PageKind[], path: string): ReturnType<Site['find']> {
  for (const kind of kinds) {
    const params = kind.parse(path);
    if (params !== null) return { kind, params };
  }
  return null;
}
