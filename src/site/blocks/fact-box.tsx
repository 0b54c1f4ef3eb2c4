import { Rich } from '../layout/rich-text.tsx';
import type { BlockView } from './block-view.ts';
import { Items } from './list.tsx';

export const factBox: BlockView<'factBox'> = {
  sheet: 'block-boxes',
  View: ({ block, context: { lite } }) => (
    <aside class="box" aria-label={block.title}>
      <h2>{block.title}</h2>
      {block.paragraphs.map((text) => (
        <p>
          <Rich text={text} lite={lite} />
        </p>
      ))}
      {block.items.length > 0 && (
        <ul>
          <Items items={block.items} lite={lite} />
        </ul>
      )}
    </aside>
  ),
};
