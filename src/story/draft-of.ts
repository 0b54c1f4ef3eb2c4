import type { Node } from 'prosemirror-model';
import { childrenOf, type Spot, spotAt, textIn, textOrNull, vanishes } from './document/read.ts';
import { blockIn, type MainMedia, wordsOf } from './blocks.ts';
import type { Byline, Story } from './story.ts';
import { suggestionNames, suggestionOn } from './suggested.ts';
import { countWords } from './word-count.ts';

/** What of a story is chosen and not written: it stands beside the document. */
export type Filing = Pick<
  Story,
  | 'id'
  | 'kind'
  | 'lang'
  | 'dir'
  | 'edition'
  | 'alsoIn'
  | 'section'
  | 'topics'
  | 'noAutomaticLinks'
  | 'urlSlug'
  | 'agencies'
  | 'origin'
>;

/** What is still talked about in a document: ids, each once, in the order of the text. */
export interface Pending {
  readonly suggestions: readonly string[];
  readonly comments: readonly string[];
}

export interface Draft {
  /** The story as it would go live now. It may be unfinished, so `storySchema` may object to it: ask `publishable`. */
  readonly story: Story;
  /** The position before the node that says something, by its path in the story: `headline`, `body/3/alt`. */
  readonly places: Readonly<Record<string, number>>;
  readonly pending: Pending;
}

/**
 * The story a document says. Left out are pending insertions, words and whole blocks, and paragraphs, items, bylines and events without a word;
 * empty optional fields are null; text of nothing but spaces counts as empty. Blocks with a form of their own stay
 * when they are empty, so that somebody is told. Suggestions and comments have places as `suggestion/{id}` and `comment/{id}`.
 * The document is one that passes `check()` (`repair-document.ts`).
 */
export function draftOf(node: Node, filing: Filing): Draft {
  const places: Record<string, number> = {};
  const top = childrenOf({ node, pos: 0 });
  const furniture = top.find((child) => child.node.type.name === 'furniture');
  const media = top.find((child) => child.node.type.name === 'mainMedia');
  const story: Story = {
    ...filing,
    ...furnitureIn({ node: furniture?.node ?? node, pos: furniture?.pos ?? 0, where: '', places }),
    mainMedia: media ? mainMediaIn({ ...media, where: 'mainMedia', places }) : null,
    body: bodyIn({ node, pos: 0, where: 'body', places }).map(blockIn),
  };
  return { story, places, pending: pendingIn(node, places) };
}

/** Where a problem's `where` stands: its own node, or the nearest around it; null when it is not in the document at all. */
export function placeOf({ places }: Pick<Draft, 'places'>, where: string): number | null {
  const found = places[where];
  if (found !== undefined) return found;
  const cut = where.lastIndexOf('/');
  return cut < 0 ? null : placeOf({ places }, where.slice(0, cut));
}

type Furniture = Omit<Story, keyof Filing | 'mainMedia' | 'body'>;

function furnitureIn(spot: Spot): Furniture {
  return {
    kicker: textOrNull(spot, 'kicker'),
    headline: textIn(spot, 'headline'),
    standfirst: textOrNull(spot, 'standfirst'),
    byline: bylinesIn(spot),
    dateline: textOrNull(spot, 'dateline'),
    shortHeadline: textOrNull(spot, 'shortHeadline'),
    trailText: textOrNull(spot, 'trailText'),
    catchline: textOrNull(spot, 'catchline'),
  };
}

function bylinesIn(furniture: Spot): Byline[] {
  const bylines = childrenOf(furniture).filter(({ node }) => node.type.name === 'byline' && !vanishes(node));
  return bylines.map(({ node, pos }, at) => {
    const spot = spotAt(node, pos, { ...furniture, where: `byline/${at}` });
    return { person: textIn(spot, 'person'), role: textOrNull(spot, 'role'), location: textOrNull(spot, 'location') };
  });
}

function mainMediaIn(spot: Spot): MainMedia | null {
  spotAt(spot.node, spot.pos, spot);
  const found = childrenOf(spot).find(({ node }) => !vanishes(node));
  if (!found) return null;
  spot.places['mainMedia'] = found.pos;
  // The schema lets nothing but pictures and videos stand here.
  return blockIn({ ...spot, ...found }) as MainMedia;
}

function bodyIn(doc: Spot): Spot[] {
  const blocks = childrenOf(doc).filter(({ node }) => node.type.spec.group === 'block');
  doc.places['body'] = blocks[0]?.pos ?? doc.node.content.size;
  const kept = blocks.filter(({ node }) => !vanishes(node));
  return kept.map(({ node, pos }, at) => spotAt(node, pos, { ...doc, where: `body/${at}` }));
}

/** How many words a block of the body has, as it would go live now. */
export function wordsOfBlock(node: Node): number {
  if (vanishes(node)) return 0;
  return countWords(wordsOf(blockIn({ node, pos: 0, where: 'body', places: {} })));
}

function pendingIn(doc: Node, places: Record<string, number>): Pending {
  const suggestions = new Set<string>();
  const comments = new Set<string>();
  doc.descendants((node, pos) => {
    const marks = node.marks.map(({ type, attrs }) => ({ name: type.name, id: String(attrs['id']) }));
    const wholes = suggestionNames.flatMap((name) => {
      const suggested = suggestionOn(node, name);
      return suggested ? [{ name, id: suggested.id }] : [];
    });
    for (const { name, id } of [...wholes, ...marks]) {
      const what = pendingNames.get(name);
      if (!what) continue;
      (what === 'comment' ? comments : suggestions).add(id);
      places[`${what}/${id}`] ??= pos;
    }
  });
  return { suggestions: [...suggestions], comments: [...comments] };
}

const pendingNames = new Map<string, 'comment' | 'suggestion'>([
  ['comment', 'comment'],
  ...suggestionNames.map((name) => [name, 'suggestion'] as const),
]);
