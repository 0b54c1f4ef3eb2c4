import type { Block, BlockOf, BlockType, ImageBlock } from '../blocks.ts';
import type { Picture } from '../picture.ts';
import type { RichText } from '../rich-text.ts';
import { isPutIn } from '../suggested.ts';
import { acceptedText, childrenOf, partsOf, richTextIn, type Spot, spotAt, textIn, textOrNull } from './read.ts';

/** What each kind of block says in a document. Attributes are believed: they passed `check()`. */
const readers: { readonly [T in BlockType]: (spot: Spot) => BlockOf<T> } = {
  paragraph: ({ node }) => ({ type: 'paragraph', ...richTextIn(node) }),
  crosshead: ({ node }) => ({ type: 'crosshead', text: acceptedText(node) }),
  list: (spot) => ({ type: 'list', ordered: spot.node.attrs['ordered'] as boolean, items: itemsOf(spot) }),
  keyPoints: (spot) => ({ type: 'keyPoints', items: itemsOf(spot) }),
  pullQuote: (spot) => ({ type: 'pullQuote', text: textIn(spot, 'text'), ...attribution(spot) }),
  quote: (spot) => ({ type: 'quote', paragraphs: paragraphsOf(spot), ...attribution(spot) }),
  image: imageIn,
  gallery: (spot) => ({
    type: 'gallery',
    title: textOrNull(spot, 'title'),
    images: partsOf(spot, 'images', ['image']).map(imageIn),
  }),
  video: videoIn,
  audio: (spot) => ({
    type: 'audio',
    title: textIn(spot, 'title'),
    ...recording(spot),
    transcript: textOrNull(spot, 'transcript'),
    credit: textOrNull(spot, 'credit'),
  }),
  embed: (spot) => ({
    type: 'embed',
    provider: String(spot.node.attrs['provider']),
    url: String(spot.node.attrs['url']),
    at: spot.node.attrs['at'] as string | null,
    snapshot: textIn(spot, 'snapshot'),
    author: textOrNull(spot, 'author'),
  }),
  table: tableIn,
  factBox: (spot) => ({
    type: 'factBox',
    title: textIn(spot, 'title'),
    paragraphs: paragraphsOf(spot),
    items: itemsOf(spot),
  }),
  timeline: (spot) => ({
    type: 'timeline',
    title: textOrNull(spot, 'title'),
    events: partsOf(spot, 'events', ['timelineEvent']).map(eventIn),
  }),
  relatedLink: (spot) => ({ type: 'relatedLink', href: String(spot.node.attrs['href']), text: textIn(spot, 'text') }),
  divider: () => ({ type: 'divider' }),
  livePost: (spot) => ({
    type: 'livePost',
    id: String(spot.node.attrs['id']),
    at: String(spot.node.attrs['at']),
    headline: textOrNull(spot, 'headline'),
    by: textOrNull(spot, 'by'),
    paragraphs: paragraphsOf(spot),
  }),
};

/** The block that stands at a spot; its place and those of its parts are entered on the way. */
export function blockIn(spot: Spot): Block {
  // The schema names the nodes of blocks as blocks name their kinds, so a node in the body always finds its reader.
  return readers[spot.node.type.name as BlockType](spot);
}

function itemsOf(spot: Spot): RichText[] {
  return partsOf(spot, 'items', ['listItem']).map(({ node }) => richTextIn(node));
}

function paragraphsOf(spot: Spot): RichText[] {
  return partsOf(spot, 'paragraphs', ['paragraph']).map(({ node }) => richTextIn(node));
}

function attribution(spot: Spot): Pick<BlockOf<'quote'>, 'speaker' | 'role' | 'source'> {
  return {
    speaker: textOrNull(spot, 'speaker'),
    role: textOrNull(spot, 'role'),
    source: textOrNull(spot, 'source'),
  };
}

function imageIn(spot: Spot): ImageBlock {
  return {
    type: 'image',
    picture: spot.node.attrs['picture'] as Picture | null,
    decorative: spot.node.attrs['decorative'] as boolean,
    alt: textIn(spot, 'alt'),
    caption: textOrNull(spot, 'caption'),
    credit: textOrNull(spot, 'credit'),
  };
}

function videoIn(spot: Spot): BlockOf<'video'> {
  const poster = childrenOf(spot).find(({ node }) => node.type.name === 'image' && !isPutIn(node));
  return {
    type: 'video',
    title: textIn(spot, 'title'),
    ...recording(spot),
    poster: poster ? imageIn(spotAt(poster.node, poster.pos, { ...spot, where: `${spot.where}/poster` })) : null,
    captions: textOrNull(spot, 'captions'),
    transcript: textOrNull(spot, 'transcript'),
    caption: textOrNull(spot, 'caption'),
    credit: textOrNull(spot, 'credit'),
  };
}

function recording({ node }: Spot): Pick<BlockOf<'audio'>, 'src' | 'durationSeconds'> {
  return { src: node.attrs['src'] as string | null, durationSeconds: node.attrs['durationSeconds'] as number | null };
}

function eventIn(spot: Spot): BlockOf<'timeline'>['events'][number] {
  const what = childrenOf(spot).find(({ node }) => node.type.name === 'paragraph');
  if (what) spotAt(what.node, what.pos, { ...spot, where: `${spot.where}/what` });
  return {
    when: textIn(spot, 'when'),
    date: spot.node.attrs['date'] as string | null,
    what: what ? richTextIn(what.node) : { text: '', marks: [] },
  };
}

/** A first row of headings alone is the head, as long as a row is left under it; headings elsewhere are cells like others. */
function tableIn(spot: Spot): BlockOf<'table'> {
  const grid = childrenOf(spot).find(({ node }) => node.type.name === 'tableGrid');
  const lines = grid ? childrenOf(grid).filter(({ node }) => !isPutIn(node)) : [];
  const [first] = lines;
  const headed =
    first !== undefined && lines.length > 1 && first.node.childCount > 0 && first.node.children.every(isHeading);
  if (headed) spotAt(first.node, first.pos, { ...spot, where: `${spot.where}/head` });
  return {
    type: 'table',
    caption: textOrNull(spot, 'caption'),
    head: headed ? first.node.children.map(acceptedText) : [],
    rows: lines
      .slice(headed ? 1 : 0)
      .map((line, at) => rowIn(spotAt(line.node, line.pos, { ...spot, where: `${spot.where}/rows/${at}` }))),
    rowHeads: spot.node.attrs['rowHeads'] as boolean,
    source: textOrNull(spot, 'source'),
  };
}

function isHeading({ type }: Spot['node']): boolean {
  return type.name === 'tableHeader';
}

function rowIn(spot: Spot): string[] {
  return childrenOf(spot).map(({ node, pos }, at) => {
    spotAt(node, pos, { ...spot, where: `${spot.where}/${at}` });
    return acceptedText(node);
  });
}
