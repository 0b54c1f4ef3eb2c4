import type { Problem } from '../../base/problem.ts';
import type { Block, BlockOf } from '../../story/blocks.ts';
import { cellText } from '../../story/table-cells.ts';
import { unquoted } from '../html/quotes.ts';
import { isWhollyStrong, outside } from '../html/rich-text.ts';
import { isParagraph, isQuestion, kinship, tellingStems } from '../text/kinds-of-line.ts';
import type { Line } from '../text/lines.ts';
import { pullQuoteAt } from '../text/pull-quotes.ts';
import { isChromeLine } from '../words/chrome.ts';
import { splitCredit } from '../words/credit.ts';
import { looksLikeName, looksLikeRole, readSpeaker, type Speaker } from '../words/people.ts';
import { bareWords, wordCount } from '../words/tidy.ts';
import { isMissed, leadsOn, leftOut, linksLeftOut, withoutAbout, withoutBoxes, withoutEndings } from './endings.ts';

/** One step; what it leaves out that somebody may miss, it says. */
type Step = (body: readonly Block[], warnings: Problem[]) => readonly Block[];

/**
 * What a sub-editor would do to blocks that came out of a page whose layout nobody knows, step by step. Each step is a
 * function of the blocks alone and leaves what it does not know as it is.
 */
const steps: readonly Step[] = [
  withoutRepeats,
  withoutDoors,
  withCredits,
  (body, warnings) => withoutEndings(body, (block) => (block.type === 'paragraph' ? block.text : ''), warnings),
  (body, warnings) => withoutBoxes(body, lineText, warnings),
  (body, warnings) => withoutAbout(body, lineText, warnings),
  withCaptions,
  withPullQuotes,
  withSpeakers,
  withLooseCaptions,
  withoutTail,
];

export function subEdited(body: readonly Block[], warnings: Problem[] = []): Block[] {
  return [...steps.reduce((blocks, step) => step(blocks, warnings), body)];
}

function lineText(block: Block): string {
  if (block.type === 'list') return block.items.map((item) => item.text).join(' ');
  return block.type === 'paragraph' || block.type === 'crosshead' ? block.text : '';
}

/** Captions that a page says again as a line of text, as galleries do for browsers without scripts. */
function withoutRepeats(body: readonly Block[]): Block[] {
  const captions = new Set(body.flatMap(captionsOf).map(bareWords).filter(Boolean));
  return body.filter((block) => block.type !== 'paragraph' || !captions.has(bareWords(block.text)));
}

function captionsOf(block: Block): string[] {
  const one = (image: { alt: string; caption: string | null; credit: string | null }): string[] => [
    image.alt,
    image.caption ?? '',
    `${image.caption ?? ''} ${image.credit ?? ''}`,
  ];
  if (block.type === 'image') return one(block);
  return block.type === 'gallery' ? [block.title ?? '', ...block.images.flatMap(one)] : [];
}

/** A line of rights right under a picture says whose picture it is. */
function withCredits(body: readonly Block[]): Block[] {
  const blocks: Block[] = [];
  for (const block of body) {
    const last = blocks.at(-1);
    const credit = block.type === 'paragraph' ? creditIn(block.text) : null;
    if (credit && last?.type === 'image' && last.credit === null) blocks[blocks.length - 1] = { ...last, credit };
    else blocks.push(block);
  }
  return blocks;
}

function creditIn(text: string): string | null {
  if (wordCount(text) > 12) return null;
  const [, holder] = /^(?:©|\(c\)|copyright:?)\s*(.{2,100})$/iu.exec(text) ?? [];
  return holder ?? null;
}

/** Paragraphs, lists and tables that are nothing but doors to elsewhere, and lines of chrome. */
function withoutDoors(body: readonly Block[], warnings: Problem[]): Block[] {
  return body.filter((block, at) => {
    if (block.type === 'paragraph') {
      const goes = isDoor(block) || isTagLine(block) || isLabelledDoor(block) || isChromeLine(block.text);
      if (goes && !isChromeLine(block.text) && (isMissed(block.text) || isLabelledDoor(block)))
        warnings.push(leftOut(block.text));
      return !goes;
    }
    if (block.type === 'crosshead') return !isChromeLine(block.text);
    // A frame of another story has its title as a quotation, for browsers that show no frames.
    if (block.type === 'quote') return !(block.paragraphs.length === 1 && block.paragraphs.every(isDoor));
    if (block.type === 'list') {
      const before = body[at - 1];
      const isLedTo = before?.type === 'paragraph' && leadsOn(before.text);
      const goes = block.items.length > 1 && !isLedTo && block.items.every((item) => isWhollyLink(item));
      if (goes && isProse(body[at - 1]) && body.slice(at).some(isProse))
        warnings.push(linksLeftOut(block.items.map(({ text }) => text)));
      return !goes;
    }
    if (block.type === 'table')
      return !block.rows
        .flat()
        .map(cellText)
        .every((text) => text === '' || isChromeLine(text));
    return true;
  });
}

