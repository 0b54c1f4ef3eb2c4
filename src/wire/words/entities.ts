import { parseFragment } from 'parse5';

/** What looks like an entity where there can be none any more: the page was written through a program that escaped it once too often. */
const LEFT_OVER =
  /&(?:#\d{2,6}|#x[\da-f]{2,5}|amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[lr]aquo|[nm]dash|hellip|eacute|egrave|[aou]uml|szlig|[a-z](?:acute|grave|circ|uml|tilde|cedil)|euro|pound|copy|bull|middot|deg|frac12);/i;

/** Entities left over in these words, each as it stands. */
export function leftOver(text: string): string[] {
  return text.includes('&') ? (text.match(new RegExp(LEFT_OVER, 'gi')) ?? []) : [];
}

/** The words with entities that were escaped twice made letters: `Larkhaven &amp;#8217;s` is Larkhaven’s. All others are returned as they are. */
export function decodedAgain(text: string): string {
  let words = text;
  for (let round = 0; round < 2 && LEFT_OVER.test(words); round += 1) {
    const [node] = parseFragment(words.replaceAll('<', '&lt;')).childNodes;
    words = node && 'value' in node ? node.value : words;
  }
  return words;
}
