import { styleOf, styleText } from './words-of.ts';

/** What has no words of a story in it, whatever it holds. */
const dropped: ReadonlySet<string> = new Set(
  (
    'script style title meta link head template noscript svg iframe object embed button select datalist textarea ' +
    'input xml canvas audio video annotation annotation-xml rp'
  ).split(' '),
);

/** What is on lines of its own (HTML, Rendering). Everything else is part of a sentence, known to us or not. */
const blocks: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol optgroup option p ' +
    'plaintext pre search section summary table tbody td tfoot th thead tr ul xmp'
  ).split(' '),
);

export function tagOf(element: Element): string {
  return element.tagName.toLowerCase();
}

export function isDropped(element: Element): boolean {
  return dropped.has(tagOf(element));
}

/** Whether an element stands on lines of its own: its tag says so, unless its style says otherwise. */
function isBlock(element: Element): boolean {
  const display = styleOf(styleText(element)).get('display') ?? '';
  const tag = tagOf(element);
  if (/^(block|flex|grid|list-item|table)\b/.test(display)) return true;
  if (display.startsWith('inline') && (tag === 'div' || tag === 'section')) return false;
  return blocks.has(tag);
}

/**
 * Which elements under a root begin lines of their own: blocks, and whatever is round one, such as a link round a whole card. Each
 * element is looked at once, so that a deep document costs no more than a long one.
 */
export function standingApart(root: Element): (element: Element) => boolean {
  const apart = new Set<Element>();
  for (const element of root.querySelectorAll('*')) {
    let at: Element | null = isBlock(element) ? element : null;
    while (at && at !== root && !apart.has(at)) {
      apart.add(at);
      at = at.parentElement;
    }
  }
  return (element) => apart.has(element);
}
