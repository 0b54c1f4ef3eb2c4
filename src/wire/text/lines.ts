import { tidy } from '../words/tidy.ts';

/** One line of a plain-text page with words on it. */
export interface Line {
  readonly text: string;
  /** True when a blank line stands before it. */
  readonly gap: boolean;
  /** How far it is set in, in letters; a line that is not says nothing. */
  readonly indent?: number;
}

/** Lines drawn with characters part the text as blank lines do. */
const RULE = /^[\s\-=_*~#•·.]{3,}$/;

/** Text set in lines of one width is so wide. */
const WIDTHS = { least: 30, most: 100 } as const;

/** The worded lines of a text; paragraphs that were broken into lines of one width are whole again. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let gap = true;
  for (const raw of text.split(/\r\n?|[\n\f\v\u0085\u2028\u2029]/)) {
    const words = RULE.test(raw) ? '' : tidy(raw);
    const indent = /^[\t ]*/.exec(raw)?.[0].replaceAll('\t', '    ').length ?? 0;
    if (words !== '') lines.push({ text: words, gap, ...(indent > 0 ? { indent } : {}) });
    gap = words === '';
  }
  return rejoined(lines);
}

/** True when blank lines part the paragraphs; false for a text whose every line is one. */
export function isSpaced(lines: readonly Line[]): boolean {
  return lines.filter((line) => line.gap).length > lines.length / 5;
}

/** Lines without some of them; what followed a blank line still does. */
export function without(lines: readonly Line[], unwanted: (line: Line, at: number) => boolean): Line[] {
  const kept: Line[] = [];
  let gap = false;
  for (const [at, line] of lines.entries()) {
    gap = gap || line.gap;
    if (unwanted(line, at)) continue;
    kept.push({ ...line, gap });
    gap = false;
  }
  return kept;
}

function rejoined(lines: readonly Line[]): Line[] {
  const width = Math.max(0, ...lines.map((line) => line.text.length));
  const inGroup = lines.filter((line) => !line.gap).length;
  const broken = lines.map((line, at) => isBroken(lines[at - 1], line, width));
  const count = broken.filter(Boolean).length;
  if (width > WIDTHS.most || width < WIDTHS.least || count < 3 || count < inGroup * 0.6) return [...lines];
  const whole: Line[] = [];
  for (const [at, line] of lines.entries()) {
    const last = whole.at(-1);
    const joins = broken[at] === true && (goesOn(line) || !isMixed(lines, broken, at));
    if (last && joins) whole[whole.length - 1] = { ...last, text: `${last.text} ${line.text}` };
    else whole.push(line);
  }
  return whole;
}

/** A line was broken for its width when the next line's first word would not have fitted on it. */
function isBroken(before: Line | undefined, line: Line, width: number): boolean {
  if (!before || line.gap) return false;
  const [word = ''] = line.text.split(' ');
  return before.text.length + 1 + word.length > width;
}

/** A line that begins in the middle of a sentence. */
function goesOn({ text }: Line): boolean {
  return !/^["'“‘(]?\p{Lu}/u.test(text);
}

/** True for lines that stand together without being one paragraph, as headline and captions do: some of them were not broken. */
function isMixed(lines: readonly Line[], broken: readonly boolean[], at: number): boolean {
  const from = lines.findLastIndex((line, index) => index <= at && line.gap);
  const next = lines.findIndex((line, index) => index > at && line.gap);
  return broken.slice(Math.max(from, 0) + 1, next < 0 ? lines.length : next).some((one) => !one);
}
