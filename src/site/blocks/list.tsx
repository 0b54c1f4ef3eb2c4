import type { VNode } from 'preact';
import { type Branch, branchesOf, type Point, standingOf } from '../../story/points.ts';
import { Rich } from '../layout/rich-text.tsx';
import type { BlockView } from './block-view.ts';

export const list: BlockView<'list'> = {
  sheet: null,
  View: ({ block, context }) => {
    const items = <Items items={block.items} lite={context.lite} />;
    return block.ordered ? <ol start={block.start === 1 ? undefined : block.start}>{items}</ol> : <ul>{items}</ul>;
  },
};

/** The points of any list, each with the lists within it. */
export function Items({ items, lite }: { items: readonly Point[]; lite: boolean }): VNode {
  return <Branches branches={branchesOf(items, standingOf)} lite={lite} />;
}

function Branches({ branches, lite }: { branches: readonly Branch<Point>[]; lite: boolean }): VNode {
  return (
    <>
      {branches.map(({ point, lists }) => (
        <li value={point.number}>
          <Rich text={point} lite={lite} />
          {lists.map(({ ordered, branches: inner }) => {
            const points = <Branches branches={inner} lite={lite} />;
            return ordered ? <ol>{points}</ol> : <ul>{points}</ul>;
          })}
        </li>
      ))}
    </>
  );
}
