import { type Problem, problem } from '../base/problem.ts';
import type { Read } from './arrival.ts';
import { decode } from './bytes/decode.ts';
import { refusalOfBytes, refusalOfText } from './bytes/sniff.ts';
import type { Page } from './formats/format.ts';
import { formats } from './formats/formats.ts';
import { depthOf, type Document, growTree } from './html/dom.ts';
import { spellFormulas } from './html/formulas.ts';
import { openUp } from './html/open-up.ts';
import { nameScripts } from './html/said-plainly.ts';
import { withAddresses } from './pictures-at.ts';

/** Deeper than any page that people made: browsers stop at 512. */
const DEEPEST = 1000;

/**
 * Makes a story of the bytes of an archived page, HTML or plain text. Pure: the same bytes and name give the same answer.
 * Never throws for what the bytes hold: what cannot be read is answered with problems that say why and what to do.
 * `fileName` serves in messages and as a hint; it need not exist.
 */
export async function readPage(bytes: Uint8Array, { fileName }: { fileName: string }): Promise<Read> {
  const refused = refusalOfBytes(bytes, fileName);
  if (refused) return { ok: false, problems: [refused] };
  const { text, warnings } = decode(bytes);
  const unread = refusalOfText(text, fileName);
  if (unread) return { ok: false, problems: [unread] };
  // Browsers pass over NULs, and no other program likes them.
  return withAddresses(await tryFormats(pageOf(text.replaceAll('\u0000', ''), { fileName, warnings })));
}

function pageOf(text: string, { fileName, warnings }: { fileName: string; warnings: readonly Problem[] }): Page {
  const isHtml = looksLikeHtml(text);
  const first = isHtml ? growTree(text) : null;
  const isBroken = first !== null && depthOf(first) > DEEPEST;
  let unused = first;
  const tree = (): Document => {
    const grown = unused ?? growTree(text);
    unused = null;
    return opened(grown);
  };
  return { text, fileName, warnings, isHtml, isBroken, tree };
}

function opened(tree: Document): Document {
  openUp(tree);
  nameScripts(tree);
  spellFormulas(tree);
  return tree;
}

function looksLikeHtml(text: string): boolean {
  const opening = text.slice(0, 4096);
  return (
    /<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]/i.test(opening) ||
    (text.slice(0, 200_000).match(/<\/(?:p|div|td|article|h1|a|b|font)>|<(?:p|br)\s*\/?>/gi)?.length ?? 0) > 2
  );
}

async function tryFormats(page: Page): Promise<Read> {
  if (page.isBroken) {
    return {
      ok: false,
      problems: [
        problem(
          'page-broken',
          page.fileName,
          'The elements of this page are nested thousands deep. It is damaged; get another copy.',
        ),
      ],
    };
  }
  let last: Read | null = null;
  for (const format of formats) {
    if (!format.canParse(page)) continue;
    last = format.parse(page);
    if (last.ok) return last;
  }
  return (
    last ?? {
      ok: false,
      problems: [
        problem(
          'format-unknown',
          page.fileName,
          'No format here can read this file. Give the page as HTML or plain text.',
        ),
      ],
    }
  );
}
