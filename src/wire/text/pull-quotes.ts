import type { BlockOf } from '../../story/blocks.ts';
import { unquoted } from '../html/quotes.ts';
import { isChromeLine, isLinksHeading } from '../words/chrome.ts';
import { looksLikeName, looksLikeRole, readSpeaker } from '../words/people.ts';
import { bareWords, endsAsSentence, wordCount } from '../words/tidy.ts';
import { isParagraph, isShouted } from './kinds-of-line.ts';
import { isSpaced, type Line } from './lines.ts';

/** What a taker makes of the lines from a place, and how many of them. */
export interface Taken<B> {
  readonly block: B;
  readonly lines: number;
}

/**
 * A pull quote at a place: words that also stand in a paragraph, or that a name follows, with the name and the role under them.
 * Null when the line is none.
 */
export function pullQuoteAt(lines: readonly Line[], at: number): Taken<BlockOf<'pullQuote'>> | null {
  const text = lines[at]?.text ?? '';
  const repeats = wordCount(text) > 3 && saidElsewhere(text, lines, at);
  const names = nameLines(lines, at + 1);
  if (!isPulled(text, { repeats, named: names.length > 0, signed: names.length > 1 })) return null;
  const { speaker, role } = readSpeaker(names);
  return { block: { type: 'pullQuote', text: unquoted(text), speaker, role, source: null }, lines: 1 + names.length };
}

interface Signs {
  readonly repeats: boolean;
  readonly named: boolean;
  /** True when name and role both follow. */
  readonly signed: boolean;
}

function isPulled(text: string, { repeats, named, signed }: Signs): boolean {
  const words = wordCount(text);
  const spoken = /^["“'‘«].*["”'’»]$/u.test(text);
  if (repeats && named) return true;
  if (repeats) return words > 7 || (words > 4 && !endsAsSentence(text));
  // Words changed in the pulling: nothing repeats, but somebody signs them.
  return named && words > 5 && (spoken ? !isParagraph(text) || signed : signed && !endsAsSentence(text));
}

/** What the paragraphs of a story say, for looking many lines up in them. */
interface Told {
  /** The bare words of each paragraph, with a space at both ends; null for lines that are none. */
  readonly paragraphs: readonly (string | null)[];
  /** In which paragraphs three words stand together. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  readonly words: ReadonlySet<string>;
}

const told = new WeakMap<readonly Line[], Told>();

/** So many paragraphs are looked at for one line: more say the same three words only on pages made to be slow. */
const MOST_PLACES = 30;

function toldBy(lines: readonly Line[]): Told {
  const before = told.get(lines);
  if (before) return before;
  const paragraphs = lines.map((line) => (isParagraph(line.text) ? ` ${bareWords(line.text)} ` : null));
  const places = new Map<string, number[]>();
  const words = new Set<string>();
  for (const [at, paragraph] of paragraphs.entries()) {
    const said = paragraph?.trim().split(' ') ?? [];
    for (const [index, word] of said.entries()) {
      words.add(word);
      if (index + 2 >= said.length) continue;
      const three = `${word} ${said[index + 1]} ${said[index + 2]}`;
      const there = places.get(three);
      if (!there) places.set(three, [at]);
      else if (there.length < MOST_PLACES && there.at(-1) !== at) there.push(at);
    }
  }
  const made = { paragraphs, places, words };
  told.set(lines, made);
  return made;
}

/** True when a paragraph elsewhere says these words, and more. Dots stand for words left out. */
function saidElsewhere(text: string, lines: readonly Line[], at: number): boolean {
  const parts = text
    .split(/…|\.{3}/)
    .map(bareWords)
    .filter(Boolean);
  const whole = bareWords(text).length;
  const opening =
    parts
      .find((part) => part.split(' ').length > 2)
      ?.split(' ')
      .slice(0, 3)
      .join(' ') ?? '';
  const { paragraphs, places } = toldBy(lines);
  return (places.get(opening) ?? []).some((other) => {
    const said = paragraphs[other] ?? '';
    return other !== at && said.length > whole + 6 && parts.every((part) => said.includes(` ${part} `));
  });
}

/** The lines under a quotation that say whose it is: a name, and a role under it. */
function nameLines(lines: readonly Line[], at: number): string[] {
  const name = lines[at];
  if (!name || isParagraph(name.text) || !isAttribution(name.text)) return [];
  const role = lines[at + 1];
  const roleFollows = role !== undefined && !isParagraph(role.text) && isRoleLine(role, lines);
  const dashed = /^[–—―-]\s*\S/u.test(name.text) || /,/.test(name.text);
  const known = !name.gap || dashed || roleFollows || isNamedInText(name.text, lines);
  if (!known) return [];
  return roleFollows ? [name.text, role.text] : [name.text];
}

function isAttribution(text: string): boolean {
  const [name = ''] = text.replace(/^[–—―-]\s*/u, '').split(/,\s+/);
  if (isShouted(text) || isChromeLine(text) || isLinksHeading(text)) return false;
  return (
    looksLikeName(name) ||
    (wordCount(text) <= 4 &&
      /\b(?:eyewitness|witness|resident|spokes\w+|official|reader|listener|viewer|source)\b/i.test(text))
  );
}

function isRoleLine(role: Line, lines: readonly Line[]): boolean {
  if (wordCount(role.text) > 12) return false;
  return looksLikeRole(role.text) || (!role.gap && isSpaced(lines));
}

/** True when a paragraph names somebody by the last word of their name. */
function isNamedInText(name: string, lines: readonly Line[]): boolean {
  const surname = bareWords(name.replace(/,.*$/, '')).split(' ').at(-1) ?? '';
  return surname !== '' && toldBy(lines).words.has(surname);
}
