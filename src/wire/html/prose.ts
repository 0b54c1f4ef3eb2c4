import type { Problem } from '../../base/problem.ts';
import type { Block } from '../../story/blocks.ts';
import type { RichText } from '../../story/rich-text.ts';
import { endsAsSentence, wordCount } from '../words/tidy.ts';
import { isWhollyLink, isWhollyStrong } from './rich-text.ts';
import { isMissed, leftOut } from '../shape/endings.ts';
import { isChromeLine } from '../words/chrome.ts';

/** A crosshead says a few words and makes no sentence. */
const MOST_CROSSHEAD_WORDS = 10;

/** Signs in the midst of a line stand for a rule: a new scene, another time. */
const BREAK = /^(?:(?:[*·•~–—―_=#✦❖◆❦]\s?){3,}|⁂)$/u;

/** What words become: a few, wholly strong and without a full stop, are a crosshead; lines of chrome go; all else is a paragraph. */
export function proseBlocks(words: RichText, flow?: { readonly warnings: Problem[] }): Block[] {
  if (isChromeLine(words.text)) {
    if (isMissed(words.text) && !isWhollyLink(words)) flow?.warnings.push(leftOut(words.text));
    return [];
  }
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(words.text))
    return BREAK.test(words.text) ? [{ type: 'divider' }] : [];
  // A few bold words that are a link are a door to elsewhere.
  if (isCrosshead(words) && isWhollyLink(words)) return [];
  return isCrosshead(words) ? [{ type: 'crosshead', text: words.text }] : [{ type: 'paragraph', ...words }];
}

function isCrosshead(words: RichText): boolean {
  const { text } = words;
  return (
    isWhollyStrong(words) &&
    wordCount(text) <= MOST_CROSSHEAD_WORDS &&
    (!endsAsSentence(text) || /\?["'”’]*$/.test(text))
  );
}
