import { tagOf } from './elements.ts';
import { styleOf, styleText } from './words-of.ts';

/** Set on what a style sheet of the pasted document hides or strikes out. */
const BY_SHEET = 'data-unsaid';

/** What programs call words that are deleted, commented or for screen readers alone; each is a word of its own in a class. */
const classes = new RegExp(
  String.raw`(?:^|\s)(?:${[
    'msoDel',
    'msoMoveFrom',
    'MsoComment\\w*',
    'mso(?:com|anchor)\\w*',
    'MsoAnnotation\\w*',
    'CommentStart|CommentEnd|CommentReference',
    '\\w*Track\\w*Delet\\w*',
    'sr-only',
    'visually-?hidden',
    'screen-?reader(?:-?text|-?only)?',
  ].join('|')})(?=\s|$)`,
  'i',
);

/** Parts of a document of Word that are not its text: comments, and what is at the head and foot of each page. */
const wordParts =
  /mso-(?:element:\s*(?:comment|comment-list|header|footer)|special-character:\s*comment|hide:\s*all)\b/i;

/**
 * True for what the person who wrote a pasted document does not say in it: what they deleted, struck out or hid, and what was said
 * about the words beside them. None of it may become copy: a deleted word is deleted for a reason.
 */
export function isUnsaid(element: Element): boolean {
  const tag = tagOf(element);
  if (tag === 'del' || tag === 's' || tag === 'strike') return true;
  if (element.hasAttribute('hidden') || element.hasAttribute(BY_SHEET)) return true;
  if (tag === 'dialog' && !element.hasAttribute('open')) return true;
  if (classes.test(element.getAttribute('class') ?? '')) return true;
  const style = styleText(element);
  return (style !== '' && (wordParts.test(style) || isHiding(style))) || isOfComment(element) || isNoteSign(element);
}

/** Whether declarations take words out of sight, or strike them out. */
function isHiding(style: string): boolean {
  const said = styleOf(style);
  const is = (name: string, pattern: RegExp): boolean => pattern.test(said.get(name) ?? '');
  return (
    is('display', /^none/) ||
    is('visibility', /^(hidden|collapse)/) ||
    is('content-visibility', /^hidden/) ||
    is('mso-hide', /^all/) ||
    is('opacity', /^0*\.?0+%?\b(?!\.)/) ||
    is('font-size', /^0*\.?0+(px|pt|em|rem|%)?\b(?!\.)/) ||
    is('text-decoration', /line-through/) ||
    is('text-decoration-line', /line-through/) ||
    is('clip', /^rect\((\s*[01](px)?\s*,?){4}\)/) ||
    is('clip-path', /^inset\(\s*(50|100)%/) ||
    is('text-indent', /^-\d{3,}/) ||
    isTiny(said) ||
    isFarAway(said)
  );
}

/** A box of a pixel at most, with its words cut off. */
function isTiny(said: ReadonlyMap<string, string>): boolean {
  const isNone = (name: string): boolean => /^[01](px)?\b(?!\.)/.test(said.get(name) ?? '');
  return (
    (isNone('height') || isNone('max-height') || isNone('width')) && /hidden|clip/.test(said.get('overflow') ?? '')
  );
}

function isFarAway(said: ReadonlyMap<string, string>): boolean {
  const sides = ['left', 'top', 'right'].map((side) => said.get(side) ?? '');
  return /^(absolute|fixed)/.test(said.get('position') ?? '') && sides.some((side) => /^-\d{3,}/.test(side));
}

/** The anchor of a comment, and the comment itself behind the text, which leads back to its anchor. */
function isOfComment(element: Element): boolean {
  const tag = tagOf(element);
  if (tag === 'a') return /#(_msocom|_msoanchor|cmnt)/i.test(element.getAttribute('href') ?? '');
  if (tag !== 'div' && tag !== 'p' && tag !== 'li' && tag !== 'aside') return false;
  const first = element.firstElementChild;
  const link = first && tagOf(first) === 'p' && tag !== 'p' ? first.firstElementChild : first;
  return link !== null && tagOf(link) === 'a' && /#(cmnt_ref|_msoanchor)/i.test(link.getAttribute('href') ?? '');
}

/** The sign of a note: joined to a word or a figure it would change it. The note itself is text, and stays. */
function isNoteSign(element: Element): boolean {
  if (tagOf(element) !== 'a') return false;
  const leads = /#(_?ftn|_?edn|sdfootnote|sdendnote|cite[_-]?(note|ref)|fn|footnote|endnote|note|ref)/i;
  const sign = /^\s*[[(]?(\d{1,3}|[a-z]{1,2}|[ivx]{1,5}|[*†‡§↑^]+)[\])]?\s*$/i;
  return leads.test(element.getAttribute('href') ?? '') && sign.test(element.textContent ?? '');
}

/**
 * Marks what the style sheets of a pasted document hide: they are read as text and never applied. Rules within other rules, such as
 * those for print, are not looked at.
 */
export function markUnsaid(root: Element, sheets: string): void {
  const plain = sheets
    .replaceAll(/<!--|-->|\/\*[^]*?\*\//g, '')
    .replaceAll(/@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
    .replaceAll(/@[^{};]*;/g, '');
  for (const [, selector = '', style = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (isHiding(style)) mark(root, selector.trim());
  }
}

function mark(root: Element, selector: string): void {
  try {
    for (const element of root.querySelectorAll(selector)) element.setAttribute(BY_SHEET, '');
  } catch {
    // A selector that this browser does not know hides nothing.
  }
}
