import { type Problem, problem } from '../../base/problem.ts';

/** What programs took bytes of UTF-8 for before they wrote them as UTF-8 once more. */
const TAKEN_FOR = ['windows-1252', 'windows-1251', 'windows-1250'] as const;

/** So many stretches of letters that are bytes of UTF-8 again make a page that was written twice, where hardly any other stands beside them. */
const TWICE = { fewest: 3, share: 0.9, many: 10, sample: 300 } as const;

const STRETCH = /[\u0080-\uffff]+/g;
const LETTERS =
  /^(?:[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3})+$/;

/** A text as it was before it was written twice in UTF-8: `cafÃ©` is `café`. Any other text is as it was, with no warnings. */
export function writtenOnce(text: string): { text: string; warnings: Problem[] } {
  const stretches = (text.match(STRETCH) ?? []).slice(0, TWICE.sample);
  if (stretches.length < TWICE.fewest) return { text, warnings: [] };
  for (const set of TAKEN_FOR) {
    const good = stretches.filter((one) => LETTERS.test(bytesOf(one, set))).length;
    const isTwice = good >= TWICE.fewest && good >= stretches.length * TWICE.share;
    if (isTwice || (good >= TWICE.many && good * 2 >= stretches.length))
      return { text: text.replace(STRETCH, (one) => readAgain(one, set)), warnings: [mended(set)] };
  }
  return { text, warnings: [] };
}

function readAgain(stretch: string, set: string): string {
  const bytes = bytesOf(stretch, set);
  if (!LETTERS.test(bytes)) return stretch;
  return new TextDecoder().decode(Uint8Array.from(bytes, (one) => one.charCodeAt(0)));
}

/** The bytes that a set reads as these letters, a letter each; what it has no byte for stays, and is none. */
function bytesOf(stretch: string, set: string): string {
  const bytes = lettersOf(set);
  let written = '';
  for (let at = 0; at < stretch.length; at += 1) {
    const letter = stretch[at] as string;
    written += bytes.get(letter) ?? (letter < '\u00a0' ? letter : '\uffff');
  }
  return written;
}

const known = new Map<string, ReadonlyMap<string, string>>();

function lettersOf(set: string): ReadonlyMap<string, string> {
  const before = known.get(set);
  if (before) return before;
  const upper = Uint8Array.from({ length: 128 }, (_, at) => at + 128);
  const letters = [...new TextDecoder(set).decode(upper)].map(
    (letter, at) => [letter, String.fromCharCode(at + 128)] as const,
  );
  const made = new Map(letters);
  known.set(set, made);
  return made;
}

function mended(set: string): Problem {
  const say = `The letters of this page were written twice in UTF-8, having been taken for ${set} between; they were read as they were at first. Check its accents and quotation marks.`;
  return problem('encoding-mended', 'file', say);
}
