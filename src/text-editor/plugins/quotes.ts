import { InputRule } from 'prosemirror-inputrules';
import type { EditorState, Transaction } from 'prosemirror-state';
import { type Pair, quotationMarks } from './quotation-marks.ts';

/** The apostrophe of every language that has one (Unicode, 6.2: U+2019 is preferred). */
const APOSTROPHE = '’';

/** What a quotation begins behind: nothing, a line feed (a leaf), a space, an opening bracket or sign. */
const OPENS = /(?:^|[\s\uFFFC([{<（【《〈¿¡*_=])$/u;

/** What may stand before speech as well as behind broken-off speech. */
const EITHER = /[-‐‑–—/]$/u;

/** Scripts that put no space between words. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}、。，：]$/u;

/** Words of English that begin with an apostrophe and hardly ever begin a quotation. */
const CLIPPED = 'tis|twas|twere|twill|til|em|n|cos|cuz|nuff|neath';

/** Words of Dutch and Afrikaans that begin with an apostrophe: ’s avonds, ’t, ’n. */
const CLIPPED_LOW = 's|t|n|k|m|r|ns|tis|ie';

/** After these two figures behind an apostrophe are a year. */
const BEFORE_YEARS = 'of|in|since|from|until|till|before|after|by|early|late|mid|spring|summer|autumn|fall|winter';

/** Straight quotation marks become those of the story's language, and apostrophes apostrophes. */
export function quoteRules(lang: () => string): InputRule[] {
  return [
    ...apostropheRules(lang),
    quoteRule(/"$/, (before) => {
      const set = quotationMarks(lang());
      return set && set.double[opensAt(before, set.double, set.single) ? 0 : 1];
    }),
    quoteRule(/'$/, (before) => {
      const set = quotationMarks(lang());
      return set && singleAt(before, set.single, set.double);
    }),
  ];
}

/** Only the mark itself is replaced, which is being typed; what is before it is looked at. */
function quoteRule(pattern: RegExp, pick: (before: string) => string | null): InputRule {
  return new InputRule(pattern, (state, _match, from, to) => {
    const mark = pick(wordsBefore(state, from));
    return mark === null ? null : state.tr.insertText(mark, from, to);
  });
}

/** The words of the text before a position; a line feed is U+FFFC, as in the patterns of rules. */
function wordsBefore(state: EditorState, pos: number): string {
  const $pos = state.doc.resolve(pos);
  return $pos.parent.textBetween(0, $pos.parentOffset, null, '\uFFFC');
}

function opensAt(before: string, own: Pair, other: Pair): boolean {
  if (before.endsWith(own[0])) return false;
  if (OPENS.test(before) || opensLast(before, other)) return true;
  return (EITHER.test(before) || UNSPACED.test(before)) && !isOpen(before, own);
}

/** Whether the other kind of quotation has just begun. */
function opensLast(before: string, other: Pair): boolean {
  return before.endsWith(other[0].trim()) && isOpen(before, other);
}

/** Whether a quotation is under way. Where both marks are one sign, every other one opens; an apostrophe closes nothing. */
function isOpen(before: string, [open, close]: Pair): boolean {
  const [opening, closing] = [open.trim(), close.trim()];
  if (opening === closing) return (before.split(opening).length - 1) % 2 === 1;
  const last = before.lastIndexOf(opening);
  const rest = last < 0 ? '' : before.slice(last + opening.length);
  return last >= 0 && ![...rest.matchAll(new RegExp(`${closing}(?!\\p{L})`, 'gu'))].length;
}

function singleAt(before: string, own: Pair, other: Pair): string {
  if (opensAt(before, own, other)) return own[0];
  return isOpen(before, own) ? own[1] : APOSTROPHE;
}

/** What could be known only later: an opening mark that was an apostrophe, and a closing one with letters behind it. */
function apostropheRules(lang: () => string): InputRule[] {
  const base = (): string => lang().split('-')[0] ?? '';
  const isEnglish = (): boolean => base() === 'en';
  const isLow = (): boolean => base() === 'nl' || base() === 'af';
  const clipped = new RegExp(String.raw`(?<![\p{L}\p{N}])‘(${CLIPPED})[^\p{L}\p{N}'’]$`, 'iu');
  const clippedLow = new RegExp(String.raw`(?<![\p{L}\p{N}])‘(${CLIPPED_LOW})[^\p{L}\p{N}'’]$`, 'iu');
  const clippedTwice = /(?<![\p{L}\p{N}])‘(n)'$/iu;
  const decade = /(?<![\p{L}\p{N}])‘(\d\ds)$/u;
  const year = new RegExp(String.raw`(?<=(?:^|[^\p{L}])(?:${BEFORE_YEARS})\s)‘(\d\d)[^\p{L}\p{N}]$`, 'iu');
  return [
    ...[clipped, decade, year].map((pattern) => new InputRule(pattern, asApostrophe(isEnglish))),
    new InputRule(clippedLow, asApostrophe(isLow)),
    new InputRule(clippedTwice, asApostrophe(isEnglish, APOSTROPHE)),
    decadeAbroad(lang),
    withinWord(lang),
  ];
}

type Handler = (state: EditorState, match: RegExpMatchArray, from: number, to: number) => Transaction | null;

/** The opening mark a match begins with, made an apostrophe; what was typed last is put in, or `last` in its place. */
function asApostrophe(holds: () => boolean, last?: string): Handler {
  return (state, match, from, to) => {
    if (!holds()) return null;
    const typed = last ?? match[0].slice(-1);
    return state.tr.insertText(typed, to).insertText(APOSTROPHE, from, from + 1);
  };
}

/** Les années ’90, die ’90er: elsewhere single marks stand within double ones, so that alone before two figures one is an apostrophe. */
function decadeAbroad(lang: () => string): InputRule {
  return new InputRule(/(?<![\p{L}\p{N}])([‘‚’‹„“»])(\d\d)[^\d'’‘]$/u, (state, match, from, to) => {
    const set = lang().split('-')[0] === 'en' ? null : quotationMarks(lang());
    const before = wordsBefore(state, from);
    if (!set || match[1] !== set.single[0].trim() || isOpen(before, set.double)) return null;
    return state.tr.insertText(match[0].slice(-1), to).insertText(APOSTROPHE, from, from + 1);
  });
}

/** ‚Wie geht‘ and an s: the mark was no closing one. */
function withinWord(lang: () => string): InputRule {
  return new InputRule(/(?<=\p{L})([‘›”«])(\p{L})$/u, (state, match, from, to) => {
    const close = quotationMarks(lang())?.single[1];
    if (match[1] !== close) return null;
    return state.tr.insertText(match[2] ?? '', to).insertText(APOSTROPHE, from, from + 1);
  });
}
