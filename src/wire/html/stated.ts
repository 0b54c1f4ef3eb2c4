import { contentName } from '../../base/hash.ts';
import type { Block, BlockOf } from '../../story/blocks.ts';
import { plain } from '../../story/rich-text.ts';
import { pictureAt } from '../pictures-at.ts';
import { tidy, wordCount } from '../words/tidy.ts';
import { type Clues, follow } from './clues.ts';
import { thingsAt, wordsAt } from './json-ld.ts';
import { toldWords } from './not-an-article.ts';
import { readMachineTime } from './page-times.ts';
import { proseBlocks } from './prose.ts';

/** What linked data or the head say of the main picture when the page shows none. */
export function statedPicture(clues: Clues): BlockOf<'image'> | null {
  const alt = follow(clues, ['meta:og:image:alt', 'meta:twitter:image:alt']);
  const caption = follow(clues, ['ld:image.caption']);
  const address = follow(clues, ['meta:og:image', 'meta:twitter:image']);
  return alt || caption
    ? {
        type: 'image',
        picture: address ? pictureAt(address) : null,
        alt: alt ?? '',
        decorative: false,
        caption,
        credit: follow(clues, ['ld:image.creditText']),
      }
    : null;
}

/** The text that linked data state, for pages whose own body is drawn by scripts. */
export function statedBody(clues: Clues, found: readonly Block[]): Block[] | null {
  const text = clues.article?.['articleBody'];
  if (typeof text !== 'string' || wordCount(text) <= toldWords(found) * 1.5) return null;
  const paragraphs = text
    .replace(/<[^>]{1,500}>/g, ' ')
    .split(/\n+/)
    .map(tidy)
    .filter(Boolean);
  return paragraphs.flatMap((words) => proseBlocks(plain(words)));
}

/** The entries of a live page, newest first, as linked data state them. */
export function livePosts({ article }: Clues): Block[] | null {
  const posts = thingsAt(article, 'liveBlogUpdate').flatMap((update): BlockOf<'livePost'>[] => {
    const at = readMachineTime(wordsAt(update, 'datePublished') ?? '');
    const paragraphs = (typeof update['articleBody'] === 'string' ? update['articleBody'] : '')
      .split(/\n+/)
      .map(tidy)
      .filter(Boolean)
      .map((words) => plain(words));
    const id = contentName(`${at} ${JSON.stringify(paragraphs)}`);
    return at && paragraphs.length > 0
      ? [{ type: 'livePost', id, at, headline: wordsAt(update, 'headline'), by: wordsAt(update, 'author'), paragraphs }]
      : [];
  });
  return posts.length === 0 ? null : posts.sort((a, b) => b.at.localeCompare(a.at));
}
