import type { BlockView } from './block-view.ts';
import { Items } from './list.tsx';

export const keyPoints: BlockView<'keyPoints'> = {
  sheet: 'block-boxes',
  View: ({ block, context: { words, lite } }) => (
    <section class="box key-points" aria-label={words.keyPoints}>
      <h2>{words.keyPoints}</h2>
      <ul>
        <Items items={block.items} lite={lite} />
      </ul>
    </section>
  ),
};