interface Worded {
  readonly text: string;
  readonly marks: readonly { readonly type: string; readonly from: number; readonly to: number }[];
}

function isDoor(words: Worded): boolean {
  if (!isWhollyLink(words)) return false;
  const many = wordCount(words.text);
  // A whole paragraph in bold that leads elsewhere advertises something.
  if (many > 5 && many <= MOST_OF_DOOR * 2 && isWhollyUnderBoth(words)) return true;
  if (many > MOST_OF_DOOR) return false;
  return !/[.!]["”’']?$/.test(words.text) || INVITES.test(words.text);
}

function isWhollyUnderBoth(words: Worded): boolean {
  return outside(words, 'strong').trim() === '' && outside(words, 'link').trim() === '';
}

/** A label has so many words, and what it leads to at least so many. */
const LABEL = { label: 4, title: 3 } as const;

/** “Ayrıca okuyun: Ferry runs aground”: a few words and a colon, and then nothing but a link to a title. */
function isLabelledDoor(words: Worded): boolean {
  const [link, ...more] = words.marks.filter((mark) => mark.type === 'link');
  if (!link || more.length > 0) return false;
  const [label, title, after] = [
    words.text.slice(0, link.from),
    words.text.slice(link.from, link.to),
    words.text.slice(link.to),
  ].map((text) => text.trim()) as [string, string, string];
  const isLabel = /\p{L}\s*[:：>»】\]]$/u.test(label) && wordCount(label) <= LABEL.label;
  return isLabel && after === '' && wordCount(title) >= LABEL.title && !/[.!]["”’]?$/.test(title);
}

const MOST_OF_DOOR = 16;
/** A sentence that is a link and asks to be followed. */
const INVITES =
  /(?<!\p{L})(?:hier|mehr|weiter|lesen sie|here|read|more|full story|watch|listen|lire|lisez|ici|plus|leggi|qui|leer|lea|aquí|más|leia|aqui|lees|hier|läs|les|czytaj|czytajcie|více|читайте|подробнее)(?!\p{L})/iu;

/** A line of several links with next to nothing between them: tags, sections, related stories. */
function isTagLine({ text, marks }: Worded): boolean {
  const links = marks.filter((mark) => mark.type === 'link');
  const linked = links.reduce((sum, mark) => sum + mark.to - mark.from, 0);
  return links.length > 1 && linked >= text.length * 0.7 && !/[.!?]["”’)]?$/.test(text);
}

/** True when links cover the words, but for a date or a section's name after them. */
function isWhollyLink(words: Worded): boolean {
  const linked = words.marks.filter((mark) => mark.type === 'link').reduce((sum, mark) => sum + mark.to - mark.from, 0);
  const beside = outside(words, 'link').trim().slice(0, 100);
  return (
    linked > 0 &&
    (/^[^\p{L}\p{N}()]*$/u.test(beside) ||
      /^[|·,.\s\d]{0,40}(?:\d{1,2} \p{L}{3,9} \d{2,4})?[\s|·]{0,10}[\p{L} &-]{0,30}$/u.test(beside)) &&
    linked >= words.text.length * 0.5
  );
}

function isProse(block: Block | undefined): boolean {
  return block?.type === 'paragraph' && isParagraph(block.text);
}

/** A short line without a full stop, right under a picture that has no caption, is its caption. */
function withCaptions(body: readonly Block[]): Block[] {
  const blocks: Block[] = [];
  for (const block of body) {
    const last = blocks.at(-1);
    const under = last?.type === 'image' && last.caption === null && block.type === 'paragraph' && isCaption(block);
    if (under) blocks[blocks.length - 1] = { ...last, ...captionOf(block.text, last.credit) };
    else blocks.push(block);
  }
  return blocks;
}

function captionOf(text: string, known: string | null): Pick<BlockOf<'image'>, 'caption' | 'credit'> {
  const { caption, credit } = splitCredit(text);
  return { caption, credit: credit ?? known };
}

function isCaption(block: BlockOf<'paragraph'>): boolean {
  return !isParagraph(block.text) && !isWhollyStrong(block) && wordCount(block.text) > 1 && !isQuestion(block.text);
}

/** Strong paragraphs and layout tables that say again what the text says are pull quotes, with the name and role under them. */
function withPullQuotes(body: readonly Block[]): Block[] {
  const lines = body.map((block): Line => ({ text: lineOf(block), gap: true }));
  const blocks: Block[] = [];
  for (let at = 0; at < body.length; at += 1) {
    const block = body[at] as Block;
    const pulled = couldBePulled(block) ? pullQuoteAt(lines, at) : null;
    blocks.push(pulled?.block ?? block);
    at += pulled ? pulled.lines - 1 : 0;
  }
  return blocks;
}

function lineOf(block: Block): string {
  if (block.type === 'paragraph' || block.type === 'crosshead') return block.text;
  return block.type === 'table' && block.rows.length === 1 ? block.rows.flat().map(cellText).join(' ').trim() : '';
}

function couldBePulled(block: Block): boolean {
  if (block.type === 'paragraph') return isWhollyStrong(block) || !isParagraph(block.text);
  if (block.type === 'crosshead') return wordCount(block.text) > 5;
  return block.type === 'table' && block.rows.length === 1 && block.head.length === 0;
}

/** A quotation that a name stands under has its speaker there. */
function withSpeakers(body: readonly Block[]): Block[] {
  const blocks: Block[] = [];
  for (const block of body) {
    const last = blocks.at(-1);
    const signed = last?.type === 'quote' && last.speaker === null ? speakerIn(block) : null;
    if (last?.type === 'quote' && signed) blocks[blocks.length - 1] = asPulled(last, signed);
    else blocks.push(block);
  }
  return blocks;
}

/** Who is named in a line under a quotation, with what they are in the same line or in the next; null for what names nobody, such as an address. */
function speakerIn(block: Block): Speaker | null {
  if (block.type !== 'paragraph' || isParagraph(block.text) || wordCount(block.text) > 8) return null;
  const lines = block.text.split('\n');
  const [, role = null, ...more] = lines;
  if (more.length > 0 || (role !== null && !looksLikeRole(role))) return null;
  const signed = readSpeaker(lines);
  const isMarked = /^\s*[–—―-]/u.test(block.text);
  return signed.speaker !== null && (isMarked || looksLikeName(signed.speaker)) ? signed : null;
}

function asPulled(quote: BlockOf<'quote'>, signed: Speaker): Block {
  const [only, ...more] = quote.paragraphs;
  if (!only || more.length > 0) return { ...quote, ...signed };
  return { type: 'pullQuote', text: unquoted(only.text), ...signed, source: null };
}

/** A line without a full stop, alone among paragraphs and telling what they tell, is the caption of a picture that is lost. Several lines are none. */
function withLooseCaptions(body: readonly Block[]): readonly Block[] {
  if (isVerse(body)) return body;
  const story = new Set(
    body.flatMap((block) => (isProse(block) ? tellingStems(block.type === 'paragraph' ? block.text : '') : [])),
  );
  return body.map((block) => {
    if (block.type !== 'paragraph' || !isCaption(block) || block.marks.length > 0) return block;
    if (block.text.includes('\n')) return block;
    const words = wordCount(block.text);
    if (words < 5 || words > 20 || kinship(block.text, story) < 0.5) return block;
    return { type: 'image', picture: null, alt: '', decorative: false, ...captionOf(block.text, null) };
  });
}

/**
 * What is after the last words of the story: headings, teasers, pictures of other stories. Pictures right under the last words stay. Of
 * lines that say something by themselves, a figure perhaps, the first is named.
 */
function withoutTail(body: readonly Block[], warnings: Problem[]): readonly Block[] {
  const verse = isVerse(body);
  const last = body.findLastIndex((block) => isTold(block) || (verse && block.type === 'paragraph'));
  if (last < 0) return body;
  const end = last + 1 + captioned(body.slice(last + 1));
  const said = body.slice(end).find((block) => block.type === 'paragraph' && isFact(block));
  if (said?.type === 'paragraph') warnings.push(leftOut(said.text));
  return body.slice(0, end);
}

/** How many pictures with captions stand there before anything else. */
function captioned(blocks: readonly Block[]): number {
  const other = blocks.findIndex((block) => block.type !== 'image' || block.caption === null);
  return other < 0 ? blocks.length : other;
}

/** Most of its paragraphs are lines that end nowhere: verse, a list of names, a programme. */
function isVerse(body: readonly Block[]): boolean {
  const paragraphs = body.filter((block) => block.type === 'paragraph');
  return paragraphs.filter(({ text }) => !isParagraph(text)).length >= paragraphs.length / 2;
}

/** A line with something after its colon, or with a figure among words, that is no link. */
function isFact(words: Worded): boolean {
  const { text, marks } = words;
  const isLinked = marks.some((mark) => mark.type === 'link');
  return !isLinked && wordCount(text) > 1 && (/\p{L}: ?\S/u.test(text) || /\d/.test(text));
}

function isTold(block: Block): boolean {
  if (block.type === 'paragraph') return isParagraph(block.text) || wordCount(block.text) > 12 || isAnswer(block);
  return (
    block.type !== 'image' && block.type !== 'crosshead' && block.type !== 'divider' && block.type !== 'relatedLink'
  );
}

/** One word may be all that somebody answers. */
function isAnswer({ text, marks }: Worded): boolean {
  return /[\p{L}\p{N}][.!?…。！？]["”’»]?$/u.test(text) && !marks.some(({ type }) => type === 'link');
}
