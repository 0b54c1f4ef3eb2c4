import type { Block } from '../../story/blocks.ts';
import { wordsOf } from '../../story/blocks.ts';
import type { Story } from '../../story/story.ts';

/** Where a description borrowed from the first paragraph is cut, in characters. */
const LONGEST = 200;

/** Any text that is not on one line; most are, and looking costs little. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const UNTIDY = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff]| {2}|^\s|\s$/;

/**
 * The text on one line: breaks, tabs, control characters and runs of spaces become one space; spaces that do not break stay. Whatever turns the
 * direction of letters ends with it, and half a letter is a sign for one that is lost, so that it spoils nothing that others set beside it.
 */
export function oneLine(text: string): string {
  if (!UNTIDY.test(text)) return text;
  const line = text.toWellFormed().replace(BREAKS, ' ').trim();
  return TURNS.test(line) ? turnedBack(line) : line;
}

// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const BREAKS = /[ \u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu;

const TURNS = /[\u202a-\u202e\u2066-\u2069]/;
const [END_OF_EMBEDDING, END_OF_ISOLATE] = ['\u202c', '\u2069'];

/** A text without signs that end what is before it, and with those that end what it began (Unicode Standard Annex 9, 3.3.2). */
function turnedBack(text: string): string {
  const open: string[] = [];
  const kept = text.replace(/[\u202a-\u202e\u2066-\u2069]/g, (sign) => {
    const isEnd = sign === END_OF_EMBEDDING || sign === END_OF_ISOLATE;
    if (!isEnd) open.push(sign >= '\u2066' ? END_OF_ISOLATE : END_OF_EMBEDDING);
    if (!isEnd) return sign;
    // The end of an isolate ends what was begun in it too; that of an embedding reaches no further than the isolate round it.
    const at = sign === END_OF_ISOLATE ? open.lastIndexOf(sign) : open.at(-1) === sign ? open.length - 1 : -1;
    if (at >= 0) open.length = at;
    return at >= 0 ? sign : '';
  });
  return kept + open.reverse().join('');
}

/** What the story says about itself in a sentence or two: the standfirst, else the trail text, else its opening words. */
export function describe(story: Story): string | null {
  const text = story.standfirst ?? story.trailText ?? opening(story.body);
  return text === null ? null : oneLine(text);
}

function opening(body: readonly Block[]): string | null {
  const first = body.find((block) => block.type === 'paragraph');
  return first ? cut(oneLine(wordsOf(first))) : null;
}

function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  const whole = text.slice(0, LONGEST).replace(/\s+\S*$/u, '');
  return `${whole}…`;
}

/** Scripts that do not part their words with spaces, so that only a segmenter can count them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’\u2010\u00ad.,-][\p{L}\p{N}\p{M}]+)*/gu;

/** Words in the body as a reader counts them. */
export function wordCount(story: Pick<Story, 'body' | 'lang'>): number {
  const text = story.body.map(wordsOf).join('\n');
  return UNSPACED.test(text) ? segmented(text, story.lang) : (text.match(WORD)?.length ?? 0);
}

function segmented(text: string, lang: string): number {
  const segments = new Intl.Segmenter(lang, { granularity: 'word' }).segment(text);
  return [...segments].filter((segment) => segment.isWordLike).length;
}
