import { contentName } from '../../base/hash.ts';
import type { Block, BlockOf } from '../../story/blocks.ts';
import { plain } from '../../story/rich-text.ts';
import { pictureAt } from '../pictures-at.ts';
import { tidy, wordCount } from '../words/tidy.ts';
import { type Clues, follow } from './clues.ts';
import { type Element, growPiece, type Parent } from './dom.ts';
import { blocksOf, type Flow } from './flow.ts';
import { thingsAt, wordsAt } from './json-ld.ts';
import { toldWords } from './not-an-article.ts';
import { readMachineTime } from './page-times.ts';
import { proseBlocks } from './prose.ts';
import { findAll } from './select.ts';

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

/** So many words, in so many paragraphs, make a text that a script would draw. */
const DRAWN = { words: 40, paragraphs: 2, ofFound: 3 } as const;

/** The most data that is looked through on a page, in letters, and in values. */
const MOST_DATA = { letters: 3_000_000, values: 50_000 } as const;

/** The data that a page holds for its scripts; to be asked for before the page is cleared. */
export function dataOf(root: Parent): readonly Element[] {
  return findAll(root, 'script[type="application/json"]');
}

/**
 * The text of a page that scripts draw, where the page holds it as data: the longest value that is HTML with paragraphs. Only where the page
 * itself says next to nothing.
 */
export function drawnBody(scripts: readonly Element[], found: readonly Block[], flow: Flow): Block[] | null {
  const told = toldWords(found);
  if (told > DRAWN.words) return null;
  const texts = scripts.flatMap((script) => {
    const data = script.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
    return data.length > MOST_DATA.letters ? [] : htmlIn(data);
  });
  const longest = texts.reduce((best, text) => (text.length > best.length ? text : best), '');
  if (longest === '') return null;
  const blocks = blocksOf(growPiece(longest).childNodes, flow);
  return toldWords(blocks) >= Math.max(DRAWN.words, told * DRAWN.ofFound) ? blocks : null;
}

/** The values in data that are HTML with paragraphs. */
function htmlIn(data: string): string[] {
  const texts: string[] = [];
  const waiting: unknown[] = [parsedData(data)];
  for (let read = 0; waiting.length > 0 && read < MOST_DATA.values; read += 1) {
    const next = waiting.pop();
    if (typeof next === 'string' && (next.match(/<p[\s>]/gi)?.length ?? 0) >= DRAWN.paragraphs) texts.push(next);
    else if (typeof next === 'object' && next !== null) for (const value of Object.values(next)) waiting.push(value);
  }
  return texts;
}

function parsedData(data: string): unknown {
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return null;
  }
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
