import { readStamp, type Stamp } from '../words/stamp.ts';
import { wordCount } from '../words/tidy.ts';
import type { Line } from './lines.ts';

/** A stamp and the lines it stands on. */
export interface StampLine {
  readonly from: number;
  readonly to: number;
  readonly stamp: Stamp;
}

const LONGEST = 140;
const LABEL_ALONE = /^(?:page |story )?(?:(?:last|first) )?(?:updated|modified|published|posted)(?: at| on)?\s*:?$/i;

/** The lines that show when a page was published or updated, among the first `limit`; a stamp may be broken over two lines. */
export function stampLines(lines: readonly Line[], limit: number): StampLine[] {
  const found: StampLine[] = [];
  for (let at = 0; at < Math.min(limit, lines.length); at += 1) {
    const one = stampAt(lines, at);
    if (!one) continue;
    found.push(one);
    at = one.to;
  }
  return found;
}

function stampAt(lines: readonly Line[], at: number): StampLine | null {
  const text = lines[at]?.text ?? '';
  const next = lines[at + 1]?.text ?? '';
  if (text.length > LONGEST) return null;
  const own = stampIn(text);
  if (own?.hourKnown) return { from: at, to: at, stamp: own };
  const both =
    next.length <= LONGEST && (LABEL_ALONE.test(text) || (own && !stampIn(next))) ? stampIn(`${text} ${next}`) : null;
  if (both && (both.hourKnown || !own)) return { from: at, to: at + 1, stamp: both };
  return own ? { from: at, to: at, stamp: own } : null;
}

function stampIn(text: string): Stamp | null {
  const stamp = readStamp(text);
  return stamp && wordCount(stamp.rest) <= 6 && !/[.!?]["”]?$/.test(stamp.rest) ? stamp : null;
}
