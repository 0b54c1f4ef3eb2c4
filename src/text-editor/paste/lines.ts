/** Letters a full line has at least, where lines are cut by the width of a page. */
const NARROWEST = 40;
/** How much of the longest line a line fills that goes on in the next. */
const FULL = 0.72;

const POINT = /^\s*(?:[•·▪◦‣●○*–-]|\(?\d{1,3}[.)])\s/u;

/**
 * The paragraphs of plain words. Each line is one, as word processors and web pages give them, unless the lines are cut by a page, as
 * in a PDF or a mail: then lines are joined until one ends short of the others with a full stop, and a blank line parts paragraphs.
 * A point keeps the space it is set in by, which says how deep it stands.
 */
export function paragraphsOf(text: string): string[] {
  const raw = text.split(/\r\n?|\n|\f|\u2028|\u2029/).map((line) => line.trimEnd());
  const lines = raw.map((line) => line.trim());
  const setIn = lines.map((line, at) => (POINT.test(line) ? (/^\s*/.exec(raw[at] ?? '')?.[0] ?? '') : ''));
  const width = widthOf(lines);
  if (width === null) return lines.map((line, at) => `${setIn[at]}${line}`).filter((line) => line !== '');
  const paragraphs: string[] = [];
  let open = '';
  for (const [at, line] of lines.entries()) {
    open = open === '' && line !== '' ? `${setIn[at]}${line}` : joined(open, line, text);
    if (goesOn(line, lines[at + 1] ?? '', width)) continue;
    if (open !== '') paragraphs.push(open);
    open = '';
  }
  return paragraphs;
}

/** The width that lines were cut to, or null where they were not cut: many are full, and many of those end within a sentence. */
function widthOf(lines: readonly string[]): number | null {
  const written = lines.filter((line) => line !== '');
  const width = Math.max(0, ...written.map(({ length }) => length));
  if (written.length < 3 || width < NARROWEST || width > 160) return null;
  const full = written.filter(({ length }) => length >= width * FULL);
  const within = full.filter((line) => !endsSentence(line));
  return full.length >= written.length / 2 && within.length >= full.length / 2 ? width : null;
}

function endsSentence(line: string): boolean {
  return /[.!?…:。！？؟।]["”’»)\]]*$/u.test(line);
}

function goesOn(line: string, next: string, width: number): boolean {
  if (line === '' || next === '' || POINT.test(next)) return false;
  if (/^\p{Ll}/u.test(next) && !endsSentence(line)) return true;
  return line.length >= width * FULL || (!endsSentence(line) && line.length >= width / 2);
}

/** A word cut at the end of a line is whole again; one that the text writes with a hyphen elsewhere keeps it. */
function joined(open: string, line: string, text: string): string {
  if (open === '') return line;
  const cut = /(\p{L}+)([-\u00AD\u2010])$/u.exec(open);
  const rest = /^\p{Ll}+/u.exec(line)?.[0];
  if (!cut || !rest) return `${open} ${line}`;
  const isMeant = cut[2] !== '\u00AD' && text.includes(`${cut[1]}-${rest}`);
  return isMeant ? open + line : open.slice(0, -1) + line;
}
