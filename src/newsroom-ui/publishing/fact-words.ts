import { publishingWords as words } from '../words/publishing.ts';

const lists = /^list\/(?:(?:section|topic|edition)\/)?(.+)\/(newest|months|\d{4}-\d{2})$/;

/** A fact of the press in words: why a page was pressed. What has no words of its own is shown as it is. */
export function factInWords(fact: string): string {
  const [room, name = '', facet = ''] = fact.split('/');
  if (room === 'story') return words.facets[facet] ?? fact;
  if (room === 'addresses') return words.sitemapOf(name);
  if (room === 'front') return words.frontOf(name);
  const named = words.rooms[room ?? ''];
  if (named) return name ? `${named} ${name}` : named;
  if (fact === 'corrections') return words.correctionsList;
  const [, list, part] = lists.exec(fact) ?? [];
  if (!list) return fact;
  if (part === 'newest') return words.newestIn(list);
  return part === 'months' ? words.monthsOf(list) : words.monthIn(list);
}
