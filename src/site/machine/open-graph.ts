import { remembered } from '../../base/remembered.ts';
import type { BlockOf } from '../../story/blocks.ts';
import { publicPath } from '../../story/published.ts';
import { absolute } from './addresses.ts';
import { renditionsForMachines, tellingImage } from './media-data.ts';
import type { HeadSite } from './publisher-data.ts';
import type { StoryHead } from './story-data.ts';
import { describe, oneLine } from './words.ts';

/** One `<meta>`: by `property` as Open Graph has it, or by `name`. */
export interface Meta {
  readonly by: 'property' | 'name';
  readonly key: string;
  readonly content: string;
}

/** The wider a shared picture the slower it shows; the networks ask for 1200 and cut what is larger. */
const WIDEST_SHARED = 1600;

/** Open Graph and card metadata of a story: https://ogp.me, with the `article` properties. */
export function storyMetas(head: StoryHead): Meta[] {
  const { site, published, section, topics } = head;
  const { story } = published;
  const image = tellingImage(story.mainMedia, story.body);
  return metas({
    'og:type': 'article',
    'og:url': absolute(site.settings, publicPath(story)),
    'og:title': oneLine(story.headline),
    'og:description': describe(story),
    'og:site_name': site.settings.name,
    'og:locale': localeOf(story.lang),
    'article:published_time': published.firstPublishedAt,
    'article:modified_time': published.lastUpdatedAt,
    'article:section': section?.name,
    'article:tag': topics.map((topic) => topic.name),
    ...imageMetas(site, image),
  });
}

export interface PageWords {
  readonly path: string;
  readonly title: string;
  readonly description: string | null;
}

/** Open Graph and card metadata of a page that is not one story. */
export function pageMetas(site: HeadSite, page: PageWords, image: BlockOf<'image'> | null): Meta[] {
  return metas({
    'og:type': 'website',
    'og:url': absolute(site.settings, page.path),
    'og:title': oneLine(page.title),
    'og:description': page.description,
    'og:site_name': site.settings.name,
    'og:locale': localeOf(site.edition.lang),
    ...imageMetas(site, image),
  });
}

type Values = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

function imageMetas({ settings }: HeadSite, image: BlockOf<'image'> | null): Values {
  const sizes = image ? renditionsForMachines(image, '16:9') : [];
  const one = sizes.find((size) => size.width <= WIDEST_SHARED) ?? sizes.at(-1);
  if (!image || !one) return { 'twitter:card': 'summary' };
  return {
    'og:image': absolute(settings, one.path),
    'og:image:type': one.type,
    'og:image:width': one.width,
    'og:image:height': one.height,
    'og:image:alt': image.alt,
    'twitter:card': 'summary_large_image',
    'twitter:image:alt': image.alt,
  };
}

/** Empty and unknown values are left out; a list gives one element each. */
function metas(values: Values): Meta[] {
  return Object.entries(values).flatMap(([key, value]) =>
    [value].flat().flatMap((content): Meta[] => (content ? [{ by: kindOf(key), key, content: String(content) }] : [])),
  );
}

function kindOf(key: string): Meta['by'] {
  return key.startsWith('twitter:') ? 'name' : 'property';
}

/** `language_TERRITORY` as Open Graph writes it: of a tag without a region, the one where most speak the language. */
export const localeOf = remembered((lang): string | null => {
  try {
    const { language, region } = new Intl.Locale(lang).maximize();
    return region ? `${language}_${region}` : null;
  } catch {
    return null;
  }
});
