// Joiners and direction marks carry meaning in Arabic, Persian and Indic scripts, so they stay;
// soft hyphens, zero-width spaces and stray byte-order marks are traces of layout.
const TRACES = /[\u00ad\u200b\u2060\ufeff]/g;

// oxlint-disable-next-line no-control-regex -- control characters are what is removed
const GAPS = /[\s\u0000-\u001f\u007f-\u009f]+/g;

/** One line of words: white space of any kind and length becomes one space, traces of layout go, the words stay. */
export function tidy(text: string): string {
  return text.replace(TRACES, '').replace(GAPS, ' ').trim();
}

/** Tidied, or null when nothing is left. */
export function tidyOrNull(text: string | null | undefined): string | null {
  return tidy(text ?? '') || null;
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/gu;

/** Scripts without spaces stand behind these in Unicode, so that most texts need not be looked through for them. */
const LATER = /[\u0e00-\u{10ffff}]/u;

/** How many words; scripts without spaces count two letters as a word. */
export function wordCount(text: string): number {
  const unspaced = LATER.test(text) ? (text.match(UNSPACED)?.length ?? 0) : 0;
  const spaced =
    (unspaced > 0 ? text.replace(UNSPACED, ' ') : text).match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.,-]*/gu)?.length ?? 0;
  return spaced + Math.ceil(unspaced / 2);
}

/** The words alone, lower case, single spaces: for comparing what is said, not how it is set, raised or lowered figures too. */
export function bareWords(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).join(' ');
}

const SENTENCE_END = /[.!?…:;։؟۔।。！？][\s"'”’»›)\]」』]*$/u;

/** True when a line ends as a sentence ends. */
export function endsAsSentence(text: string): boolean {
  return SENTENCE_END.test(text);
}
