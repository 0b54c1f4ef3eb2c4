import type { VNode } from 'preact';
import type { Block, BlockType } from '../../story/blocks.ts';
import type { Story } from '../../story/story.ts';
import { audio } from './audio.tsx';
import type { RenderContext } from '../layout/render-context.ts';
import type { BlockProps, BlockView } from './block-view.ts';
import { crosshead } from './crosshead.tsx';
import { divider } from './divider.tsx';
import { embed } from './embed.tsx';
import { factBox } from './fact-box.tsx';
import { gallery } from './gallery.tsx';
import { image } from './image.tsx';
import { keyPoints } from './key-points.tsx';
import { list } from './list.tsx';
import { livePost } from './live-post.tsx';
import { paragraph } from './paragraph.tsx';
import { pullQuote } from './pull-quote.tsx';
import { quote } from './quote.tsx';
import { relatedLink } from './related-link.tsx';
import { table } from './table.tsx';
import { timeline } from './timeline.tsx';
import { video } from './video.tsx';

/** Every kind of block and how it is drawn. The type demands an entry for each kind the story knows. */
const views: { readonly [T in BlockType]: BlockView<T> } = {
  paragraph,
  crosshead,
  list,
  pullQuote,
  quote,
  image,
  gallery,
  video,
  audio,
  embed,
  table,
  factBox,
  keyPoints,
  timeline,
  relatedLink,
  divider,
  livePost,
};

/** The body of a story, block by block. */
export function Body({ blocks, context }: { blocks: readonly Block[]; context: RenderContext }): VNode {
  return (
    <>
      {blocks.map((block) => (
        <One block={block} context={context} />
      ))}
    </>
  );
}

// The table gives each type its own view; TypeScript cannot follow that through a union, hence the cast.
function One({ block, context }: { block: Block; context: RenderContext }): VNode | null {
  const { View } = views[block.type] as { View: (props: BlockProps<BlockType>) => VNode | null };
  return <View block={block} context={context} />;
}

/** The style sheets that the blocks of a story and its main media need, each once, in the order of the table. */
export function sheetsFor({ mainMedia, body }: Pick<Story, 'mainMedia' | 'body'>): string[] {
  const used = new Set([...body, ...(mainMedia ? [mainMedia] : [])].map((block) => block.type));
  const sheets = Object.entries(views).flatMap(([type, { sheet }]) =>
    used.has(type as BlockType) && sheet ? [sheet] : [],
  );
  return [...new Set(sheets)];
}
