import { type Clue, type Clues, follow } from './clues.ts';
import { attr } from './dom.ts';
import { fullAddress } from './links.ts';
import { find } from './select.ts';

/** Where a page states its own address, the most trusted place first, and where it states its path. */
const places = {
  address: [
    'attr:link[rel=canonical]@href',
    'meta:og:url',
    'ld:mainEntityOfPage',
    'ld:url',
    'meta:twitter:url',
    'meta:dc.identifier',
  ],
  path: ['meta:ukfs_url', 'meta:ifs_url'],
} as const satisfies Record<string, readonly Clue[]>;

/** The full address a page stood at; null when it does not say. */
export function addressOf(clues: Clues): string | null {
  const base = find(clues.root, 'base[href]');
  const start = base ? fullAddress(attr(base, 'href')) : null;
  return fullAddress(follow(clues, places.address), start) ?? savedFrom(clues) ?? addressByPath(clues);
}

/** Some pages name their path only; the host stands before that path in one of their own links. */
function addressByPath(clues: Clues): string | null {
  const path = follow(clues, places.path);
  if (!path?.startsWith('/')) return null;
  const at = new RegExp(`(https?://[\\w.-]+)${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'g');
  const counts = new Map<string, number>();
  for (const [, host = ''] of clues.html.matchAll(at)) counts.set(host, (counts.get(host) ?? 0) + 1);
  const [host] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return host ? fullAddress(host + path) : null;
}

/** Browsers that save a page note where it came from: `<!-- saved from url=(0042)https://… -->`. */
function savedFrom({ root }: Clues): string | null {
  const note = root.childNodes.find(
    (node) => node.nodeName === '#comment' && 'data' in node && /saved from url=/i.test(node.data),
  );
  const [, address] = note && 'data' in note ? (/saved from url=\(\d+\)(\S+)/i.exec(note.data) ?? []) : [];
  return fullAddress(address);
}
