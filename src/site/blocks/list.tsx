import type { VNode } from 'preact';
import type { RichText } from '../../story/rich-text.ts';
import { Rich } from '../layout/rich-text.tsx';
import type { BlockView } from './block-view.ts';

export const list: BlockView<'list'> = {
  sheet: null,
  View: ({ block, context }) => {
    const items = <Items items={block.items} lite={context.lite} />;
    return block.ordered ? <ol start={block.start === 1 ? undefined : block.start}>{items}</ol> : <ul>{items}</ul>;
  },
};

/** The items of any list of rich text. */
export function Items({ items, lite }: { items: readonly RichText[]; lite: boolean }): VNode {
  return (
    <>
      {items.map((item) => (
        <li>
          <Rich text={item} lite={lite} />
        </li>
      ))}
    </>
  );
}
