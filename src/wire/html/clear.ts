import { attr, cut, type Document, type Element, elementsUnder, textUnder } from './dom.ts';
import { isHidden } from './cuts.ts';
import { find, matches } from './select.ts';
import { wordCount } from '../words/tidy.ts';

/** Elements and roles that hold no story, on any page. */
const FURNITURE =
  'nav, dialog, [role=navigation], [role=dialog], [role=alertdialog], [role=search], [role=banner], [role=contentinfo], [aria-modal=true], [rel=tag], ins.adsbygoogle, #comments, #disqus_thread, [data-ad-wrapper], [data-component=related], fieldset';

/** Words in classes and ids that name furniture; each stands alone between hyphens, underscores or capitals. */
const NAMES = new Set(
  'share shares sharing sharebar sharetools social socials newsletter newsletters signup subscribe subscription promo promos promotion advert adverts advertisement ads adslot dfp sponsored taboola outbrain cookie cookies consent gdpr breadcrumb breadcrumbs comments commenting disqus related recommended recommendations trending popular toolbar tools masthead footer sidebar popup modal overlay paywall piano ticker skip skiplink puffbox teasers onward readnext'.split(
    ' ',
  ),
);
const PAIRS =
  /(?:most|also|more)[-_ ]?(?:read|popular|viewed|shared|like|from|on|stories)|ad[-_](?:slot|unit|container|wrapper|placement|banner|label|block)|sign[-_]?up|read[-_]?(?:next|more)|in[-_]?article[-_]?(?:ad|promo)|(?:article|page|story)[-_]tools|skip[-_]link|up[-_]next|back[-_]to[-_]top/i;

/** An element with more of the page's words than this is the page, whatever its class says. */
const MOST = 0.4;

/** Takes out what readers of the page did not see and what is furniture by its role or its name. */
export function clearFurniture(tree: Document): void {
  const all = wordCount(textUnder(tree)) || 1;
  for (const element of elementsUnder(tree)) {
    if (!isFurniture(element) || /^(?:html|head|body|main|article)$/.test(element.tagName)) continue;
    if (find(element, 'h1') || wordCount(textUnder(element)) > all * MOST) continue;
    cut(element);
  }
}

function isFurniture(element: Element): boolean {
  return (
    isHidden(element) ||
    matches(element, FURNITURE) ||
    namesFurniture(`${attr(element, 'class') ?? ''} ${attr(element, 'id') ?? ''}`)
  );
}

function namesFurniture(names: string): boolean {
  if (names.trim() === '') return false;
  const words = names
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[\s_-]+/);
  return words.some((word) => NAMES.has(word)) || PAIRS.test(names);
}
